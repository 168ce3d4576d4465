import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegendLine } from './legend-lines.ts';
import { listOf, type MapSearch, toggled } from './map-search.ts';

interface CodeLegendProps {
  lines: readonly LegendLine[];
  search: MapSearch;
  onChange: (change: MapSearch) => void;
}

/** The open legend would cover the west of the district. */
const NARROW = '(max-width: 1599px)';

/** What the colours mean; each line with a code switches its features on and off. */
export function CodeLegend({ lines, search, onChange }: CodeLegendProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(() => !globalThis.matchMedia(NARROW).matches);
  const hidden = listOf(search.hide);
  if (lines.length === 0 && !search.conflicts) return null;
  return (
    <fieldset className="code-legend" data-open={open}>
      <legend>
        <button type="button" aria-expanded={open} title={t('map.legendHint')} onClick={() => setOpen(!open)}>
          {open ? '▾' : '▸'} {t('map.legend')}
        </button>
      </legend>
      {open ? (
        <div>
          {search.conflicts ? <ConflictLines /> : null}
          {lines.map((line) =>
            line.code === undefined ? (
              <p key={line.key}>
                <LegendWords line={line} />
              </p>
            ) : (
              <button
                key={line.key}
                type="button"
                aria-pressed={!hidden.includes(line.code)}
                onClick={() => onChange({ hide: toggled(hidden, line.code ?? '') ?? '' })}
              >
                <LegendWords line={line} />
              </button>
            ),
          )}
          {lines.some(({ doubtful }) => doubtful) ? <small className="sc-muted">{t('map.doubtful')}</small> : null}
        </div>
      ) : null}
    </fieldset>
  );
}

/** Colour, code and name of one line. */
export function LegendWords({ line: { code, name, color, bordered, doubtful } }: { line: LegendLine }) {
  // the colour is data: the norm’s, sent with the tile
  const ink = color ?? 'var(--sc-void)';
  return (
    <>
      <i style={bordered ? { border: `2px solid ${ink}` } : { background: ink }} />
      <span>
        {code} {name}
        {doubtful ? '*' : ''}
      </span>
    </>
  );
}

/** The three severities. */
export function ConflictLines() {
  const { t } = useTranslation();
  return (['S1', 'S2', 'S3'] as const).map((severity) => (
    <p key={severity}>
      <i data-severity={severity} />
      <span>{t('map.conflictOf', { severity: t(`conflicts.severity.${severity}`) })}</span>
    </p>
  ));
}
