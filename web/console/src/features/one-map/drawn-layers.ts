import type { MapLayer } from '@shancheng/contracts/map';
import { CONFLICT_OVERLAY } from '@shancheng/ui';
import type { MapOverlay } from '@shancheng/ui/map';
import { isBlueprint } from './blueprint-layer.ts';
import { colourOf, isBordered } from './layer-colours.ts';
import { listOf, type MapSearch } from './map-search.ts';

const USUAL_OPACITY = 70;

/** Keys of the layers switched on: as in the address, else every plan; the blueprint only when asked for, it would cover them. */
export function keysOn(layers: readonly MapLayer[], search: MapSearch): readonly string[] {
  // a link says `blueprint` without knowing of which district
  const blueprintKeys = layers.filter(isBlueprint).map((layer) => layer.key);
  if (search.on !== undefined) return listOf(search.on).flatMap((key) => (key === 'blueprint' ? blueprintKeys : [key]));
  return layers.filter((layer) => layer.dataClass === 'plan' && !isBlueprint(layer)).map((layer) => layer.key);
}

/** How opaque a layer is, in percent. */
export function opacityOf(key: string, { op }: MapSearch): number {
  const found = listOf(op).find((one) => one.startsWith(`${key}:`));
  const percent = Number(found?.slice(key.length + 1));
  return found !== undefined && percent >= 0 && percent <= 100 ? percent : USUAL_OPACITY;
}

/** The address’s `op` with one layer’s opacity changed. */
export function withOpacity(key: string, percent: number, { op }: MapSearch): string | undefined {
  const others = listOf(op).filter((one) => !one.startsWith(`${key}:`));
  const next = percent === USUAL_OPACITY ? others : [...others, `${key}:${percent}`];
  return next.length > 0 ? next.join(',') : undefined;
}

/** What the map draws, areas below lines below points; a layer without a version on that day is not drawn. */
export function drawnOverlays(layers: readonly MapLayer[], search: MapSearch): MapOverlay[] {
  const on = new Set(keysOn(layers, search));
  const hiddenCodes = listOf(search.hide);
  const drawn = layers
    .filter((layer) => on.has(layer.key) && layer.version !== undefined)
    .sort((a, b) => level(a) - level(b))
    .map((layer) => ({
      id: `${layer.key}@${layer.version}`,
      kind: layer.geometryKind,
      tiles: `/api/v1/map/tiles/${layer.datasetId}/${layer.version}/{z}/{x}/{y}`,
      sourceLayer: 'features',
      opacity: opacityOf(layer.key, search) / 100,
      hiddenCodes,
      ...lookOf(layer),
    }));
  // the tiles know the conflicts of today only
  return search.conflicts && search.asOf === undefined ? [...drawn, CONFLICT_OVERLAY] : drawn;
}

function lookOf(layer: MapLayer): Pick<MapOverlay, 'color' | 'bordered'> {
  const color = colourOf(layer);
  return { ...(color ? { color } : {}), ...(isBordered(layer) ? { bordered: true } : {}) };
}

/** The more rigid a plan, the higher it is drawn. */
function level({ geometryKind, plan }: MapLayer): number {
  return ['polygon', 'line', 'point'].indexOf(geometryKind) * 100 - (plan?.rank ?? 99);
}
