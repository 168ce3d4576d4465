import type { Complaint } from '@shancheng/contracts/complaint';
import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';
import { Progress, type ProgressStep } from '../../shared/parts/Progress.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';

const STATUSES = ['received', 'looked-into', 'answered'] as const;
export const complaintsKey = ['complaints'];

/** My complaints, newest first, each with where it is now. */
export function ComplaintCards() {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: complaintsKey,
    queryFn: ({ pageParam }) => api.complaints(pageParam),
    initialPageParam: undefined as string | undefined, // the type of the cursor, which the first page has not
    getNextPageParam: (page) => page.next,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={80} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Empty
        title={t('complaint.none')}
        hint={t('complaint.noneHint')}
        action={<Link to={{ page: 'complain' }}>{t('page.complain')}</Link>}
      />
    );
  }
  return (
    <>
      <ul className="cards">
        {items.map((complaint) => (
          <li key={complaint.id}>
            <Card complaint={complaint} />
          </li>
        ))}
      </ul>
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

function Card({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const at = STATUSES.indexOf(complaint.status);
  const steps = STATUSES.map<ProgressStep>((status, index) => ({
    key: status,
    label: t(`complaint.status.${status}`),
    state: index < at || complaint.status === 'answered' ? 'done' : index === at ? 'now' : 'later',
  }));
  return (
    <article className="card">
      <div className="card-line">
        <h2>{t(`complaint.kind.${complaint.kind}`, complaint.kind)}</h2>
        <small>
          {complaint.code} · {minuteOf(complaint.at)}
        </small>
      </div>
      <p className="words">{complaint.text}</p>
      {complaint.authorityName ? (
        <p className="hint">{t('complaint.about', { authority: complaint.authorityName })}</p>
      ) : null}
      <Progress steps={steps} label={t('track.where')} />
      {complaint.answer ? (
        <blockquote className="answer">
          <strong>{t('complaint.answer')}</strong>
          <p>{complaint.answer}</p>
        </blockquote>
      ) : null}
      {complaint.checkId ? (
        <Link to={{ page: 'check', checkId: complaint.checkId }}>{t('complaint.toCheck')}</Link>
      ) : null}
    </article>
  );
}
