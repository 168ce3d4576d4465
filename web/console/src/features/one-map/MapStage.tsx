import type { MapLayer } from '@shancheng/contracts/map';
import { type Bounds, useName } from '@shancheng/ui';
import type { DistrictMapProps, MapLibreMap } from '@shancheng/ui/map';
import type { FeatureCollection } from 'geojson';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMap } from '../../shared/LazyMap.tsx';
import type { MapSpot } from '../../shared/map-tool.ts';
import { CodeLegend } from './CodeLegend.tsx';
import { drawnOverlays, keysOn } from './drawn-layers.ts';
import type { LegendLine } from './legend-lines.ts';
import { type MapSearch, otherSide, spotOf } from './map-search.ts';
import { ScaleBar } from './ScaleBar.tsx';
import { SwipeDivider } from './SwipeDivider.tsx';
import { useMapsTogether } from './use-maps-together.ts';

interface MapStageProps extends Pick<DistrictMapProps, 'onPick' | 'onFeatures' | 'highlight'> {
  layers: readonly MapLayer[];
  today: string;
  /** The layers of the other side; undefined: there is only one. */
  compared: readonly MapLayer[] | undefined;
  search: MapSearch;
  /** What is drawn above the layers: corners, the chosen conflict, what a tool shows. */
  drawn: FeatureCollection;
  legend: readonly LegendLine[];
  /** Flies there when it changes. */
  focus: MapSpot | undefined;
  fit: Bounds | undefined;
  map: MapLibreMap | undefined;
  onMap: (map: MapLibreMap | undefined) => void;
  onChange: (change: MapSearch) => void;
}

/** The map with its legend and scale; with another side, two maps that move as one, behind a divider or beside each other. */
export function MapStage({ layers, today, compared, search, drawn, legend, focus, fit, map, ...rest }: MapStageProps) {
  const { onMap, onChange, ...clicks } = rest;
  const [other, setOther] = useState<MapLibreMap>();
  const [divider, setDivider] = useState(50);
  useMapsTogether(map, other);
  const spot = spotOf(search);
  const beside = compared !== undefined && search.split === 'side';
  const right = otherSide(search);
  return (
    <div className="map-stage" data-beside={beside}>
      <div className="map-one">
        <LazyMap
          overlays={drawnOverlays(layers, search)}
          sketch={drawn}
          pin={spot}
          focus={focus}
          fit={fit}
          onMap={onMap}
          legend={false}
          {...clicks}
        />
        {compared ? <SideLabel layers={layers} search={search} today={today} side="left" /> : null}
      </div>
      {compared ? (
        <>
          <div className="map-other" {...(beside ? {} : { style: { clipPath: `inset(0 0 0 ${divider}%)` } })}>
            <LazyMap
              overlays={drawnOverlays(compared, right)}
              sketch={drawn}
              pin={spot}
              onMap={setOther}
              legend={false}
              {...clicks}
            />
            <SideLabel layers={compared} search={right} today={today} side="right" />
          </div>
          {beside ? null : <SwipeDivider at={divider} onMove={setDivider} />}
        </>
      ) : null}
      <CodeLegend lines={legend} search={search} onChange={onChange} />
      <ScaleBar map={map} />
    </div>
  );
}

interface SideLabelProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  today: string;
  side: 'left' | 'right';
}

/** Which day and which layers a half shows. */
function SideLabel({ layers, search, today, side }: SideLabelProps) {
  const { t } = useTranslation();
  const name = useName();
  const on = keysOn(layers, search);
  const shown = layers.filter(({ key, version }) => on.includes(key) && version !== undefined);
  const [first] = shown;
  const words =
    first === undefined
      ? t('map.noVersion')
      : shown.length === 1
        ? name(first.name)
        : t('map.layerCount', { count: shown.length });
  return (
    <p className="map-side" data-side={side}>
      <b>{search.asOf ?? today}</b> {words}
    </p>
  );
}
