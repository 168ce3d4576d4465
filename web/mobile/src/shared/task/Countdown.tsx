import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../server-clock.ts';

const NEAR_SHARE = 0.2;

/** Seconds left to answer, counting down each second by the server's clock. */
export function Countdown({ from, until }: { from: string; until: string }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(until) - now;
  const total = Math.max(1, Date.parse(until) - Date.parse(from));
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const state = left <= 0 ? 'over' : left < total * NEAR_SHARE ? 'near' : 'calm';
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div className="countdown" data-state={state} role="timer" aria-label={t('incoming.timeLeft', { seconds })}>
      <span>{left <= 0 ? t('incoming.timeOver') : t('incoming.answerWithin')}</span>
      {left > 0 ? <strong>{clock}</strong> : null}
      <progress max={total} value={Math.max(0, left)} aria-hidden="true" />
    </div>
  );
}
