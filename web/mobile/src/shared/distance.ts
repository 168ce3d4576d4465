import type { LonLat } from '@shancheng/contracts/common';

const EARTH_RADIUS_M = 6_371_008.8;

/** Great-circle distance in metres between two points in degrees (haversine). */
export function metresBetween(a: LonLat, b: LonLat): number {
  const radians = Math.PI / 180;
  const latHalf = Math.sin(((b.lat - a.lat) * radians) / 2);
  const lonHalf = Math.sin(((b.lon - a.lon) * radians) / 2);
  const h = latHalf ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * lonHalf ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
