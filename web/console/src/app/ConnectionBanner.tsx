import { useLanguage, useNow, usePushState } from '@shancheng/ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A short break is not worth a banner. */
const PATIENCE_MS = 4_000;

/** Says when what is on the screen may be behind, and what happens next. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const language = useLanguage();
  const push = usePushState();
  const now = useNow(1_000);
  const [since, setSince] = useState<number>();
  const live = push.state === 'live';
  useEffect(() => setSince(live ? undefined : Date.now()), [live]);
  if (since === undefined || now - since < PATIENCE_MS) return null;
  const seconds = push.state === 'waiting' ? Math.max(0, Math.ceil((push.retryAt - now) / 1000)) : undefined;
  return (
    <div className="banner" role="alert">
      {navigator.onLine ? null : `${t('banner.offline')} `}
      {seconds === undefined ? t('state.reconnectingNow') : t('state.reconnecting', { seconds })}
      {language === 'en' ? '. ' : '。'}
      {t('banner.stale')}
    </div>
  );
}
