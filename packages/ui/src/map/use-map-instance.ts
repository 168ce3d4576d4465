import { Map as MapLibreMap, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useState } from 'react';
import { FONT_FAMILY, type Tokens, type Tone } from '../tokens.ts';
import { incidentLayers } from './incident-layers.ts';
import { mapStyle } from './map-style.ts';
import { scaleClusters, scaleLayers } from './scale-layers.ts';

setWorkerUrl(workerUrl);

/** Yuzhong and the two rivers: what is shown until the district’s own areas are known. */
const FIRST_VIEW: [number, number, number, number] = [106.43, 29.52, 106.6, 29.58];

interface MapInstanceOptions {
  tokens: Tokens;
  /** One letter per tone, in the language shown. */
  marks: Record<Tone, string>;
  interactive: boolean;
  /** Factor on every pixel size: 1 on a desk, more on a wall. */
  scale: number;
}

/** `map` once its style is loaded; `failed` where the browser has no WebGL. */
export function useMapInstance(
  box: RefObject<HTMLDivElement | null>,
  { tokens, marks, interactive, scale }: MapInstanceOptions,
) {
  const [map, setMap] = useState<MapLibreMap>();
  const [failed, setFailed] = useState(false);
  const letters = Object.values(marks).join('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `letters` stands for `marks`, which is a new object each time
  useEffect(() => {
    if (!box.current) return;
    let made: MapLibreMap;
    try {
      made = new MapLibreMap(options(box.current, tokens, interactive, scale));
    } catch {
      setFailed(true);
      return;
    }
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.once('load', () => {
      for (const layer of scaleLayers(incidentLayers(tokens, marks), scale)) made.addLayer(layer);
      setMap(made);
    });
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, [box, tokens, letters, interactive, scale]);

  return { map, failed };
}

function options(container: HTMLElement, tokens: Tokens, interactive: boolean, scale: number): MapOptions {
  const style = mapStyle(tokens);
  return {
    container,
    style: { ...style, sources: scaleClusters(style.sources, scale), layers: scaleLayers(style.layers, scale) },
    bounds: FIRST_VIEW,
    fitBoundsOptions: { padding: 16 },
    minZoom: 6,
    maxZoom: 19,
    interactive,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: false,
    localIdeographFontFamily: FONT_FAMILY,
    fadeDuration: 0,
    canvasContextAttributes: { antialias: true },
  };
}
