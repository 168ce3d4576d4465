import { Empty, ErrorState, Skeleton, SyntheticMark, useLanguage } from '@shancheng/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { OutcomeTag } from './OutcomeTag.tsx';

/** What came of checks, newest first, page by page. */
export function ResultList({ q }: { q?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const api = usePortalApi();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['results', q ?? ''],
    queryFn: ({ pageParam }) => api.results({ ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: undefined as string | undefined, // the type of the cursor, which the first page has not
    getNextPageParam: (page) => page.next,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={56} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return q ? (
      <Empty title={t('results.notFound', { q })} hint={t('results.notFoundHint')} />
    ) : (
      <Empty title={t('results.none')} hint={t('results.noneHint')} />
    );
  return (
    <>
      <ul className="cards">
        {items.map((result) => (
          <li key={result.code}>
            <Link to={{ page: 'result', code: result.code }} className="card card-link">
              <span className="card-line">
                <strong>{result.subjectName}</strong>
                <OutcomeTag outcome={result.outcome} />
              </span>
              <span>{result.title}</span>
              <small>
                {dayInWords(result.on, language)} · {result.agencies.join(t('comma'))}
                {result.synthetic ? <SyntheticMark /> : null}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {error ? <ErrorState error={error} /> : null}
      {hasNextPage ? (
        <button
          type="button"
          className="side-button wide"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t(isFetchingNextPage ? 'loading' : 'more')}
        </button>
      ) : null}
    </>
  );
}
