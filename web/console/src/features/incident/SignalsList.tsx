import type { IncidentDetail } from '@shancheng/contracts/incident';
import { formatClock, formatMs, formatShort, useName, useNow } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface SignalsListProps {
  signals: IncidentDetail['signals'];
  /** Offers “undo merge” on merged signals. */
  onUnmerge?: ((signalId: string) => void) | undefined;
}

/** Every signal that became this case, and why the later ones were attached. */
export function SignalsList({ signals, onUnmerge }: SignalsListProps) {
  const { t } = useTranslation();
  const name = useName();
  const now = useNow(60_000);
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('signals.at')}</th>
          <th>{t('queue.source')}</th>
          <th>{t('signals.delay')}</th>
          <th>{t('signals.outcome')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {signals.map((signal) => (
          <tr key={signal.id}>
            <td className="sc-number" title={formatShort(signal.capturedAt, now)}>
              {formatClock(signal.capturedAt, true)}
            </td>
            <td>{t(`source.${signal.source}`)}</td>
            <td className="sc-number">{formatMs(Date.parse(signal.receivedAt) - Date.parse(signal.capturedAt))}</td>
            <td>
              {t(`outcome.${signal.outcome}`)}
              {signal.reason ? <span className="sc-muted"> · {name(signal.reason)}</span> : null}
              {signal.fromIncidentId ? (
                <>
                  {' '}
                  <Link to="/incidents/$incidentId" params={{ incidentId: signal.fromIncidentId }}>
                    {signal.fromIncidentCode}
                  </Link>
                </>
              ) : null}
            </td>
            <td>
              {signal.outcome === 'merged' && onUnmerge ? (
                <button type="button" className="sc-link-button" onClick={() => onUnmerge(signal.id)}>
                  {t('action.unmerge')}
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
