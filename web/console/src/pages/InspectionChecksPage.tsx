import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckFilters } from '../features/inspection-checks/CheckFilters.tsx';
import { CheckTable } from '../features/inspection-checks/CheckTable.tsx';
import { type ChecksSearch, isNarrowed, parseChecksSearch } from '../features/inspection-checks/checks-search.ts';
import { useChecks } from '../features/inspection-checks/use-checks.ts';
import { FiguresView } from '../features/inspection-figures/FiguresView.tsx';
import { useRowKeys } from '../shared/inspection/use-row-keys.ts';
import { MoreRows } from '../shared/MoreRows.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The checks as rows, or the year in figures. */
export function InspectionChecksPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inspection/checks' });
  const navigate = useNavigate();
  useTitle(`${t('inspection.checks.title')} · ${t('app.name')}`);
  if (!usePermission('inspection.view'))
    return <Empty title={t('inspection.notAllowed')} hint={t('map.notAllowedHint')} />;
  const { view, ...rows } = search;
  return (
    <div className="page-inspection">
      <header className="page-head">
        <h1>{t('inspection.checks.title')}</h1>
        <nav className="views" aria-label={t('inspection.checks.view')}>
          <Link to="/inspection/checks" search={rows} data-chosen={view === undefined}>
            {t('inspection.checks.rows')}
          </Link>
          <Link to="/inspection/checks" search={{ ...rows, view: 'figures' }} data-chosen={view === 'figures'}>
            {t('inspection.figures.title')}
          </Link>
        </nav>
      </header>
      {view === 'figures' ? (
        <FiguresView onRows={(chosen) => void navigate({ to: '/inspection/checks', search: chosen })} />
      ) : (
        <Checks search={search} />
      )}
    </div>
  );
}

function Checks({ search }: { search: ChecksSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const searchBox = useRef<InputRef>(null);
  const checks = useChecks(search);
  const at = useRowKeys({
    ids: checks.rows.map(({ id }) => id),
    searchBox,
    onOpen: (checkId) => void navigate({ to: '/inspection/checks/$checkId', params: { checkId } }),
    onEnd: () => checks.hasNextPage && !checks.isFetchingNextPage && void checks.fetchNextPage(),
  });
  const narrowed = isNarrowed(search);
  return (
    <>
      <CheckFilters
        search={search}
        searchBox={searchBox}
        onChange={(change) =>
          void navigate({ to: '/inspection/checks', search: (before) => parseChecksSearch({ ...before, ...change }) })
        }
      />
      <section className="card">
        {checks.isPending ? <Skeleton rows={8} height={32} /> : null}
        {checks.isError && checks.rows.length === 0 ? (
          <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />
        ) : null}
        {checks.isSuccess && checks.rows.length === 0 ? (
          <Empty
            title={t(narrowed ? 'inspection.checks.noneFits' : 'inspection.checks.none')}
            hint={t(narrowed ? 'inspection.plans.noneFitsHint' : 'inspection.checks.noneHint')}
            action={
              <Link to={narrowed ? '/inspection/checks' : '/inspection/plans'}>
                {t(narrowed ? 'filter.clear' : 'inspection.plans.title')}
              </Link>
            }
          />
        ) : null}
        {checks.rows.length > 0 ? (
          <>
            <CheckTable rows={checks.rows} at={at} />
            <MoreRows
              hasMore={checks.hasNextPage}
              loading={checks.isFetchingNextPage}
              failed={checks.isFetchNextPageError}
              onMore={() => void checks.fetchNextPage()}
            />
          </>
        ) : null}
      </section>
    </>
  );
}
