import type { MapLayer } from '@shancheng/contracts/map';
import { useName } from '@shancheng/ui';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { keysOn } from './drawn-layers.ts';
import { type MapSearch, otherSide } from './map-search.ts';

interface CompareBarProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  onChange: (change: MapSearch) => void;
}

/** Which layers stand left and which right, behind a divider or beside each other. */
export function CompareBar({ layers, search, onChange }: CompareBarProps) {
  const { t } = useTranslation();
  const name = useName();
  const options = layers.map((layer) => ({ value: layer.key, label: name(layer.name) }));
  const pick = (label: string, value: readonly string[], onPick: (keys: string) => void) => (
    <div className="compare-side">
      <span>{label}</span>
      <Select
        mode="multiple"
        size="small"
        aria-label={label}
        maxTagCount={1}
        maxTagTextLength={10}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        value={[...value]}
        options={options}
        onChange={(keys: string[]) => onPick(keys.length > 0 ? keys.join(',') : '-')}
      />
    </div>
  );
  return (
    <div className="compare-bar">
      {pick(t('map.leftLayers'), keysOn(layers, search), (on) => onChange({ on }))}
      {pick(t('map.rightLayers'), keysOn(layers, otherSide(search)), (von) => onChange({ von }))}
      <Segmented<'swipe' | 'side'>
        size="small"
        value={search.split ?? 'swipe'}
        options={(['swipe', 'side'] as const).map((value) => ({ value, label: t(`map.split.${value}`) }))}
        onChange={(value) => onChange({ split: value === 'side' ? 'side' : undefined } as MapSearch)}
      />
    </div>
  );
}
