export { type AreaIndex, createAreaIndex, type IndexedArea, metresBetween } from './area-index.ts';
export { createGaussKruger, type GaussKruger, type GaussKrugerOptions, meridianOfSrid } from './crs/gauss-kruger.ts';
export { fromBd09, fromGcj02, toBd09, toGcj02 } from './crs/gcj-02.ts';
export { lineLength } from './ellipsoid/geodesic-length.ts';
export { polygonArea } from './ellipsoid/polygon-area.ts';
export {
  type ControlPoint,
  DegenerateControlPointsError,
  fitGroundHomography,
  type GroundHomography,
} from './homography.ts';
export { type Position, stepLengths } from './network/line-length.ts';
/** Lines reached on foot, and the parts of a line between shares of its length. */
export { partsOf, type Reach, type ReachOptions, reachOnFoot } from './network/reach-on-foot.ts';
export { buildWalkNetwork, type WalkLine, type WalkNetwork } from './network/walk-network.ts';
export { TOP_WALKING_SPEED, type WalkKind, walkingSeconds } from './network/walking-time.ts';
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
export { type ElevationGrid, heightAt } from './terrain/elevation-grid.ts';
export { type Profile, type ProfilePoint, profileAlong } from './terrain/profile.ts';
export { slopeAt } from './terrain/slope.ts';
export { type Viewshed, type ViewshedOptions, type VisibleRun, viewshed } from './terrain/viewshed.ts';
