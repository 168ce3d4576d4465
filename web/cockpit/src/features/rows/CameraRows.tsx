import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useTranslation } from 'react-i18next';

/** Every camera with its state, the ailing ones first. */
export function CameraRows({ points }: { points: Cockpit['cameras']['points'] }) {
  const { t } = useTranslation();
  const sorted = [...points].sort(
    (a, b) => Number(a.state === 'live') - Number(b.state === 'live') || a.name.localeCompare(b.name),
  );
  return (
    <div className="ck-rows">
      <ol className="ck-plain">
        {sorted.map((camera) => (
          <li key={camera.id}>
            <b>{camera.name}</b>
            <span>{camera.id}</span>
            <em data-camera={camera.state === 'live' ? 'live' : 'ailing'}>
              {camera.state === 'live' ? '● ' : '✕ '}
              {t(`ui:cameraState.${camera.state}`)}
            </em>
          </li>
        ))}
      </ol>
    </div>
  );
}
