import type { ControlIndicator } from '@shancheng/contracts/facility-lag';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { bulletOf } from './bullet.ts';

const UNITS: Readonly<Partial<Record<ControlIndicator['indicator'], string>>> = {
  density: '%',
  greenRate: '%',
  height: 'm',
  setback: 'm',
};

/** Built as a bar, approved as a mark on it. */
export function BulletBar({ indicator }: { indicator: ControlIndicator }) {
  const { t } = useTranslation();
  const bullet = bulletOf(indicator);
  const unit = UNITS[indicator.indicator] ?? '';
  const text = (value: number | undefined) =>
    value === undefined ? t('tools.unknown') : `${numberText(value, 2)}${unit}`;
  const sign = bullet?.bound === 'least' ? '≥' : '≤';
  const words = t('tools.control.builtOf', {
    built: text(indicator.built),
    approved: `${sign} ${text(indicator.approved)}`,
  });
  return (
    <div className="control-bullet" data-answer={indicator.answer}>
      <span>{t(`tools.indicator.${indicator.indicator}`)}</span>
      {bullet ? (
        <span className="control-bar" role="img" aria-label={words}>
          <i style={{ width: `${bullet.built * 100}%` }} />
          <u style={{ left: `${bullet.approved * 100}%` }} />
        </span>
      ) : (
        <span className="tool-unknown">{t('tools.unknown')}</span>
      )}
      <small>{words}</small>
    </div>
  );
}
