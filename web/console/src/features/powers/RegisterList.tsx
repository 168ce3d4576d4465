import { Empty, ErrorState, formatCount, Skeleton } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreRows } from '../../shared/MoreRows.tsx';
import { usePermission } from '../../shared/use-permission.ts';

interface Pages<P> {
  data: { pages: P[] } | undefined;
  error: unknown;
  isPending: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  hasNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface RegisterListProps<I> {
  pages: Pages<{ items: I[] }>;
  narrowed: boolean;
  label: string;
  heads: readonly { text: string; className?: string }[];
  row: (item: I) => ReactNode;
}

/** A list of the databases that grows as one reads on: loading, failed, empty or full. */
export function RegisterList<I>({ pages, narrowed, label, heads, row }: RegisterListProps<I>) {
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <Skeleton rows={12} height={28} />;
  if (pages.error && !pages.data) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (items.length === 0) return <NoRows narrowed={narrowed} />;
  return (
    <>
      <table className="plain register-table" aria-label={label}>
        <thead>
          <tr>
            {heads.map(({ text, className }) => (
              <th key={text} scope="col" className={className}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{items.map(row)}</tbody>
      </table>
      <MoreRows
        hasMore={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        failed={pages.isFetchNextPageError}
        onMore={() => void pages.fetchNextPage()}
      />
    </>
  );
}

function NoRows({ narrowed }: { narrowed: boolean }) {
  const { t } = useTranslation();
  const mayImport = usePermission('powers.import');
  if (narrowed) return <Empty title={t('powers.none')} hint={t('powers.noneHint')} />;
  return (
    <Empty
      title={t('powers.empty')}
      hint={mayImport ? t('powers.emptyHint') : undefined}
      action={mayImport ? <Link to="/powers/imports">{t('powers.toImports')}</Link> : undefined}
    />
  );
}

/** How many there are, as far as they are counted. */
export function Total({ page }: { page: { total: number; totalExact: boolean } | undefined }) {
  const { t } = useTranslation();
  if (!page) return null;
  return (
    <small className="sc-muted">
      {t(page.totalExact ? 'powers.total' : 'powers.totalMore', { formatted: formatCount(page.total) })}
    </small>
  );
}
