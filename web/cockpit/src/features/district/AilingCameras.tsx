import type { Cockpit } from '@shancheng/contracts/cockpit';
import { ToneIcon } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const NAMED = 2;

/** A camera that sees nothing is said out loud, by name. */
export function AilingCameras({ points, onOpen }: { points: Cockpit['cameras']['points']; onOpen: () => void }) {
  const { t } = useTranslation();
  const ailing = points.filter((camera) => camera.state !== 'live');
  if (ailing.length === 0) return null;
  return (
    <button type="button" className="ck-ailing" onClick={onOpen}>
      {ailing.slice(0, NAMED).map((camera) => (
        <span key={camera.id}>
          <ToneIcon tone="overdue" filled />
          {camera.name} {t(`ui:cameraState.${camera.state}`)}
        </span>
      ))}
      {ailing.length > NAMED ? <span>{t('map.moreAiling', { value: ailing.length - NAMED })}</span> : null}
    </button>
  );
}
