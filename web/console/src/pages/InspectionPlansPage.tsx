import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPlanForm } from '../features/inspection-plans/NewPlanForm.tsx';
import { PlanFilters } from '../features/inspection-plans/PlanFilters.tsx';
import { PlanTable } from '../features/inspection-plans/PlanTable.tsx';
import { isNarrowed, type PlansSearch, parsePlansSearch } from '../features/inspection-plans/plans-search.ts';
import { usePlans } from '../features/inspection-plans/use-plans.ts';
import { useRowKeys } from '../shared/inspection/use-row-keys.ts';
import { MoreRows } from '../shared/MoreRows.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The plans of inspection: what waits for my answer first, then all; or the form for a new one. */
export function InspectionPlansPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inspection/plans' });
  const navigate = useNavigate();
  const mayPlan = usePermission('inspection.plan');
  useTitle(`${t('inspection.plans.title')} · ${t('app.name')}`);
  if (!usePermission('inspection.view'))
    return <Empty title={t('inspection.notAllowed')} hint={t('map.notAllowedHint')} />;
  const { new: kind, theme: _theme, ...filters } = search;
  return (
    <div className="page-inspection">
      <header className="page-head">
        <h1>{t(kind ? 'inspection.form.new' : 'inspection.plans.title')}</h1>
        {mayPlan && !kind ? (
          <Link className="sc-button sc-button-primary" to="/inspection/plans" search={{ ...search, new: 'daily' }}>
            {t('inspection.form.new')}
          </Link>
        ) : null}
      </header>
      {kind && mayPlan ? (
        <NewPlanForm
          kind={kind}
          themeId={search.theme}
          onDone={(planId) => void navigate({ to: '/inspection/plans/$planId', params: { planId } })}
          onCancel={() => void navigate({ to: '/inspection/plans', search: filters })}
        />
      ) : (
        <Plans search={search} mayPlan={mayPlan} />
      )}
    </div>
  );
}

function Plans({ search, mayPlan }: { search: PlansSearch; mayPlan: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const searchBox = useRef<InputRef>(null);
  const narrowed = isNarrowed(search);
  const waiting = usePlans({ of: 'waiting' }, mayPlan && !narrowed);
  const first = narrowed ? [] : waiting.rows;
  const plans = usePlans(search);
  const rest = plans.rows.filter(({ id }) => !first.some((one) => one.id === id));
  const at = useRowKeys({
    ids: [...first, ...rest].map(({ id }) => id),
    searchBox,
    onOpen: (planId) => void navigate({ to: '/inspection/plans/$planId', params: { planId } }),
    onEnd: () => plans.hasNextPage && !plans.isFetchingNextPage && void plans.fetchNextPage(),
  });
  return (
    <>
      <PlanFilters
        search={search}
        searchBox={searchBox}
        onChange={(change) =>
          void navigate({ to: '/inspection/plans', search: (before) => parsePlansSearch({ ...before, ...change }) })
        }
      />
      {first.length > 0 ? (
        <section className="card waiting-first">
          <h2>{t('inspection.plans.waitingFirst', { count: first.length })}</h2>
          <PlanTable rows={first} label={t('inspection.plans.view.waiting')} at={at} />
        </section>
      ) : null}
      <section className="card">
        {plans.isPending ? <Skeleton rows={8} height={32} /> : null}
        {plans.isError && plans.rows.length === 0 ? (
          <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
        ) : null}
        {plans.isSuccess && rest.length === 0 ? (
          <NoPlans narrowed={narrowed} search={search} mayPlan={mayPlan} />
        ) : null}
        {rest.length > 0 ? (
          <>
            <PlanTable rows={rest} label={t('inspection.plans.title')} at={at} />
            <MoreRows
              hasMore={plans.hasNextPage}
              loading={plans.isFetchingNextPage}
              failed={plans.isFetchNextPageError}
              onMore={() => void plans.fetchNextPage()}
            />
          </>
        ) : null}
      </section>
    </>
  );
}

function NoPlans({ narrowed, search, mayPlan }: { narrowed: boolean; search: PlansSearch; mayPlan: boolean }) {
  const { t } = useTranslation();
  if (search.of === 'waiting')
    return <Empty title={t('inspection.plans.noneWaiting')} hint={t('inspection.plans.noneWaitingHint')} />;
  if (narrowed)
    return (
      <Empty
        title={t('inspection.plans.noneFits')}
        hint={t('inspection.plans.noneFitsHint')}
        action={<Link to="/inspection/plans">{t('filter.clear')}</Link>}
      />
    );
  return (
    <Empty
      title={t('inspection.plans.none')}
      hint={t('inspection.plans.noneHint')}
      action={
        mayPlan ? (
          <Link to="/inspection/plans" search={{ new: 'daily' }}>
            {t('inspection.form.new')}
          </Link>
        ) : undefined
      }
    />
  );
}
