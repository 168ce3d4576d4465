import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ComplaintCard } from '../features/inspection-desks/ComplaintCard.tsx';
import { DeskTabs } from '../features/inspection-desks/DeskTabs.tsx';
import { COMPLAINT_STATUSES } from '../features/inspection-desks/desk-search.ts';
import { useComplaints } from '../features/inspection-desks/use-desks.ts';
import { MoreRows } from '../shared/MoreRows.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** Complaints about enforcement, at the supervisors’ desk. */
export function ComplaintsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { status } = useSearch({ from: '/inspection/complaints' });
  const allowed = usePermission('inspection.supervise');
  const desk = useComplaints(status, allowed);
  const rows = desk.data?.pages.flatMap(({ items }) => items) ?? [];
  useTitle(`${t('inspection.complaints.title')} · ${t('app.name')}`);
  if (!allowed) return <Empty title={t('inspection.complaints.notAllowed')} hint={t('map.notAllowedHint')} />;
  return (
    <div className="page-inspection page-narrow">
      <header className="page-head">
        <h1>{t('inspection.complaints.title')}</h1>
        <DeskTabs
          statuses={COMPLAINT_STATUSES}
          status={status}
          wordOf={(one) => t(`inspection.complaints.status.${one}`)}
          onChange={(one) => void navigate({ to: '/inspection/complaints', search: one ? { status: one } : {} })}
        />
      </header>
      <p className="sc-muted">{t('inspection.complaints.page')}</p>
      {desk.isPending ? <Skeleton rows={5} height={72} /> : null}
      {desk.isError && rows.length === 0 ? <ErrorState error={desk.error} onRetry={() => void desk.refetch()} /> : null}
      {desk.isSuccess && rows.length === 0 ? (
        <Empty title={t('inspection.complaints.none')} hint={t('inspection.complaints.noneHint')} />
      ) : null}
      <ul className="desk-list">
        {rows.map((complaint) => (
          <ComplaintCard key={complaint.id} complaint={complaint} />
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
