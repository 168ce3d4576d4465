import { Empty, ErrorState, Skeleton, TimeAgo } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ImportStatusTag } from '../../shared/ImportStatusTag.tsx';
import { useDatasetImports } from '../../shared/use-datasets.ts';

/** Every file that was handed in for a dataset, and what became of it. */
export function ImportList({ datasetId }: { datasetId: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useDatasetImports(datasetId);
  if (isPending) return <Skeleton rows={3} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <Empty title={t('datasets.noImports')} hint={t('datasets.noImportsHint')} />;
  return (
    <ul className="import-list">
      {data.items.map((one) => (
        <li key={one.id}>
          <Link to="/imports/$importId" params={{ importId: one.id }}>
            {one.fileName}
          </Link>
          <ImportStatusTag status={one.status} />
          <small className="sc-muted">
            {[one.format, t('datasets.rows', { count: one.featuresRead }), one.validFrom].filter(Boolean).join(' · ')} ·{' '}
            <TimeAgo at={one.startedAt} />
          </small>
        </li>
      ))}
    </ul>
  );
}
