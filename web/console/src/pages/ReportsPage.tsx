import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DeskTabs } from '../features/inspection-desks/DeskTabs.tsx';
import { REPORT_STATUSES } from '../features/inspection-desks/desk-search.ts';
import { ReportCard } from '../features/inspection-desks/ReportCard.tsx';
import { useReports } from '../features/inspection-desks/use-desks.ts';
import { MoreRows } from '../shared/MoreRows.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** Violations somebody reported: looked into, passed on, answered. */
export function ReportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { status } = useSearch({ from: '/inspection/reports' });
  const allowed = usePermission('report.handle');
  const desk = useReports(status, allowed);
  const rows = desk.data?.pages.flatMap(({ items }) => items) ?? [];
  useTitle(`${t('inspection.reports.title')} · ${t('app.name')}`);
  if (!allowed) return <Empty title={t('inspection.reports.notAllowed')} hint={t('map.notAllowedHint')} />;
  return (
    <div className="page-inspection page-narrow">
      <header className="page-head">
        <h1>{t('inspection.reports.title')}</h1>
        <DeskTabs
          statuses={REPORT_STATUSES}
          status={status}
          wordOf={(one) => t(`inspection.reports.status.${one}`)}
          onChange={(one) => void navigate({ to: '/inspection/reports', search: one ? { status: one } : {} })}
        />
      </header>
      <p className="sc-muted">{t('inspection.reports.page')}</p>
      {desk.isPending ? <Skeleton rows={5} height={72} /> : null}
      {desk.isError && rows.length === 0 ? <ErrorState error={desk.error} onRetry={() => void desk.refetch()} /> : null}
      {desk.isSuccess && rows.length === 0 ? (
        <Empty title={t('inspection.reports.none')} hint={t('inspection.reports.noneHint')} />
      ) : null}
      <ul className="desk-list">
        {rows.map((report) => (
          <ReportCard key={report.id} report={report} />
        ))}
      </ul>
      {rows.length > 0 ? (
        <MoreRows
          hasMore={desk.hasNextPage}
          loading={desk.isFetchingNextPage}
          failed={desk.isFetchNextPageError}
          onMore={() => void desk.fetchNextPage()}
        />
      ) : null}
    </div>
  );
}
