import type { InspectionPlanSummary } from '@shancheng/contracts/inspection-plan';
import { ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DaySpan } from '../../shared/inspection/DayText.tsx';
import { planTone } from '../../shared/inspection/inspection-tones.ts';
import { Synthetic } from '../../shared/inspection/Synthetic.tsx';
import { doneShare } from './done-share.ts';

interface PlanTableProps {
  rows: readonly InspectionPlanSummary[];
  /** Said by screen readers. */
  label: string;
  /** The row the keyboard stands on. */
  at: string | undefined;
}

/** Plans, one a row: what, who, when, how many, who has not answered, how far the checks are. */
export function PlanTable({ rows, label, at }: PlanTableProps) {
  const { t } = useTranslation();
  return (
    <table className="plain stacked" aria-label={label}>
      <thead>
        <tr>
          <th>{t('inspection.status')}</th>
          <th>{t('inspection.plans.plan')}</th>
          <th>{t('inspection.plans.leads')}</th>
          <th>{t('inspection.window')}</th>
          <th className="number">{t('inspection.plans.subjects')}</th>
          <th>{t('inspection.plans.answers')}</th>
          <th>{t('inspection.plans.checksDone')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((plan) => (
          <PlanRow key={plan.id} plan={plan} current={plan.id === at} />
        ))}
      </tbody>
    </table>
  );
}

function PlanRow({ plan, current }: { plan: InspectionPlanSummary; current: boolean }) {
  const { t } = useTranslation();
  return (
    <tr data-row={plan.id} aria-current={current}>
      <td>
        <ToneTag tone={planTone(plan.status)}>{t(`inspection.planStatus.${plan.status}`)}</ToneTag>
      </td>
      <td className="stacked-head">
        <Link to="/inspection/plans/$planId" params={{ planId: plan.id }}>
          <b>{plan.title}</b>
        </Link>
        <Synthetic is={plan.synthetic} />
        <small className="sc-muted">
          {t(`inspection.kind.${plan.kind}`)} · <span className="sc-number">{plan.code}</span>
        </small>
      </td>
      <td data-label={t('inspection.plans.leads')}>{plan.authorityName}</td>
      <td data-label={t('inspection.window')}>
        <DaySpan from={plan.windowFrom} to={plan.windowTo} />
      </td>
      <td className="number" data-label={t('inspection.plans.subjects')}>
        {plan.subjects}
      </td>
      <td data-label={t('inspection.plans.answers')}>
        <Answers plan={plan} />
      </td>
      <td data-label={t('inspection.plans.checksDone')}>
        <DoneBar plan={plan} />
      </td>
    </tr>
  );
}

function Answers({ plan: { parties, waitingFor, overdue, status } }: { plan: InspectionPlanSummary }) {
  const { t } = useTranslation();
  const others = parties - 1;
  if (others <= 0) return <span className="sc-muted">{t('inspection.plans.alone')}</span>;
  if (waitingFor === 0 || status !== 'inviting')
    return <span>{t('inspection.plans.departments', { count: others })}</span>;
  return (
    <ToneTag tone={overdue ? 'overdue' : 'waiting'}>
      {t(overdue ? 'inspection.plans.late' : 'inspection.plans.waitingFor', { count: waitingFor, of: others })}
    </ToneTag>
  );
}

function DoneBar({ plan: { checks } }: { plan: InspectionPlanSummary }) {
  const { t } = useTranslation();
  const { done, all } = doneShare(checks);
  if (all === 0) return <span className="sc-muted">–</span>;
  return (
    <span className="done-bar" title={t('inspection.plans.doneOf', { done, all })}>
      <i aria-hidden="true">
        <i style={{ width: `${(done / all) * 100}%` }} />
      </i>
      <span className="sc-number">
        {done} / {all}
      </span>
    </span>
  );
}
