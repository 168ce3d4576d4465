import type { MapLayer } from '@shancheng/contracts/map';
import type { Bounds } from '@shancheng/ui';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classOf } from './blueprint-layer.ts';
import { keysOn, opacityOf, withOpacity } from './drawn-layers.ts';
import { LayerRow } from './LayerRow.tsx';
import { type MapSearch, toggled } from './map-search.ts';

const CLASSES = ['base', 'status', 'plan', 'blueprint', 'management', 'socio-economic'] as const;

interface LayerTreeProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  /** Keys of the layers whose tiles could not be read. */
  failed: ReadonlySet<string>;
  onChange: (change: MapSearch) => void;
  onFit: (bounds: Bounds) => void;
}

/** All layers by the five classes of the data catalogue; each switched on and off, with its facts and opacity. */
export function LayerTree({ layers, search, failed, onChange, onFit }: LayerTreeProps) {
  const { t } = useTranslation();
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set());
  const words = (search.q ?? '').toLowerCase();
  const found = layers.filter(({ name, authority, key }) =>
    `${name.zh} ${name.en} ${authority} ${key}`.toLowerCase().includes(words),
  );
  const on = keysOn(layers, search);
  const switchTo = (keys: readonly string[]) => onChange({ on: keys.length > 0 ? keys.join(',') : '-' });
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
        const rows = found.filter((layer) => classOf(layer) === dataClass);
        const keys = rows.map(({ key }) => key);
        const shown = keys.filter((key) => on.includes(key)).length;
        if (rows.length === 0) return null;
        const open = !folded.has(dataClass);
        return (
          <fieldset key={dataClass}>
            <legend>
              <button
                type="button"
                aria-expanded={open}
                onClick={() => setFolded(new Set(toggled([...folded], dataClass)?.split(',')))}
              >
                {open ? '▾' : '▸'} {t(`map.class.${dataClass}`)} <small>{`${shown}/${rows.length}`}</small>
              </button>
              <button
                type="button"
                className="layer-all"
                onClick={() =>
                  switchTo(
                    shown === rows.length ? on.filter((key) => !keys.includes(key)) : [...new Set([...on, ...keys])],
                  )
                }
              >
                {t(shown === rows.length ? 'map.allOff' : 'map.allOn')}
              </button>
            </legend>
            {open && dataClass === 'blueprint' ? <p className="sc-muted layer-hint">{t('map.blueprintHint')}</p> : null}
            {open
              ? rows.map((layer) => (
                  <LayerRow
                    key={layer.key}
                    layer={layer}
                    on={on.includes(layer.key)}
                    failed={failed.has(layer.key)}
                    opacity={opacityOf(layer.key, search)}
                    onSwitch={() => onChange({ on: toggled(on, layer.key) ?? '-' })}
                    onOpacity={(percent) => onChange({ op: withOpacity(layer.key, percent, search) ?? '' })}
                    onFit={onFit}
                  />
                ))
              : null}
          </fieldset>
        );
      })}
      {found.length === 0 ? <p className="sc-muted">{t('map.noLayerFound')}</p> : null}
    </div>
  );
}
