import type { TimelineEntry } from '@shancheng/contracts/incident';
import { useTranslation } from 'react-i18next';
import { useName } from '../i18n/use-language.ts';
import { StatusTag } from '../status/StatusTag.tsx';
import { toneOf } from '../status/tone.ts';
import { formatAbsolute, formatClock } from '../time/format.ts';
import { TimeAgo } from '../time/TimeAgo.tsx';

interface IncidentTimelineProps {
  entries: readonly TimelineEntry[];
  /** Called with the pictures of an entry when they are asked for. */
  onShowEvidence?: (evidenceIds: string[]) => void;
}

/** Actions whose words tell what was found or done rather than why. */
const REPORTS: ReadonlySet<string> = new Set(['feedback', 'note', 'report']);

/** What was done, by whom and why, newest first. Append-only: nothing in it is ever changed. */
export function IncidentTimeline({ entries, onShowEvidence }: IncidentTimelineProps) {
  const { t } = useTranslation('ui');
  if (entries.length === 0) return <p className="sc-muted">{t('history.empty')}</p>;
  const newestFirst = [...entries].sort((a, b) => b.seq - a.seq);
  return (
    <ol className="sc-history">
      {newestFirst.map((entry) => (
        <HistoryRow key={entry.seq} entry={entry} {...(onShowEvidence ? { onShowEvidence } : {})} />
      ))}
    </ol>
  );
}

function HistoryRow({
  entry,
  onShowEvidence,
}: { entry: TimelineEntry } & Pick<IncidentTimelineProps, 'onShowEvidence'>) {
  const { t } = useTranslation('ui');
  const name = useName();
  return (
    <li data-tone={toneOf(entry.status)}>
      <div className="sc-history-head">
        <strong>{name(entry.summary)}</strong>
        <StatusTag status={entry.status} />
      </div>
      <div className="sc-muted">
        <span title={t(`actor.${entry.actorKind}`)}>{entry.actorName}</span> ·{' '}
        <span className="sc-number" title={formatAbsolute(entry.at)}>
          {formatClock(entry.at, true)}
        </span>{' '}
        · <TimeAgo at={entry.at} />
      </div>
      {entry.reason ? (
        <div>{t(REPORTS.has(entry.action) ? 'history.note' : 'history.reason', { reason: entry.reason })}</div>
      ) : null}
      {entry.evidenceIds.length > 0 ? (
        <button type="button" className="sc-link-button" onClick={() => onShowEvidence?.(entry.evidenceIds)}>
          {t('history.evidence', { count: entry.evidenceIds.length })}
        </button>
      ) : null}
    </li>
  );
}
