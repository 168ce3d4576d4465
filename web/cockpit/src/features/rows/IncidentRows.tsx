import type { IncidentPage, IncidentQuery } from '@shancheng/contracts/incident';
import { Empty, ErrorState, formatAbsolute, Skeleton, useApi } from '@shancheng/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { IncidentLine } from '../../shared/IncidentLine.tsx';

const PAGE = 50;

/** The incidents a figure counted, newest first, page by page; each leads to its page in the console. */
export function IncidentRows({ rows, counted }: { rows: string; counted: number }) {
  const { t } = useTranslation();
  const pages = useIncidentPages(rows);
  if (pages.isPending) return <Skeleton rows={8} height={56} />;
  if (pages.isError && !pages.data) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  const first = pages.data.pages[0];
  if (items.length === 0) return <Empty title={t('rows.none')} hint={t('rows.noneHint')} />;
  return (
    <div className="ck-rows">
      {first?.totalExact && first.total !== counted ? (
        <p className="ck-rows-moved">
          {t('rows.moved', { now: first.total, at: formatAbsolute(first.asOf).slice(11) })}
        </p>
      ) : null}
      <ol>
        {items.map((incident) => (
          <li key={incident.id}>
            <IncidentLine incident={incident} full />
          </li>
        ))}
      </ol>
      {pages.hasNextPage ? (
        <button
          type="button"
          className="ck-more"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('rows.more', { shown: items.length })}
        </button>
      ) : (
        <p className="ck-rows-end">{t('rows.end', { value: items.length })}</p>
      )}
    </div>
  );
}

function useIncidentPages(rows: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['incident-rows', rows],
    queryFn: async ({ pageParam, signal }) => {
      // The server wrote this query string for this very list; the cast only names its shape.
      const asked = Object.fromEntries(new URLSearchParams(rows)) as IncidentQuery;
      const query = { ...asked, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      const answer = await api.GET('/api/v1/incidents', { params: { query: query as never }, signal }); // the draft client types enums more narrowly than a query string can
      return answer.data as IncidentPage; // refusals throw, so there is data
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
  });
}
