import type { LonLat } from '@shancheng/contracts/common';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';

const LIMIT_MS = 20_000;

interface PositionButtonProps {
  location: LonLat | null;
  onChange: (location: LonLat | null) => void;
}

/** The place by the device’s own position: only when asked for, and it can be taken back. */
export function PositionButton({ location, onChange }: PositionButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'still' | 'looking' | 'failed'>('still');
  function look() {
    if (!('geolocation' in navigator)) return setState('failed');
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        onChange({ lon: rounded(coords.longitude), lat: rounded(coords.latitude) });
        setState('still');
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: LIMIT_MS, maximumAge: 60_000 },
    );
  }
  return (
    <div className="position">
      {location ? (
        <p role="status">
          <Icon name="check" size={20} /> {t('report.positionTaken')}{' '}
          <button type="button" className="sc-link-button" onClick={() => onChange(null)}>
            {t('report.positionRemove')}
          </button>
        </p>
      ) : (
        <button type="button" className="side-button" disabled={state === 'looking'} onClick={look}>
          <Icon name="place" />
          {t(state === 'looking' ? 'report.positionLooking' : 'report.positionAdd')}
        </button>
      )}
      {state === 'failed' ? (
        <p className="hint" role="status">
          {t('report.positionFailed')}
        </p>
      ) : null}
    </div>
  );
}

/** Six decimals are ten centimetres; more is noise. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
