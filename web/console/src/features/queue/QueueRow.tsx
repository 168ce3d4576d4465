import type { IncidentSummary } from '@shancheng/contracts/incident';
import {
  CHAIN_LIMIT_MS,
  formatAbsolute,
  formatMs,
  StatusTag,
  SuspectedMark,
  TimeAgo,
  TimeLeft,
  toneOf,
  useName,
} from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeWords } from '../../shared/place-words.ts';

interface QueueRowProps {
  row: IncidentSummary;
  selected: boolean;
  /** It no longer matches the filter; it stays where it is until the list is read again. */
  left: boolean;
  rule: string | undefined;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

/** One incident in the list. */
export const QueueRow = memo(function QueueRow({ row, selected, left, rule, onSelect, onOpen }: QueueRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const place = placeWords(row);
  const running = ['new', 'waiting', 'handling', 'checking', 'overdue'].includes(toneOf(row.status, row.overdue));
  return (
    <tr
      data-id={row.id}
      aria-current={selected}
      data-left={left}
      title={left ? t('queue.leftFilter') : undefined}
      onClick={() => onSelect(row.id)}
      onDoubleClick={() => onOpen(row.id)}
    >
      <td className="c-status">
        <StatusTag status={row.status} overdue={row.overdue} />
      </td>
      <td className="c-type">
        <div className="queue-type">
          <b title={name(row.eventTypeName)}>{name(row.eventTypeName)}</b>
          {row.suspected ? <SuspectedMark /> : null}
          {row.signalCount > 1 ? (
            <span className="queue-count" title={t('queue.signals', { count: row.signalCount })}>
              ×{row.signalCount}
            </span>
          ) : null}
          {row.reworkCount > 0 ? (
            <span className="queue-rework">{t('queue.rework', { count: row.reworkCount })}</span>
          ) : null}
        </div>
        <small className="sc-number">
          <Link to="/incidents/$incidentId" params={{ incidentId: row.id }} className="queue-code">
            {row.code}
          </Link>
        </small>
      </td>
      <td className="c-place" title={row.address}>
        <div>{place.main}</div>
        <small className="sc-muted">{place.area}</small>
      </td>
      <td className="c-source" title={row.sourceName}>
        <div>{t(`source.${row.source}`)}</div>
        {row.sourceName === t(`source.${row.source}`) ? null : <small className="sc-muted">{row.sourceName}</small>}
      </td>
      <td className="c-age">
        <TimeAgo at={row.reportedAt} />
      </td>
      <td className="c-left">
        {row.dueAt && running ? (
          <TimeLeft start={row.reportedAt} due={row.dueAt} {...(rule ? { rule } : {})} />
        ) : (
          <Dash />
        )}
      </td>
      <td className="c-who" title={row.assignee?.orgName}>
        {row.assignee?.name ?? <Dash />}
      </td>
      <td className="c-ms">
        <PhoneMs row={row} />
      </td>
      <td className="c-thumb">{row.thumbnailHref ? <img src={row.thumbnailHref} alt="" loading="lazy" /> : null}</td>
    </tr>
  );
});

function Dash() {
  return <span className="sc-muted">–</span>;
}

function PhoneMs({ row }: { row: IncidentSummary }) {
  if (row.captureToPhoneMs === undefined) return <Dash />;
  const slow = row.captureToPhoneMs >= CHAIN_LIMIT_MS;
  return (
    <span
      className={`sc-number ${slow ? 'ms-slow' : ''}`}
      title={row.chain.t5 ? formatAbsolute(row.chain.t5) : undefined}
    >
      {slow ? '! ' : ''}
      {formatMs(row.captureToPhoneMs)}
    </span>
  );
}
