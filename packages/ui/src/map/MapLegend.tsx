import { useTranslation } from 'react-i18next';
import { ToneToggles } from '../status/ToneToggles.tsx';
import type { Tone } from '../tokens.ts';

interface MapLegendProps {
  counts: Record<Tone, number>;
  hidden: ReadonlySet<Tone>;
  onHidden: (hidden: ReadonlySet<Tone>) => void;
  officers: number;
  cameras: number;
}

/** What the colours mean; each line switches its points on and off. */
export function MapLegend({ counts, hidden, onHidden, officers, cameras }: MapLegendProps) {
  const { t } = useTranslation('ui');
  return (
    <fieldset className="sc-legend">
      <legend>{t('map.legend')}</legend>
      <ToneToggles counts={counts} hidden={hidden} onHidden={onHidden} />
      {officers > 0 ? (
        <p>
          <i data-kind="officer" /> {t('map.officer')} <b>{officers}</b>
        </p>
      ) : null}
      {cameras > 0 ? (
        <p>
          <i data-kind="camera" /> {t('map.camera')} <b>{cameras}</b>
        </p>
      ) : null}
    </fieldset>
  );
}
