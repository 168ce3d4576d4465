import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countUnsent, heldBy, isUndoable } from '../../shared/outbox/entry.ts';
import { useOutbox, useOutboxView } from '../../shared/outbox/OutboxContext.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { goTo } from '../../shared/route.ts';

/** Says what is not with the server yet, and why; what can still be undone has its own bar. Nothing to say: nothing shown. */
export function UnsentStrip() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { entries, sending, stoppedBy, nextAttemptAt } = useOutboxView();
  const { waiting, refused, late } = countUnsent(entries.filter((entry) => !isUndoable(entry, Date.now())));
  const goes = entries.some((entry) => entry.state === 'waiting' && !heldBy(entry, entries));
  const slow = useLasting(waiting > 0, 600);
  const unread = refused + late;
  if (unread === 0 && !slow) return null;
  return (
    <aside className="unsent-strip" data-tone={unread > 0 ? 'bad' : 'waiting'} role="status">
      <button type="button" className="unsent-words" onClick={() => goTo({ page: 'unsent' })}>
        <Icon name={unread > 0 ? 'warning' : 'waiting'} />
        <span>
          {refused > 0 ? <strong>{t('unsent.refused', { count: refused })}</strong> : null}
          {late > 0 ? <strong>{t('unsent.late', { count: late })}</strong> : null}
          {waiting > 0 ? <strong>{t('unsent.waiting', { count: waiting })}</strong> : null}
          <small>
            {goes ? <Why sending={sending} stoppedBy={stoppedBy} at={nextAttemptAt} /> : null}
            {goes ? null : t(waiting > 0 ? 'unsent.heldAll' : 'unsent.look')}
          </small>
        </span>
      </button>
      {goes && !sending ? (
        <button type="button" className="unsent-retry" onClick={() => void outbox.send()}>
          {t('unsent.retry')}
        </button>
      ) : null}
    </aside>
  );
}

interface WhyProps {
  sending: boolean;
  stoppedBy: 'network' | 'busy' | 'server' | 'login' | undefined;
  at: number | undefined;
}

/** Sending, or what stops it and when the phone tries again by itself. */
export function Why({ sending, stoppedBy, at }: WhyProps) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (sending) return t('unsent.sending');
  if (stoppedBy === undefined) return t('unsent.soon');
  const seconds = at === undefined ? 0 : Math.max(0, Math.ceil((at - now) / 1000));
  return t(`unsent.why.${stoppedBy}`, { seconds });
}

/** True once the condition has lasted: a deed that leaves at once should not flash a strip. */
function useLasting(condition: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!condition) return setLasted(false);
    const timer = setTimeout(() => setLasted(true), ms);
    return () => clearTimeout(timer);
  }, [condition, ms]);
  return lasted && condition;
}
