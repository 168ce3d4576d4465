import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { ToneTag, useName, useNow } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAt } from '../../shared/inspection/days.ts';
import { missingFor, standing } from './plan-actions.ts';

const FEWEST_OFFICERS = 2;

/** What stands against the plan, in words, each with what lifts it; and what is merely not done yet. */
export function Obstacles({ plan }: { plan: InspectionPlanDetail }) {
  const { t } = useTranslation();
  const today = dayAt(useNow(60_000));
  if (plan.status === 'approved' || plan.status === 'cancelled') return null;
  const missing = missingFor(plan, today, FEWEST_OFFICERS);
  const clear = missing.length === 0 && standing(plan).length === 0;
  return (
    <section className="card">
      <h2>{t('inspection.obstacles.title')}</h2>
      {clear ? (
        <p>
          <ToneTag tone="closed">{t('inspection.obstacles.none')}</ToneTag>
        </p>
      ) : null}
      <ul className="obstacles">
        {missing.map((what) => (
          <li key={what}>
            <ToneTag tone="waiting">{t('inspection.obstacles.toDo')}</ToneTag>
            <span>{t(`inspection.obstacles.missing.${what}`)}</span>
          </li>
        ))}
        {plan.obstacles.map((one) => (
          <ObstacleRow
            key={`${one.kind}/${one.subjectId}/${one.authorityId}/${one.matterCode}/${one.checkId}/${one.text.zh}`}
            obstacle={one}
            lifted={one.overridable && plan.plan.override !== undefined}
          />
        ))}
      </ul>
      {plan.plan.override ? (
        <p className="sc-muted">
          {t('inspection.obstacles.overriddenBy', { by: plan.plan.override.by, reason: plan.plan.override.reason })}
        </p>
      ) : null}
    </section>
  );
}

interface ObstacleRowProps {
  obstacle: InspectionPlanDetail['obstacles'][number];
  lifted: boolean;
}

function ObstacleRow({ obstacle: { kind, text, subjectName, checkId, overridable }, lifted }: ObstacleRowProps) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <li data-lifted={lifted}>
      <ToneTag tone={lifted ? 'void' : 'overdue'}>
        {lifted ? t('inspection.obstacles.lifted') : t(`inspection.obstacles.kind.${kind}`)}
      </ToneTag>
      <span>
        {subjectName ? <b>{subjectName} </b> : null}
        {name(text)}
        {checkId ? (
          <>
            {' '}
            <Link to="/inspection/checks/$checkId" params={{ checkId }}>
              {t('inspection.obstacles.seeCheck')}
            </Link>
          </>
        ) : null}
        {lifted ? null : (
          <small className="sc-muted block">
            {t(overridable ? 'inspection.obstacles.liftBySupervisor' : `inspection.obstacles.liftBy.${kind}`)}
          </small>
        )}
      </span>
    </li>
  );
}
