import { useTranslation } from 'react-i18next';
import { TONES, type Tone } from '../tokens.ts';
import { ToneIcon } from './ToneIcon.tsx';

interface ToneTogglesProps {
  /** How many of each; undefined until the first figures are there. */
  counts: Record<Tone, number> | undefined;
  hidden: ReadonlySet<Tone>;
  onHidden: (hidden: ReadonlySet<Tone>) => void;
}

/** What the colours on a map mean, each with its count; a press hides or shows the points of that colour. */
export function ToneToggles({ counts, hidden, onHidden }: ToneTogglesProps) {
  const { t } = useTranslation('ui');
  return TONES.map((tone) => (
    <button
      type="button"
      key={tone}
      aria-pressed={!hidden.has(tone)}
      title={tone === 'void' ? t('toneHint.void') : undefined}
      onClick={() => onHidden(toggled(hidden, tone))}
    >
      <ToneIcon tone={tone} filled />
      <span>{t(`tone.${tone}`)}</span>
      <b>{counts?.[tone]}</b>
    </button>
  ));
}

function toggled(hidden: ReadonlySet<Tone>, tone: Tone): ReadonlySet<Tone> {
  const next = new Set(hidden);
  if (!next.delete(tone)) next.add(tone);
  return next;
}
