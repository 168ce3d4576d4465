import type { MapLayer } from '@shancheng/contracts/map';
import type { MapLibreMap } from '@shancheng/ui/map';
import type { FeatureCollection } from 'geojson';
import { useMemo, useState } from 'react';
import { LazyMap } from '../../shared/LazyMap.tsx';
import type { MapSpot } from '../../shared/map-tool.ts';
import { useConflict } from '../../shared/use-conflicts.ts';
import { CodeLegend } from './CodeLegend.tsx';
import { drawnOverlays } from './drawn-layers.ts';
import { type MapSearch, spotOf } from './map-search.ts';
import { ScaleBar } from './ScaleBar.tsx';
import { SwipeDivider } from './SwipeDivider.tsx';
import { useMapsTogether } from './use-maps-together.ts';
import { useSeenCodes } from './use-seen-codes.ts';

interface MapStageProps {
  layers: readonly MapLayer[];
  /** The layers of the other day, right of the divider. */
  compared: readonly MapLayer[] | undefined;
  search: MapSearch;
  sketch: FeatureCollection;
  /** What the open tool shows. */
  shown: FeatureCollection | undefined;
  /** Flies there when it changes. */
  focus: MapSpot | undefined;
  onChange: (change: MapSearch) => void;
  onPick: (at: { lon: number; lat: number }) => void;
}

/** The map with its legend and scale; with a second day, two maps that move as one behind a divider. */
export function MapStage({ layers, compared, search, sketch, shown, focus, onChange, onPick }: MapStageProps) {
  const [map, setMap] = useState<MapLibreMap>();
  const [other, setOther] = useState<MapLibreMap>();
  const [divider, setDivider] = useState(50);
  useMapsTogether(map, other);
  const codes = useSeenCodes(map);
  const chosen = useChosenConflict(search.conflict);
  const drawn = useMemo(
    () => ({ ...sketch, features: [...(chosen ? [chosen] : []), ...(shown?.features ?? []), ...sketch.features] }),
    [sketch, chosen, shown],
  );
  const spot = spotOf(search);
  const target = focus ?? (search.conflict && spot ? { ...spot, zoom: 16 } : undefined);
  const right = compared ? drawnOverlays(compared, search) : undefined;
  return (
    <div className="map-stage">
      <LazyMap
        overlays={drawnOverlays(layers, search)}
        sketch={drawn}
        pin={spot}
        focus={target}
        onPick={onPick}
        onMap={setMap}
        legend={false}
      />
      {right ? (
        <>
          <div className="map-other" style={{ clipPath: `inset(0 0 0 ${divider}%)` }}>
            <LazyMap overlays={right} sketch={drawn} pin={spot} onPick={onPick} onMap={setOther} legend={false} />
          </div>
          <SwipeDivider at={divider} onMove={setDivider} />
        </>
      ) : null}
      <CodeLegend codes={codes} search={search} onChange={onChange} />
      <ScaleBar map={map} />
    </div>
  );
}

function useChosenConflict(conflictId: string | undefined): FeatureCollection['features'][number] | undefined {
  const { data } = useConflict(conflictId);
  return useMemo(() => {
    const geometry = data?.geometry;
    if (!geometry) return undefined;
    // the contract leaves geometry open; the server sends RFC 7946
    return { type: 'Feature', properties: {}, geometry: geometry as FeatureCollection['features'][number]['geometry'] };
  }, [data]);
}
