import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { formatAbsolute, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Course } from '../../shared/inspection/Course.tsx';
import { DaySpan } from '../../shared/inspection/DayText.tsx';
import { checkTone } from '../../shared/inspection/inspection-tones.ts';
import { Synthetic } from '../../shared/inspection/Synthetic.tsx';
import { courseOf } from './check-course.ts';

/** Whom, on which plan, how far, by whose approval. */
export function CheckHead({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const { subject, approval, urgent } = check;
  return (
    <div className="plan-head">
      <h1>
        {subject.name}
        <Synthetic is={check.synthetic} />
      </h1>
      <p>
        <ToneTag tone={checkTone(check.status, check.overdue)}>{t(`inspection.checkStatus.${check.status}`)}</ToneTag>{' '}
        <Link to="/inspection/plans/$planId" params={{ planId: check.planId }}>
          {check.planTitle}
        </Link>{' '}
        · {t(`inspection.kind.${check.kind}`)} · {check.leadName} ·{' '}
        <DaySpan from={check.windowFrom} to={check.windowTo} /> ·{' '}
        <span className="sc-number sc-muted">{check.code}</span>
      </p>
      <Course
        label={t('inspection.course')}
        steps={courseOf(check).map(({ step, state }) => ({
          key: step,
          state,
          text: t(`inspection.checkCourse.${step}`),
        }))}
      />
      <p className="sc-muted">
        {approval
          ? t('inspection.plans.approvedBy', {
              by: approval.by,
              at: formatAbsolute(approval.at),
              no: approval.documentNo,
            })
          : t('inspection.checks.notApproved')}
        {check.visitsSaved > 0 ? ` · ${t('inspection.checks.savedVisits', { count: check.visitsSaved })}` : ''}
      </p>
      {urgent ? (
        <p>
          <ToneTag tone={urgent.ratified ? 'closed' : 'overdue'}>
            {t(urgent.ratified ? 'inspection.checks.urgentRatified' : 'inspection.checks.urgentOpen')}
          </ToneTag>{' '}
          {urgent.reason} <span className="sc-muted sc-number">{formatAbsolute(urgent.at)}</span>
        </p>
      ) : null}
    </div>
  );
}
