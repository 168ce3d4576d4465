import type { PlanConflict } from '@shancheng/contracts/plan';
import { Empty, ErrorState, Skeleton, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { useConflicts } from '../../shared/use-conflicts.ts';

interface ConflictRowsProps {
  selectedId: string | undefined;
  onSelect: (conflict: PlanConflict) => void;
}

/** The open conflicts; choosing one shows its place. */
export function ConflictRows({ selectedId, onSelect }: ConflictRowsProps) {
  const { t } = useTranslation();
  const name = useName();
  const { data, error, isPending, refetch } = useConflicts(true);
  if (isPending) return <Skeleton rows={8} height={48} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <Empty title={t('conflicts.none')} hint={t('conflicts.noneHint')} />;
  return (
    <div className="conflict-rows">
      <p className="sc-muted">
        {t('conflicts.total', { count: data.total })} · {areaText(data.areaM2)}
      </p>
      <ul>
        {data.items.map((conflict) => (
          <li key={conflict.id}>
            <button type="button" aria-pressed={conflict.id === selectedId} onClick={() => onSelect(conflict)}>
              <span className="conflict-line">
                <i data-severity={conflict.severity} />
                <b>{t(`conflicts.type.${conflict.type}`)}</b>
                <span>{t(`conflicts.severity.${conflict.severity}`)}</span>
                <span className="number">{areaText(conflict.areaM2)}</span>
              </span>
              <span>{name(conflict.explanation)}</span>
              <small className="sc-muted">
                {t(`conflicts.status.${conflict.status}`)} ·{' '}
                {conflict.sides.map((side) => name(side.datasetName)).join(' × ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
