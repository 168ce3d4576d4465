import { useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import type { OutboxEntry } from '../../shared/outbox/entry.ts';

/** Why the server did not accept the last scan; scanning once more takes its place. */
export function RefusedScan({ entry }: { entry: OutboxEntry }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { refusal } = entry;
  if (!refusal) return null;
  const words = english ? [refusal.titleEn, refusal.detailEn] : [refusal.title, refusal.detail];
  return (
    <p className="rework" role="note">
      <strong>{t('check.scan.refused')}</strong> {words.filter(Boolean).join(english ? ' — ' : '：')}
    </p>
  );
}
