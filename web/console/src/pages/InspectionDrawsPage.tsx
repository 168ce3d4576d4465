import type { InspectionPlanSummary } from '@shancheng/contracts/inspection-plan';
import { Empty, ErrorState, Skeleton, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DrawCard } from '../features/inspection-plans/DrawCard.tsx';
import { usePlan, usePlans } from '../features/inspection-plans/use-plans.ts';
import { DaySpan } from '../shared/inspection/DayText.tsx';
import { planTone } from '../shared/inspection/inspection-tones.ts';
import { Synthetic } from '../shared/inspection/Synthetic.tsx';
import { MoreRows } from '../shared/MoreRows.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** Every random draw: what was promised before, what came out, where anyone replays it. */
export function InspectionDrawsPage() {
  const { t } = useTranslation();
  const allowed = usePermission('inspection.view');
  const mayPlan = usePermission('inspection.plan');
  const plans = usePlans({ kind: 'double-random' }, allowed);
  useTitle(`${t('inspection.draw.page')} · ${t('app.name')}`);
  if (!allowed) return <Empty title={t('inspection.notAllowed')} hint={t('map.notAllowedHint')} />;
  const start = mayPlan ? (
    <Link className="sc-button" to="/inspection/plans" search={{ new: 'double-random' }}>
      {t('inspection.draw.new')}
    </Link>
  ) : null;
  return (
    <div className="page-inspection">
      <header className="page-head">
        <h1>{t('inspection.draw.page')}</h1>
        {start}
      </header>
      <p className="sc-muted">{t('inspection.draw.how')}</p>
      {plans.isPending ? <Skeleton rows={6} height={60} /> : null}
      {plans.isError && plans.rows.length === 0 ? (
        <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
      ) : null}
      {plans.isSuccess && plans.rows.length === 0 ? (
        <Empty title={t('inspection.draw.none')} hint={t('inspection.draw.noneHint')} action={start} />
      ) : null}
      <ul className="draw-list">
        {plans.rows.map((plan) => (
          <DrawRow key={plan.id} summary={plan} />
        ))}
      </ul>
      {plans.rows.length > 0 ? (
        <MoreRows
          hasMore={plans.hasNextPage}
          loading={plans.isFetchingNextPage}
          failed={plans.isFetchNextPageError}
          onMore={() => void plans.fetchNextPage()}
        />
      ) : null}
    </div>
  );
}

function DrawRow({ summary }: { summary: InspectionPlanSummary }) {
  const { t } = useTranslation();
  const plan = usePlan(summary.id);
  return (
    <li className="card">
      <header>
        <h2>
          <Link to="/inspection/plans/$planId" params={{ planId: summary.id }}>
            {summary.title}
          </Link>
          <Synthetic is={summary.synthetic} />
        </h2>
        <p>
          <ToneTag tone={planTone(summary.status)}>{t(`inspection.planStatus.${summary.status}`)}</ToneTag>{' '}
          {summary.authorityName} · <DaySpan from={summary.windowFrom} to={summary.windowTo} /> ·{' '}
          {t('inspection.draw.drawnCount', { count: summary.subjects })}
        </p>
      </header>
      {plan.isPending ? <Skeleton rows={3} /> : null}
      {plan.data?.draw ? <DrawCard draw={plan.data.draw} /> : null}
    </li>
  );
}
