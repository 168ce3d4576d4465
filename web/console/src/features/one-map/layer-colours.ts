import type { MapLayer } from '@shancheng/contracts/map';

/**
 * Colours of layers whose features carry no code, by their name in the catalogue of plans: red, blue, green and purple
 * lines are called after theirs. Data, not look; no norm was read for them, so the legend marks them as doubtful.
 */
const OF_DOMAIN: Readonly<Record<string, string>> = {
  生态红线: '#d7191c',
  永久基本农田: '#b8860b',
  城镇开发边界: '#7b3f00',
  河道蓝线: '#1f78d1',
  绿线: '#1a9641',
  紫线: '#8e24aa',
};
const OF_KEY: Readonly<Record<string, string>> = {
  'hazard-zones': '#e6550d',
  'water-source': '#0097a7',
  'residential-projects': '#c2185b',
  roads: '#6d6f73',
  'walk-network': '#00897b',
};

/** The layer’s own colour; undefined where its features have those of their codes. */
export function colourOf({ key, plan }: Pick<MapLayer, 'key' | 'plan'>): string | undefined {
  return (plan ? OF_DOMAIN[plan.domain] : undefined) ?? OF_KEY[key];
}

/** A control line encloses land that other plans describe: it is drawn as a border. */
export function isBordered({
  plan,
  scheme,
  geometryKind,
}: Pick<MapLayer, 'plan' | 'scheme' | 'geometryKind'>): boolean {
  return plan?.kind === 'line' && scheme === undefined && geometryKind === 'polygon';
}
