import type { MapLayer } from '@shancheng/contracts/map';
import { type Bounds, SyntheticMark, useName } from '@shancheng/ui';
import { Button, Checkbox, Slider } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface LayerRowProps {
  layer: MapLayer;
  on: boolean;
  /** Its tiles could not be read. */
  failed: boolean;
  opacity: number;
  onSwitch: () => void;
  onOpacity: (percent: number) => void;
  onFit: (bounds: Bounds) => void;
}

/** One layer: its switch, and behind “…” what it is, how opaque it is and where it lies. */
export function LayerRow({ layer, on, failed, opacity, onSwitch, onOpacity, onFit }: LayerRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const [open, setOpen] = useState(false);
  const factsId = useId();
  const label = name(layer.name);
  const none = layer.version === undefined;
  return (
    <div className="layer-row" data-empty={none}>
      <span className="layer-name">
        <Checkbox checked={on} onChange={onSwitch}>
          {label}
        </Checkbox>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={factsId}
          aria-label={t('map.moreOf', { name: label })}
          title={factsOf(layer)}
          onClick={() => setOpen(!open)}
        >
          ⋯
        </button>
      </span>
      {none ? <small className="layer-problem">⚠ {t('map.noVersion')}</small> : null}
      {failed && on ? <small className="layer-problem">⚠ {t('map.sourceFailed')}</small> : null}
      <div id={factsId} hidden={!open} className="layer-facts">
        <LayerFacts layer={layer} />
        {none ? null : (
          <div className="layer-opacity">
            <span>{t('map.opacity')}</span>
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
          </div>
        )}
        {boundsOfLayer(layer) ? (
          <Button size="small" onClick={() => fitTo(layer, onFit)}>
            {t('map.toExtent')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function LayerFacts({ layer }: { layer: MapLayer }) {
  const { t } = useTranslation();
  return (
    <p>
      {layer.authority}
      {layer.version === undefined ? null : (
        <>
          <br />
          {t('map.versionFrom', { version: layer.version, day: layer.validFrom ?? '' })}
        </>
      )}
      <br />
      {[
        layer.scale === undefined ? undefined : `1:${layer.scale.toLocaleString('en')}`,
        layer.featureCount === undefined ? undefined : t('map.features', { count: layer.featureCount }),
        layer.scheme,
        layer.licence,
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      {layer.synthetic ? <SyntheticMark /> : null}
    </p>
  );
}

/** The same in one line, for who only points at it. */
function factsOf({ authority, validFrom, version, scale }: MapLayer): string {
  const parts = [
    authority,
    version === undefined ? undefined : `v${version} ${validFrom ?? ''}`,
    scale && `1:${scale}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function boundsOfLayer({ bounds }: MapLayer): Bounds | undefined {
  const [west, south, east, north] = bounds ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
  return [west, south, east, north];
}

function fitTo(layer: MapLayer, onFit: (bounds: Bounds) => void): void {
  const bounds = boundsOfLayer(layer);
  if (bounds) onFit(bounds);
}
