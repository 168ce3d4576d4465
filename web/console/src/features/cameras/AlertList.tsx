import type { DeviceAlert } from '@shancheng/contracts/push';
import { Empty, formatDuration, TimeAgo, ToneTag, useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** Device alerts: what is wrong, since when, and those that are over. */
export function AlertList({ alerts }: { alerts: readonly DeviceAlert[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (alerts.length === 0) return <Empty title={t('cameras.noAlerts')} hint={t('cameras.noAlertsHint')} />;
  return (
    <ul className="alerts">
      {alerts.map((alert) => (
        <li key={alert.id} data-open={alert.clearedAt === undefined}>
          <div>
            <ToneTag tone={alert.clearedAt ? 'void' : 'overdue'}>{t(`cameraState.${alert.kind}`)}</ToneTag>{' '}
            <b>{alert.cameraName}</b>
          </div>
          <p className="sc-muted">{alert.detail}</p>
          <small className="sc-muted">
            <TimeAgo at={alert.raisedAt} />
            {alert.clearedAt
              ? ` · ${t('cameras.cleared', { after: formatDuration(Date.parse(alert.clearedAt) - Date.parse(alert.raisedAt), language) })}`
              : ` · ${t('cameras.stillOpen')}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
