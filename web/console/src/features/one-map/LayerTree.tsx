import type { MapLayer } from '@shancheng/contracts/map';
import { SyntheticMark, useName } from '@shancheng/ui';
import { Checkbox, Input, Slider, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { keysOn, opacityOf, withOpacity } from './drawn-layers.ts';
import { type MapSearch, toggled } from './map-search.ts';

const CLASSES = ['base', 'status', 'plan', 'management', 'socio-economic'] as const;

interface LayerTreeProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  onChange: (change: MapSearch) => void;
}

/** All layers by the five classes of the data catalogue; each switched on and off, with its opacity. */
export function LayerTree({ layers, search, onChange }: LayerTreeProps) {
  const { t } = useTranslation();
  const words = (search.q ?? '').toLowerCase();
  const found = layers.filter(({ name, authority, key }) =>
    `${name.zh} ${name.en} ${authority} ${key}`.toLowerCase().includes(words),
  );
  const on = keysOn(layers, search);
  return (
    <div className="layer-tree">
      <Input.Search
        size="small"
        allowClear
        placeholder={t('map.findLayer')}
        aria-label={t('map.findLayer')}
        defaultValue={search.q}
        onSearch={(q) => onChange({ q })}
      />
      {CLASSES.map((dataClass) => {
        const rows = found.filter((layer) => layer.dataClass === dataClass);
        if (rows.length === 0) return null;
        return (
          <fieldset key={dataClass}>
            <legend>{t(`map.class.${dataClass}`)}</legend>
            {rows.map((layer) => (
              <LayerRow
                key={layer.key}
                layer={layer}
                on={on.includes(layer.key)}
                opacity={opacityOf(layer.key, search)}
                onSwitch={() => onChange({ on: toggled(on, layer.key) ?? '-' })}
                onOpacity={(percent) => onChange({ op: withOpacity(layer.key, percent, search) ?? '' })}
              />
            ))}
          </fieldset>
        );
      })}
      {found.length === 0 ? <p className="sc-muted">{t('map.noLayerFound')}</p> : null}
    </div>
  );
}

interface LayerRowProps {
  layer: MapLayer;
  on: boolean;
  opacity: number;
  onSwitch: () => void;
  onOpacity: (percent: number) => void;
}

function LayerRow({ layer, on, opacity, onSwitch, onOpacity }: LayerRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const version = layer.version;
  const label = name(layer.name);
  return (
    <div className="layer-row" data-empty={version === undefined}>
      <Tooltip title={<LayerFacts layer={layer} />} placement="right">
        <span className="layer-name">
          <Checkbox checked={on} onChange={onSwitch}>
            {label}
          </Checkbox>
          {layer.synthetic ? <SyntheticMark /> : null}
        </span>
      </Tooltip>
      {version === undefined ? <small className="sc-muted">{t('map.noVersion')}</small> : null}
      {on && version !== undefined ? (
        <Slider
          key={opacity}
          min={0}
          max={100}
          step={5}
          defaultValue={opacity}
          onChangeComplete={onOpacity}
          ariaLabelForHandle={t('map.opacityOf', { name: label })}
          tooltip={{ formatter: (value) => `${value} %` }}
        />
      ) : null}
    </div>
  );
}

function LayerFacts({ layer }: { layer: MapLayer }) {
  const { t } = useTranslation();
  return (
    <div className="layer-facts">
      <div>{layer.authority}</div>
      {layer.version === undefined ? null : (
        <div>{t('map.versionFrom', { version: layer.version, day: layer.validFrom ?? '' })}</div>
      )}
      {layer.scale === undefined ? null : <div>1:{layer.scale}</div>}
      {layer.featureCount === undefined ? null : <div>{t('map.features', { count: layer.featureCount })}</div>}
      <div>{layer.licence}</div>
    </div>
  );
}
