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
  /** Colour of the features whose tile gives none. */
  color?: string;
  /** A control line: its border counts, what lies inside must stay readable. */
  bordered?: boolean;
}

/** One feature of an overlay, by the `id` in its tile. */
export interface MapHighlight {
  overlay: string;
  id: string;
  /** Where it is not the overlay’s own name. */
  sourceLayer?: string;
}

/** What `highlight` names stands out; the rest stays as it is. */
const HOVERED_WIDER = ['case', ['boolean', ['feature-state', 'hovered'], false], 5, 1.6] as [
  'case',
  ['boolean', ['feature-state', string], boolean],
  number,
  number,
]; // tuple, not array, for the style type

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
  const light = conflicts || overlay.bordered === true;
  return [
    {
      id: `${overlay.id}/fill`,
      type: 'fill',
      ...common,
      paint: { 'fill-color': colour, 'fill-opacity': opacity * (conflicts ? 0.45 : light ? 0.12 : 1) },
    },
    {
      id: `${overlay.id}/outline`,
      type: 'line',
      ...common,
      minzoom: light ? 0 : 13,
      paint: {
        'line-color': light ? colour : tokens.textSecondary,
        'line-width': conflicts ? HOVERED_WIDER : light ? 2 : 0.6,
        'line-opacity': light ? opacity : opacity * 0.6,
      },
    },
    ...(conflicts ? [spotLayer(overlay, colour, tokens)] : []),
  ];
}

/** Where an area is too small to be seen, a spot of fixed size stands for it. */
function spotLayer(overlay: MapOverlay, colour: ReturnType<typeof overlayColour>, tokens: Tokens): LayerSpecification {
  return {
    id: `${overlay.id}/point`,
    type: 'circle',
    source: overlay.id,
    'source-layer': 'spots',
    maxzoom: 15,
    // the most severe on top
    layout: { 'circle-sort-key': ['match', ['get', 'severity'], 'S1', 2, 'S2', 1, 0] },
    paint: {
      'circle-color': colour,
      'circle-radius': 5,
      'circle-opacity': overlay.opacity,
      'circle-stroke-color': tokens.surface,
      'circle-stroke-width': 1.5,
    },
  };
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
    return ['coalesce', ['get', 'color'], overlay.color ?? tokens.tones.void.fill] as [
      'coalesce',
      ['get', string],
      string,
    ]; // as above
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
