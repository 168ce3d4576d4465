import { useTranslation } from 'react-i18next';
import { useNow } from '../time/use-now.ts';
import { usePushState } from './PushProvider.tsx';

/** “实时” while the stream is open; otherwise what is being done about it (`brief`: two characters only). */
export function ConnectionBadge({ brief = false }: { brief?: boolean }) {
  const { t } = useTranslation('ui');
  const push = usePushState();
  const now = useNow(1_000);
  const text =
    push.state === 'live'
      ? t('state.live')
      : push.state === 'waiting' && !brief
        ? t('state.reconnecting', { seconds: Math.max(0, Math.ceil((push.retryAt - now) / 1000)) })
        : t(brief ? 'state.notLive' : 'state.reconnectingNow');
  return (
    <span className="sc-connection" data-live={push.state === 'live'} role="status">
      <i aria-hidden="true" />
      {text}
    </span>
  );
}
