import { formatShort, useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '../../shared/parts/Notice.tsx';
import { useDuty } from './use-duty.ts';

/** The big switch: on duty tasks come, off duty they do not. `onGoingOn` runs inside the tap. */
export function DutySwitch({ onGoingOn }: { onGoingOn: () => void }) {
  const { t } = useTranslation();
  const { duty, pending, error, change } = useDuty();
  const [busy, setBusy] = useState(false);
  const now = useNow();
  const onDuty = duty?.onDuty ?? false;
  async function toggle() {
    if (busy || !duty) return;
    if (!onDuty) onGoingOn();
    setBusy(true);
    try {
      await change(!onDuty);
    } catch {
      tell(t('do.notSaved'), 'bad');
    } finally {
      setBusy(false);
    }
  }
  const post = duty?.posts.find(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to)) ?? duty?.posts[0];
  return (
    <button
      type="button"
      role="switch"
      aria-checked={onDuty}
      className="duty-switch"
      disabled={!duty}
      onClick={() => void toggle()}
    >
      <span className="duty-words">
        <strong>{duty ? t(onDuty ? 'duty.on' : 'duty.off') : t(error ? 'duty.unread' : 'duty.unknown')}</strong>
        <small>
          {pending
            ? t('pending')
            : onDuty && duty?.since
              ? t('duty.since', { at: formatShort(duty.since, now) })
              : t('duty.hint')}
        </small>
        {post ? <small>{post.name}</small> : null}
      </span>
      <span className="duty-knob" aria-hidden="true" />
    </button>
  );
}
