import type { IncidentDetail } from '@shancheng/contracts/incident';
import { formatClock, formatMs, formatShort, useName, useNow } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SignalsListProps {
  signals: IncidentDetail['signals'];
  /** Offers “undo merge” on merged signals. */
  onUnmerge?: ((signalId: string) => void) | undefined;
}

/** A busy camera attaches many; the first ones tell the story. */
const FIRST_SHOWN = 6;

/** Every signal that became this case, and why the later ones were attached. */
export function SignalsList({ signals, onUnmerge }: SignalsListProps) {
  const { t } = useTranslation();
  const name = useName();
  const now = useNow(60_000);
  const [all, setAll] = useState(false);
  const shown = all ? signals : signals.slice(0, FIRST_SHOWN);
  return (
    <>
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
          {shown.map((signal) => (
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
      {all || signals.length <= FIRST_SHOWN ? null : (
        <button type="button" className="sc-link-button" onClick={() => setAll(true)}>
          {t('signals.all', { count: signals.length })}
        </button>
      )}
    </>
  );
}
