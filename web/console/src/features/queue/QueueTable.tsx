import type { IncidentSummary } from '@shancheng/contracts/incident';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreRows } from '../../shared/MoreRows.tsx';
import type { QueueSearch } from '../../shared/queue-search.ts';
import { matchesSearch } from './live-rows.ts';
import { QueueRow } from './QueueRow.tsx';

interface QueueTableProps {
  rows: readonly IncidentSummary[];
  search: QueueSearch;
  selectedId: string | undefined;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  /** The last try to read more failed. */
  moreFailed: boolean;
  /** Limit rule in words for a type code. */
  ruleOf: (eventType: string) => string | undefined;
}

/** The dense list. Rows keep their height and place whatever happens in them. */
export function QueueTable({
  rows,
  search,
  selectedId,
  onSelect,
  onOpen,
  hasMore,
  loadingMore,
  onMore,
  moreFailed,
  ruleOf,
}: QueueTableProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selectedId === undefined) return;
    box.current?.querySelector(`[data-id="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    <div className="queue-scroll" ref={box} data-scroll-restoration-id="queue">
      <table className="queue">
        <thead>
          <tr>
            <th className="c-status">{t('queue.status')}</th>
            <th className="c-type">{t('queue.type')}</th>
            <th className="c-place">{t('queue.place')}</th>
            <th className="c-source">{t('queue.source')}</th>
            <th className="c-age">{t('queue.age')}</th>
            <th className="c-left">{t('queue.left')}</th>
            <th className="c-who">{t('queue.assignee')}</th>
            <th className="c-ms">{t('queue.toPhone')}</th>
            <th className="c-thumb">
              <span className="visually-hidden">{t('queue.picture')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <QueueRow
              key={row.id}
              row={row}
              selected={row.id === selectedId}
              left={!matchesSearch(search, row)}
              rule={ruleOf(row.eventType)}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      <MoreRows hasMore={hasMore} loading={loadingMore} failed={moreFailed} onMore={onMore} />
    </div>
  );
}
