import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckGroups } from '../features/checks/CheckGroups.tsx';
import { useChecks, useReadAhead } from '../shared/check/use-checks.ts';
import { leftoverPhotos } from '../shared/outbox/entry.ts';
import { useOutbox } from '../shared/outbox/OutboxContext.ts';
import { KeptSince } from '../shared/parts/KeptSince.tsx';
import { PageHead } from './PageHead.tsx';

const NO_TASKS: ReadonlySet<string> = new Set();

/** The inspections I am one of the officers of: today's, coming ones, those to be looked at again. */
export function ChecksPage() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { data, error, refetch } = useChecks(outbox.accountId);
  useReadAhead(outbox.accountId, data);
  useEffect(() => {
    const left = leftoverPhotos(outbox.view().entries, NO_TASKS, Date.now());
    for (const { id, deed } of left) if (deed.kind === 'check-photo') void outbox.dismiss(id);
  }, [outbox]);
  return (
    <main className="page">
      <PageHead title={t('check.title')} />
      {data?.kept ? <KeptSince asOf={data.asOf} /> : null}
      {data === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton rows={3} height={140} /> : null}
      {data && data.value.length === 0 ? <Empty title={t('check.none')} hint={t('check.noneHint')} /> : null}
      {data ? <CheckGroups checks={data.value} /> : null}
    </main>
  );
}
