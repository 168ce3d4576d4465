import type { PlanConflict } from '@shancheng/contracts/plan';
import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreRows } from '../../shared/MoreRows.tsx';
import { areaText } from '../../shared/measure.ts';
import type { ConflictPages } from '../../shared/use-conflicts.ts';
import { useLayerFacts } from '../../shared/use-layer-facts.ts';
import { ConflictRow } from './ConflictRow.tsx';

interface ConflictRowsProps {
  list: ConflictPages;
  selectedId: string | undefined;
  /** Something narrows the list: an empty one then means something else. */
  filtered?: boolean;
  onSelect: (conflict: PlanConflict) => void;
  /** The row the pointer or the focus is on. */
  onHover?: (conflict: PlanConflict | undefined) => void;
}

/** The conflicts as an endless list; choosing one shows its place. */
export function ConflictRows({ list, selectedId, filtered = false, onSelect, onHover }: ConflictRowsProps) {
  const { t } = useTranslation();
  const facts = useLayerFacts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selectedId === undefined) return;
    box.current?.querySelector(`[data-id="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  if (list.isPending) return <Skeleton rows={8} height={64} />;
  if (!list.first) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { total, areaM2, unknown } = list.first;
  const unjudged =
    unknown.features > 0
      ? t('conflicts.unjudged', { count: unknown.features, area: areaText(unknown.areaM2) })
      : undefined;
  if (list.rows.length === 0)
    return (
      <Empty
        title={t(filtered ? 'conflicts.noMatch' : 'conflicts.none')}
        hint={unjudged ?? t(filtered ? 'conflicts.noMatchHint' : 'conflicts.noneHint')}
      />
    );
  return (
    <div className="conflict-rows" ref={box} aria-busy={list.isPlaceholderData}>
      <p className="sc-muted">
        {t('conflicts.total', { count: total })} · {areaText(areaM2)}
        {unjudged ? <span className="conflict-unjudged">⚠ {unjudged}</span> : null}
      </p>
      <ul>
        {list.rows.map((conflict) => (
          <ConflictRow
            key={conflict.id}
            conflict={conflict}
            facts={facts}
            selected={conflict.id === selectedId}
            onSelect={onSelect}
            onHover={onHover}
          />
        ))}
      </ul>
      <MoreRows
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}
