import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDuty } from '../features/duty/use-duty.ts';
import { Icon } from '../shared/parts/Icon.tsx';
import { soundState } from '../shared/ring/ring.ts';

/** On duty with the sound still shut (no touch since the app opened): one tap anywhere opens it, so say so. */
export function SoundStrip() {
  const { t } = useTranslation();
  const { duty } = useDuty();
  const open = useSyncExternalStore(soundState.subscribe, soundState.isOpen);
  if (!duty?.onDuty || open) return null;
  return (
    <p className="sound-strip">
      <Icon name="sound" size={20} />
      {t('me.tapForSound')}
    </p>
  );
}
