import { useTranslation } from 'react-i18next';
import { listOf, type MapSearch, toggled } from './map-search.ts';
import type { SeenCode } from './use-seen-codes.ts';

interface CodeLegendProps {
  codes: readonly SeenCode[];
  search: MapSearch;
  onChange: (change: MapSearch) => void;
}

/** The codes in view with their standard colours; each line switches its features on and off. */
export function CodeLegend({ codes, search, onChange }: CodeLegendProps) {
  const { t } = useTranslation();
  const hidden = listOf(search.hide);
  // a hidden code is not in view any more, but must be there to be switched on again
  const unseen = hidden.filter((code) => !codes.some((one) => one.code === code));
  if (codes.length + unseen.length === 0 && !search.conflicts) return null;
  const line = (code: string, color: string | undefined) => (
    <button
      key={code}
      type="button"
      aria-pressed={!hidden.includes(code)}
      onClick={() => onChange({ hide: toggled(hidden, code) ?? '' })}
    >
      {/* the colour is data: the norm’s, sent with the tile */}
      <i style={{ background: color ?? 'var(--sc-void)' }} />
      {code}
    </button>
  );
  return (
    <fieldset className="code-legend">
      <legend>{t('map.legend')}</legend>
      {codes.map(({ code, color }) => line(code, color))}
      {unseen.map((code) => line(code, undefined))}
      {search.conflicts
        ? (['S1', 'S2', 'S3'] as const).map((severity) => (
            <p key={severity}>
              <i data-severity={severity} />
              {t(`conflicts.severity.${severity}`)}
            </p>
          ))
        : null}
    </fieldset>
  );
}
