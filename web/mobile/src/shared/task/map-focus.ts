import type { LonLat } from '@shancheng/contracts/common';
import { metresBetween } from '../distance.ts';

const NEAREST_ZOOM = 16.5;
const FARTHEST_ZOOM = 12;
/** Beyond this both in one picture show neither. */
const TOGETHER_M = 6_000;
/** The small map is some 150 px high: at most this much of it lies between the two. */
const PIXELS_BETWEEN = 75;
/** Metres a pixel at zoom 0 with MapLibre's 512-px tiles, on the equator. */
const METRES_PER_PIXEL = 78_271.5;

/** Where the small map looks: the place and the officer together while that makes sense, else the place alone. */
export function mapFocus(place: LonLat, me: LonLat | undefined): { lon: number; lat: number; zoom: number } {
  // in steps of some 50 m, so that walking does not keep the map in motion
  const here = me && { lon: Math.round(me.lon * 2000) / 2000, lat: Math.round(me.lat * 2000) / 2000 };
  const metres = here ? metresBetween(place, here) : Number.POSITIVE_INFINITY;
  if (!here || metres > TOGETHER_M) return { ...place, zoom: NEAREST_ZOOM - 0.5 };
  const perPixel = METRES_PER_PIXEL * Math.cos((place.lat * Math.PI) / 180);
  const zoom = Math.log2((perPixel * PIXELS_BETWEEN) / Math.max(metres, 1));
  return {
    lon: (place.lon + here.lon) / 2,
    lat: (place.lat + here.lat) / 2,
    zoom: Math.floor(Math.min(NEAREST_ZOOM, Math.max(FARTHEST_ZOOM, zoom)) * 2) / 2,
  };
}
