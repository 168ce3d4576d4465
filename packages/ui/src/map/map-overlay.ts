import type { LayerSpecification } from 'maplibre-gl';
import type { Tokens } from '../tokens.ts';

/** A layer of vector tiles on top of the quiet base. */
export interface MapOverlay {
  /** Changes when its tiles do, e.g. with the version. */
  id: string;
  kind: 'polygon' | 'line' | 'point';
  /** Address with {z}/{x}/{y}, from the root of this origin. */
  tiles: string;
  sourceLayer: string;
  /** 0 to 1. */
  opacity: number;
  /** Codes not to be drawn. */
  hiddenCodes?: readonly string[];
  /** Conflicts are drawn by severity instead of by the colour in the tile. */
  palette?: 'code' | 'severity';
}

/** The style layers of one overlay, lowest first; ids start with the overlay’s own. */
export function overlayLayers(overlay: MapOverlay, tokens: Tokens): LayerSpecification[] {
  const common = { source: overlay.id, 'source-layer': overlay.sourceLayer } as const;
  const colour = overlayColour(overlay, tokens);
  const { opacity } = overlay;
  if (overlay.kind === 'point')
    return [
      {
        id: `${overlay.id}/point`,
        type: 'circle',
        ...common,
        paint: {
          'circle-color': colour,
          'circle-radius': 4,
          'circle-opacity': opacity,
          'circle-stroke-color': tokens.surface,
          'circle-stroke-width': 1,
        },
      },
    ];
  if (overlay.kind === 'line')
    return [
      {
        id: `${overlay.id}/line`,
        type: 'line',
        ...common,
        paint: { 'line-color': colour, 'line-width': 2.5, 'line-opacity': opacity },
      },
    ];
  const conflicts = overlay.palette === 'severity';
  return [
    {
      id: `${overlay.id}/fill`,
      type: 'fill',
      ...common,
      paint: { 'fill-color': colour, 'fill-opacity': conflicts ? opacity * 0.45 : opacity },
    },
    {
      id: `${overlay.id}/outline`,
      type: 'line',
      ...common,
      minzoom: conflicts ? 0 : 13,
      paint: {
        'line-color': conflicts ? colour : tokens.textSecondary,
        'line-width': conflicts ? 1.6 : 0.6,
        'line-opacity': conflicts ? opacity : opacity * 0.6,
      },
    },
  ];
}

/** Leaves out the codes switched off in the legend; undefined: draws all. */
export function overlayFilter(codes: readonly string[] | undefined) {
  if (!codes || codes.length === 0) return undefined;
  return ['!', ['in', ['coalesce', ['get', 'code'], ''], ['literal', [...codes]]]] as [
    '!',
    ['in', ['coalesce', ['get', string], string], ['literal', string[]]],
  ]; // tuple, not array, for the style type
}

function overlayColour(overlay: MapOverlay, tokens: Tokens) {
  if (overlay.palette !== 'severity')
    return ['coalesce', ['get', 'color'], tokens.tones.void.fill] as ['coalesce', ['get', string], string]; // as above
  return ['match', ['get', 'severity'], 'S1', tokens.levels.I, 'S2', tokens.levels.II, tokens.levels.III] as [
    'match',
    ['get', string],
    string,
    string,
    string,
    string,
    string,
  ]; // as above
}
