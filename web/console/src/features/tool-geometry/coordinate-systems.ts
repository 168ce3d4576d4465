import type { CoordinateSystem } from '@shancheng/contracts/geometry-tools';

/** Those of the district first; words are `tools.geometry.systems.<name without colon>`. */
export const SYSTEMS: readonly CoordinateSystem[] = [
  'EPSG:4490',
  'EPSG:4545',
  'EPSG:4544',
  'EPSG:4546',
  'EPSG:4523',
  'EPSG:4524',
  'EPSG:4525',
  'EPSG:3857',
  'GCJ-02',
  'BD-09',
];

export interface FromTo {
  from: CoordinateSystem;
  to: CoordinateSystem;
}

const IN_DEGREES: ReadonlySet<CoordinateSystem> = new Set(['EPSG:4490', 'GCJ-02', 'BD-09']);

/** Whether its positions are longitude and latitude; otherwise metres east and north. */
export function isInDegrees(system: CoordinateSystem): boolean {
  return IN_DEGREES.has(system);
}

/** Decimals worth showing: degrees need seven for a centimetre, metres three for a millimetre. */
export function digitsOf(system: CoordinateSystem): number {
  return isInDegrees(system) ? 7 : 3;
}
