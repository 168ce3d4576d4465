/** A `CameraConfig` for measuring and the ten zones it watches. Lon/lat in WGS 84 degrees, picture points as fractions. */
export { type BenchZone, benchCamera, benchZones } from './bench-zones.ts';
/** An RTSP server on loopback (TCP interleaved only) between simulated cameras and the worker. */
export { RtspRelay } from './rtsp-relay.ts';
/** A live camera with the wall clock (ms) in its pixels and people who appear when told to. */
export { readScene, type Scene, StampedCamera, type StampedCameraOptions } from './stamped-camera.ts';
