import { Empty, ErrorState, formatClock, Skeleton } from '@shancheng/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { InputRef } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { neighbour } from '../features/queue/live-rows.ts';
import { NewBar } from '../features/queue/NewBar.tsx';
import { QueueFilters } from '../features/queue/QueueFilters.tsx';
import { QueueTable } from '../features/queue/QueueTable.tsx';
import { SavedViews } from '../features/queue/SavedViews.tsx';
import { useQueue } from '../features/queue/use-queue.ts';
import { filterKey, parseQueueSearch, withoutSelection } from '../shared/queue-search.ts';
import { limitRule, useEventTypes, useStreets } from '../shared/use-catalogue.ts';
import { useCounty } from '../shared/use-county.ts';
import { useKeys } from '../shared/use-keys.ts';
import { useTitle } from '../shared/use-title.ts';
import { QueuePreview } from './QueuePreview.tsx';

/** The live queue: filters above, rows on the left, the selected case on the right. */
export function QueuePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/' });
  const key = filterKey(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the filters' content; selecting a row must not make a new list
  const filters = useMemo(() => withoutSelection(search), [key]);
  const queue = useQueue(filters);
  useTitle(`${queue.waiting > 0 ? `(${queue.waiting}) ` : ''}${t('nav.queue')} · ${t('app.name')}`);
  const types = useEventTypes();
  const streets = useStreets(useCounty());
  const searchBox = useRef<InputRef>(null);

  const select = useCallback(
    (sel: string) =>
      void navigate({
        to: '/',
        search: (before) => parseQueueSearch({ ...before, sel }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const open = useCallback(
    (incidentId: string) => void navigate({ to: '/incidents/$incidentId', params: { incidentId } }),
    [navigate],
  );
  const filter = useCallback(
    (change: Record<string, unknown>) =>
      void navigate({ to: '/', search: (before) => parseQueueSearch({ ...before, ...change, sel: undefined }) }),
    [navigate],
  );
  const ruleOf = useCallback(
    (code: string) =>
      limitRule(
        types.data?.find((type) => type.code === code),
        t,
      ),
    [types.data, t],
  );

  const ids = queue.rows.map((row) => row.id);
  const move = (step: 1 | -1) => {
    const next = neighbour(ids, search.sel, step);
    if (next) select(next);
    if (next === ids.at(-1) && queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => search.sel && open(search.sel),
    n: () => void queue.showWaiting(),
    '/': () => searchBox.current?.focus({ cursor: 'all' }),
  });

  return (
    <div className="page-queue">
      <section className="queue-pane" aria-label={t('nav.queue')}>
        <div className="queue-top">
          <SavedViews search={search} onShow={(view) => void navigate({ to: '/', search: view })} />
          <QueueFilters
            search={search}
            onChange={filter}
            types={types.data ?? []}
            streets={streets.data ?? []}
            searchBox={searchBox}
          />
          <div className="queue-status-line">
            <p className="queue-count-line sc-muted">
              {queue.total === undefined
                ? '\u00a0'
                : t(queue.totalExact ? 'queue.total' : 'queue.totalMore', { count: queue.total })}
              {queue.asOf ? ` · ${t('time.asOf', { at: formatClock(queue.asOf) })}` : ''}
            </p>
            <NewBar count={queue.waiting} onShow={() => void queue.showWaiting()} />
          </div>
        </div>
        <div className="queue-body">
          {queue.isPending ? <Skeleton rows={14} height={28} /> : null}
          {queue.isError && queue.rows.length === 0 ? (
            <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
          ) : null}
          {queue.isSuccess && queue.rows.length === 0 ? <NoRows filtered={key !== filterKey({})} /> : null}
          {queue.rows.length > 0 ? (
            <QueueTable
              rows={queue.rows}
              search={filters}
              selectedId={search.sel}
              onSelect={select}
              onOpen={open}
              hasMore={queue.hasNextPage}
              loadingMore={queue.isFetchingNextPage}
              onMore={() => void queue.fetchNextPage()}
              moreFailed={queue.isFetchNextPageError}
              ruleOf={ruleOf}
            />
          ) : null}
        </div>
      </section>
      <QueuePreview
        selectedId={search.sel}
        summary={queue.rows.find((row) => row.id === search.sel)}
        types={types.data}
      />
    </div>
  );
}

function NoRows({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  return filtered ? (
    <Empty
      title={t('queue.emptyFiltered')}
      hint={t('queue.emptyFilteredHint')}
      action={
        <Link to="/" search={{}}>
          {t('filter.clear')}
        </Link>
      }
    />
  ) : (
    <Empty title={t('queue.empty')} hint={t('queue.emptyHint')} action={<Link to="/report">{t('nav.report')}</Link>} />
  );
}
