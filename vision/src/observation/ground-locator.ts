import type { CameraConfig, LonLat } from '@shancheng/contracts';
import { fitGroundHomography, type GroundHomography } from '@shancheng/geo';
import type { Box } from '../detection/detection.ts';
import { type Log, sentenceOf } from '../log.ts';
import { footOf } from '../rules/zone.ts';

/** A foot this far from the camera is a wrong control point or a box cut by the horizon, not a place. */
const FURTHEST_METRES = 2000;
const METRES_PER_DEGREE = 111_320;

export type LocateThings = (boxes: readonly Box[]) => LonLat;

/**
 * Where things stand on the ground: the middle of their feet. When the control points fix no homography, or the feet
 * lie beyond the horizon, the camera's own location stands in, and the log says so.
 */
export function createGroundLocator(camera: CameraConfig, log: Log): LocateThings {
  const homography = findHomography(camera, log);
  return (boxes) => {
    const feet = boxes.flatMap((box) => homography?.toGround(footOf(box)) ?? []);
    const near = feet.filter((foot) => metresBetween(foot, camera.location) <= FURTHEST_METRES);
    if (near.length === 0) {
      if (homography) log.warn('ground.beyond-reach', { cameraId: camera.cameraId, used: 'camera location' });
      return camera.location;
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return { lon: mean(near.map((foot) => foot.lon)), lat: mean(near.map((foot) => foot.lat)) };
  };
}

function findHomography(camera: CameraConfig, log: Log): GroundHomography | undefined {
  try {
    return fitGroundHomography(camera.groundControlPoints);
  } catch (error) {
    log.error('ground.control-points-unusable', {
      cameraId: camera.cameraId,
      reason: sentenceOf(error),
      used: 'camera location',
    });
    return undefined;
  }
}

function metresBetween(a: LonLat, b: LonLat): number {
  const east = (a.lon - b.lon) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(east, (a.lat - b.lat) * METRES_PER_DEGREE);
}
