import type { Cockpit } from '@shancheng/contracts/cockpit';
import { countByTone, type Tone, ToneToggles, toneOf, useTokens } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { shadeRamp, shadeTop } from './shades.ts';

interface MapKeyProps {
  cockpit: Cockpit | undefined;
  /** Incidents the filter lets through. */
  visible: number;
  hidden: ReadonlySet<Tone>;
  onHidden: (hidden: ReadonlySet<Tone>) => void;
  camerasShown: boolean;
  onCamerasShown: (shown: boolean) => void;
  onCameras: () => void;
}

/** One key for everything on the map, always there; each entry switches its points on and off. */
export function MapKey({ cockpit, visible, hidden, onHidden, camerasShown, onCamerasShown, onCameras }: MapKeyProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="ck-map-key">
      <legend>{t('map.legend')}</legend>
      <ToneToggles counts={cockpit && countByTone(cockpit.live)} hidden={hidden} onHidden={onHidden} />
      <button
        type="button"
        className="ck-map-key-camera"
        aria-pressed={camerasShown}
        onClick={() => onCamerasShown(!camerasShown)}
      >
        <i aria-hidden="true" />
        {t('map.cameras')}
      </button>
      {cockpit ? (
        <button
          type="button"
          className="ck-map-key-count"
          aria-label={t('map.cameraCount', { live: cockpit.cameras.live, total: cockpit.cameras.total })}
          onClick={onCameras}
        >
          {cockpit.cameras.live}/{cockpit.cameras.total}
        </button>
      ) : null}
      {cockpit ? <ShadeKey streets={cockpit.byStreet} /> : null}
      {cockpit && isCutOff(cockpit) ? <span>{t('map.shownNewest', { value: visible })}</span> : null}
    </fieldset>
  );
}

/** True when not every open case fits the list behind the map. */
function isCutOff(cockpit: Cockpit): boolean {
  const shown = cockpit.live.filter((incident) => !['closed', 'void'].includes(toneOf(incident.status))).length;
  return shown < cockpit.today.open.value;
}

function ShadeKey({ streets }: { streets: Cockpit['byStreet'] }) {
  const { t } = useTranslation();
  const ramp = shadeRamp(useTokens());
  return (
    <span className="ck-map-shades">
      {t('map.shade')} 0
      <svg viewBox="0 0 6 1" preserveAspectRatio="none" aria-hidden="true">
        {ramp.map((colour, step) => (
          <rect key={colour} x={step} width="1" height="1" fill={colour} />
        ))}
      </svg>
      {shadeTop(streets)}
    </span>
  );
}
