import { ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDeviceAlerts } from './use-cameras.ts';

/** How many device alerts are open; leads to the cameras. Nothing while all is well. */
export function AlertBell() {
  const { t } = useTranslation();
  const alerts = useDeviceAlerts();
  const open = alerts.data?.items.filter((alert) => alert.clearedAt === undefined).length ?? 0;
  if (open === 0) return null;
  return (
    <Link to="/cameras">
      <ToneTag tone="overdue">{t('cameras.alertCount', { count: open })}</ToneTag>
    </Link>
  );
}
