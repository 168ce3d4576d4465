export type { MapPoint } from './map-point.ts';
