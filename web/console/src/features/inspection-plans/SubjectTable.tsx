import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { checkTone } from '../../shared/inspection/inspection-tones.ts';

/** Who is checked, with credit class, and how far each check is. */
export function SubjectTable({ planId, subjects }: { planId: string; subjects: InspectionPlanDetail['subjectList'] }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>
        {t('inspection.subjects.title', { count: subjects.length })}
        {subjects.length > 0 ? (
          <small>
            {' '}
            <Link to="/inspection/checks" search={{ planId }}>
              {t('inspection.checks.allOfPlan')}
            </Link>
          </small>
        ) : null}
      </h2>
      {subjects.length === 0 ? <p className="sc-muted">{t('inspection.subjects.notDrawn')}</p> : null}
      {subjects.length > 0 ? (
        <table className="plain stacked" aria-label={t('inspection.subjects.label')}>
          <thead>
            <tr>
              <th>{t('inspection.subjects.name')}</th>
              <th>{t('inspection.subjects.credit')}</th>
              <th>{t('inspection.subjects.check')}</th>
            </tr>
          </thead>
          <tbody>
            {subjects.map((subject) => (
              <tr key={subject.subjectId}>
                <td className="stacked-head">
                  <b>{subject.name}</b>
                  <small className="sc-muted block">{subject.address}</small>
                </td>
                <td data-label={t('inspection.subjects.credit')}>{subject.creditClass}</td>
                <td data-label={t('inspection.subjects.check')}>
                  {subject.checkId && subject.checkStatus ? (
                    <Link to="/inspection/checks/$checkId" params={{ checkId: subject.checkId }}>
                      <ToneTag tone={checkTone(subject.checkStatus)}>
                        {t(`inspection.checkStatus.${subject.checkStatus}`)}
                      </ToneTag>
                    </Link>
                  ) : (
                    <span className="sc-muted">–</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
