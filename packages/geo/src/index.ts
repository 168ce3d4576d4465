export { type AreaIndex, createAreaIndex, type IndexedArea, metresBetween } from './area-index.ts';
export { createGaussKruger, type GaussKruger, type GaussKrugerOptions } from './crs/gauss-kruger.ts';
export {
  type ControlPoint,
  DegenerateControlPointsError,
  fitGroundHomography,
  type GroundHomography,
} from './homography.ts';
export { overlapArea } from './overlay/overlap-area.ts';
export { createPolygonGrid, joinOverlaps, type OnOverlap, type PolygonGrid } from './overlay/overlap-join.ts';
export { type PolygonRings, type PolygonSet, PolygonSetBuilder } from './overlay/polygon-set.ts';
export { type ProjectPoint, readWkbPolygons, WkbError } from './overlay/wkb.ts';
export { numberingOrder } from './partition/numbering.ts';
export {
  type CommunityPlan,
  type DistrictPlan,
  type PartitionArea,
  partitionDistrict,
  type StreetPlan,
} from './partition/partition-district.ts';
export { type DegreeLine, offsetLine, ribbon, smoothLine } from './ribbon.ts';
