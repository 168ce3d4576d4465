import type { CoordinationFigure } from '@shancheng/contracts/coordination';
import type { MapLayer } from '@shancheng/contracts/map';
import { ToneTag, useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { figureText } from '../../shared/tool-ui/number-text.ts';
import { FIGURE_LINKS } from './figure-links.ts';
import { TONE_OF_FIGURE } from './figure-tone.ts';
import { onDay } from './quick-links.ts';

interface CoordinationFiguresProps {
  figures: readonly CoordinationFigure[];
  layers: readonly MapLayer[];
  /** The day chosen; undefined: today. */
  asOf: string | undefined;
}

/** Large figures, what they were, and on demand how each is reckoned and from which versions. */
export function CoordinationFigures({ figures, asOf, layers }: CoordinationFiguresProps) {
  return (
    <ul className="coordination-figures">
      {figures.map((figure) => (
        <FigureCard key={figure.key} figure={figure} asOf={asOf} layers={layers} />
      ))}
    </ul>
  );
}

interface FigureCardProps extends Omit<CoordinationFiguresProps, 'figures'> {
  figure: CoordinationFigure;
}

function FigureCard({ figure, asOf, layers }: FigureCardProps) {
  const { t } = useTranslation();
  const name = useName();
  const { value, unit, tone, before, target, formula, missing, versions } = figure;
  const behind = FIGURE_LINKS[figure.key];
  const nameOf = (key: string) => {
    const layer = layers.find((one) => one.key === key);
    if (layer) return name(layer.name);
    return key === 'blueprint' ? t('tools.coordination.blueprint') : key;
  };
  return (
    <li className="card" data-tone={TONE_OF_FIGURE[tone]}>
      <header>
        {behind ? <Link {...onDay(behind, asOf)}>{name(figure.name)}</Link> : <span>{name(figure.name)}</span>}
        <ToneTag tone={TONE_OF_FIGURE[tone]}>{t(`tools.coordination.tone.${tone}`)}</ToneTag>
      </header>
      {value === undefined ? (
        <b className="tool-unknown">{t('tools.unknown')}</b>
      ) : (
        <b>
          {figureText(value)}
          <i>{name(unit)}</i>
        </b>
      )}
      <p className="sc-muted">
        {before ? <span title={before.asOf}>{beforeText(value, before.value, t)}</span> : null}
        {target === undefined ? null : <span>{t('tools.coordination.target', { value: figureText(target) })}</span>}
      </p>
      {missing.length > 0 ? (
        <small className="sc-muted">{t('tools.missing', { data: missing.map(nameOf).join('、') })}</small>
      ) : null}
      <details>
        <summary>{t('tools.coordination.source')}</summary>
        <p>{name(formula)}</p>
        {Object.keys(versions).length > 0 ? (
          <small className="sc-muted">
            {Object.entries(versions)
              .map(([key, version]) => `${nameOf(key)} v${version}`)
              .join(' · ')}
          </small>
        ) : null}
      </details>
    </li>
  );
}

function beforeText(value: number | undefined, before: number, t: TFunction): string {
  if (value !== undefined && figureText(value) === figureText(before)) return t('tools.coordination.same');
  const arrow = value === undefined ? '' : value > before ? '↑ ' : '↓ ';
  return arrow + t('tools.coordination.before', { value: figureText(before) });
}
