// here, not in index.ts: a bundler drops the styles of a module it only re-exports
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import type { FeatureCollection } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTokens } from '../look.ts';
import { countByTone } from '../status/tone.ts';
import { TONES, type Tone } from '../tokens.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import type { DistrictLayers } from './district-layers.ts';
import { MapButtons } from './MapButtons.tsx';
import { MapLegend } from './MapLegend.tsx';
import type { MapHighlight, MapOverlay } from './map-overlay.ts';
import { type MapMarker, type MapPoint, pointFeatures } from './map-point.ts';
import { useMapCamera } from './use-map-camera.ts';
import { type MapClicks, useMapClicks } from './use-map-clicks.ts';
import { markersOf, pointsOf, useBaseData, useSourceData } from './use-map-data.ts';
import { useMapInstance } from './use-map-instance.ts';
import { useMapHighlight, useMapOverlays, useMapSketch } from './use-map-overlays.ts';
import { useMapPulse } from './use-map-pulse.ts';

export interface DistrictMapProps extends MapClicks {
  /** From `useDistrictLayers`; the map opens empty until it is there. */
  layers: DistrictLayers | undefined;
  points?: readonly MapPoint[];
  markers?: readonly MapMarker[];
  selectedId?: string | undefined;
  /** A place to show with a pin, e.g. the one being picked. */
  pin?: { lon: number; lat: number } | undefined;
  /** Flies there when it changes. */
  focus?: { lon: number; lat: number; zoom?: number } | undefined;
  /** Shows all of this box when another one is given; keep it the same object otherwise. */
  fit?: Bounds | undefined;
  /** Tones switched off in the legend; without it the map keeps its own. */
  hidden?: ReadonlySet<Tone>;
  onHiddenChange?: (hidden: ReadonlySet<Tone>) => void;
  /** Fill colour of a street by its code, for figures on the map. */
  streetFill?: Readonly<Record<string, string>> | undefined;
  /** A short text after a street’s name by its code, e.g. its number of open cases. */
  streetNotes?: Readonly<Record<string, string>> | undefined;
  /** Factor on letters, points and lines: 1 on a desk, more on a wall. Changing it draws the map anew. */
  scale?: number;
  /** Ids that just changed: a ring runs out of them once. */
  pulseIds?: readonly string[];
  /** Tile layers above the base, first one lowest. */
  overlays?: readonly MapOverlay[];
  /** A feature of an overlay that stands out. */
  highlight?: MapHighlight | undefined;
  /** What is being drawn or is chosen. */
  sketch?: FeatureCollection | undefined;
  /** The map once it can be used, undefined when it is gone; the same function each time. */
  onMap?: ((map: MapLibreMap | undefined) => void) | undefined;
  legend?: boolean;
  interactive?: boolean;
  /** Room kept free at the edges when showing the whole district, px. */
  padding?: number | { top: number; bottom: number; left: number; right: number };
  className?: string;
}

const NO_POINTS: readonly MapPoint[] = [];
const NO_MARKERS: readonly MapMarker[] = [];
const NO_OVERLAYS: readonly MapOverlay[] = [];

/** The district’s map: quiet base, incidents on top, one legend that also filters. Wholly offline. */
export function DistrictMap(props: DistrictMapProps) {
  const {
    layers,
    points = NO_POINTS,
    markers = NO_MARKERS,
    selectedId,
    pin,
    focus,
    fit,
    padding = 24,
    interactive = true,
    scale = 1,
  } = props;
  const { t } = useTranslation('ui');
  const tokens = useTokens();
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState('');
  const [ownHidden, setOwnHidden] = useState<ReadonlySet<Tone>>(() => new Set());
  const hidden = props.hidden ?? ownHidden;
  const marks = Object.fromEntries(TONES.map((tone) => [tone, t(`toneMark.${tone}`)])) as Record<Tone, string>; // every tone
  const { map, failed } = useMapInstance(box, { tokens, marks, interactive, scale });

  const streets = useMemo(() => filled(layers, props.streetFill), [layers, props.streetFill]);
  const labels = useMemo(() => noted(layers, props.streetNotes), [layers, props.streetNotes]);
  useBaseData(map, layers, streets, labels);
  useSourceData(
    map,
    'incidents',
    useMemo(() => pointFeatures(points, hidden), [points, hidden]),
  );
  useSourceData(
    map,
    'markers',
    useMemo(() => markersOf(markers), [markers]),
  );
  useSourceData(map, 'selected', useHalo(pin ?? points.find((point) => point.id === selectedId)));
  useMapOverlays(map, props.overlays ?? NO_OVERLAYS);
  useMapHighlight(map, props.highlight);
  useMapSketch(map, props.sketch);
  useMapClicks(map, props, setHover);
  useMapPulse(map, points, props.pulseIds);

  const home = useMemo(() => homeBounds(layers), [layers]);
  const showHome = () => home && map?.fitBounds(home, { padding, duration: 400 });
  useMapCamera(map, home, { focus, fit }, padding);

  const { onMap } = props;
  useEffect(() => onMap?.(map), [map, onMap]);

  function hide(tones: ReadonlySet<Tone>) {
    setOwnHidden(tones);
    props.onHiddenChange?.(tones);
  }

  if (failed) return <p className="sc-map-failed">{t('map.noWebgl')}</p>;
  return (
    <section className={`sc-map ${props.className ?? ''}`} aria-label={t('map.label')} data-ready={map !== undefined}>
      <div ref={box} className="sc-map-canvas" />
      {hover ? <div className="sc-map-hover">{hover}</div> : null}
      {interactive ? <MapButtons map={map} onHome={showHome} /> : null}
      {props.legend === false ? null : (
        <MapLegend
          counts={countByTone(points)}
          hidden={hidden}
          onHidden={hide}
          officers={markers.filter((marker) => marker.kind === 'officer').length}
          cameras={markers.filter((marker) => marker.kind === 'camera').length}
        />
      )}
    </section>
  );
}

function filled(layers: DistrictLayers | undefined, fill: Readonly<Record<string, string>> | undefined) {
  if (!layers || !fill) return layers?.streets;
  const features = layers.streets.features.map((feature) => ({
    ...feature,
    properties: { ...feature.properties, fill: fill[String(feature.properties?.code)] },
  }));
  return { ...layers.streets, features };
}

function noted(layers: DistrictLayers | undefined, notes: Readonly<Record<string, string>> | undefined) {
  if (!layers || !notes) return layers?.labels;
  const features = layers.labels.features.map((feature) => {
    const note = notes[String(feature.properties?.code)];
    if (note === undefined) return feature;
    return { ...feature, properties: { ...feature.properties, name: `${feature.properties?.name} ${note}` } };
  });
  return { ...layers.labels, features };
}

function homeBounds(layers: DistrictLayers | undefined): Bounds | undefined {
  const home = layers?.counties.features.filter((feature) => feature.properties?.home === true) ?? [];
  return boundsOf(layers?.streets) ?? boundsOf({ type: 'FeatureCollection', features: home });
}

/** The selected place as a collection that changes only when the place does. */
function useHalo(place: { lon: number; lat: number } | undefined) {
  const lon = place?.lon;
  const lat = place?.lat;
  return useMemo(() => pointsOf(lon === undefined || lat === undefined ? [] : [{ lon, lat }]), [lon, lat]);
}
