import type { MapLayer } from '@shancheng/contracts/map';
import { Button, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayAt, dayNumber, versionDays } from './as-of-days.ts';

interface AsOfSliderProps {
  layers: readonly MapLayer[];
  /** The day shown; undefined: today. */
  asOf: string | undefined;
  today: string;
  label: string;
  onChange: (asOf: string | undefined) => void;
}

/** The day the map shows; ticks where a plan changed. */
export function AsOfSlider({ layers, asOf, today, label, onChange }: AsOfSliderProps) {
  const { t } = useTranslation();
  const days = versionDays(layers);
  const first = Math.min(dayNumber(days[0] ?? today), dayNumber(today) - 365);
  const last = Math.max(dayNumber(days.at(-1) ?? today), dayNumber(today));
  const marks = Object.fromEntries(days.map((day) => [dayNumber(day), ' ']));
  const shown = asOf ?? today;
  return (
    <div className="as-of-slider">
      <span>{label}</span>
      <time dateTime={shown}>{shown}</time>
      <small className="sc-muted">{dayAt(first).slice(0, 4)}</small>
      <Slider
        key={shown}
        min={first}
        max={last}
        marks={marks}
        included={false}
        defaultValue={dayNumber(shown)}
        onChangeComplete={(value) => onChange(dayAt(value))}
        ariaLabelForHandle={label}
        tooltip={{ formatter: (value) => (value === undefined ? '' : dayAt(value)) }}
      />
      <small className="sc-muted">{dayAt(last).slice(0, 4)}</small>
      <Button size="small" disabled={asOf === undefined} onClick={() => onChange(undefined)}>
        {t('map.today')}
      </Button>
    </div>
  );
}
