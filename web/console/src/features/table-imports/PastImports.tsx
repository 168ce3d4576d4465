import { Empty, ErrorState, formatCount, Skeleton, TimeAgo, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { useTableImports } from './use-table-imports.ts';

/** Tables that were handed in before, each opening its report. */
export function PastImports({ chosen, onChoose }: { chosen: string | undefined; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useTableImports();
  if (isPending) return <Skeleton rows={4} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <Empty title={t('powers.imports.pastNone')} />;
  return (
    <ul className="held-list">
      {data.items.map(({ id, kind, fileName, status, accepted, refused, startedAt }) => (
        <li key={id} aria-current={id === chosen}>
          <button type="button" className="link-button" onClick={() => onChoose(id)}>
            {fileName}
          </button>{' '}
          {status === 'done' ? null : (
            <ToneTag tone={status === 'failed' ? 'overdue' : 'handling'}>
              {t(`powers.imports.status.${status}`)}
            </ToneTag>
          )}
          <small className="sc-muted">
            {t(`powers.imports.kind.${kind}`)} · {formatCount(accepted)} {t('powers.imports.accepted')}
            {refused > 0 ? ` · ${formatCount(refused)} ${t('powers.imports.refused')}` : ''} ·{' '}
            <TimeAgo at={startedAt} />
          </small>
        </li>
      ))}
    </ul>
  );
}
