import { useTranslation } from 'react-i18next';
import { ToneIcon } from '../status/ToneIcon.tsx';
import { TONES, type Tone } from '../tokens.ts';

interface MapLegendProps {
  counts: Record<Tone, number>;
  hidden: ReadonlySet<Tone>;
  onToggle: (tone: Tone) => void;
  officers: number;
  cameras: number;
}

/** What the colours mean; each line switches its points on and off. */
export function MapLegend({ counts, hidden, onToggle, officers, cameras }: MapLegendProps) {
  const { t } = useTranslation('ui');
  return (
    <fieldset className="sc-legend">
      <legend>{t('map.legend')}</legend>
      {TONES.map((tone) => (
        <button
          type="button"
          key={tone}
          aria-pressed={!hidden.has(tone)}
          title={tone === 'void' ? t('toneHint.void') : undefined}
          onClick={() => onToggle(tone)}
        >
          <ToneIcon tone={tone} filled />
          <span>{t(`tone.${tone}`)}</span>
          <b>{counts[tone]}</b>
        </button>
      ))}
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
