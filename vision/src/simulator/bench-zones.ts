import type { CameraConfig, LonLat, ZoneRule } from '@shancheng/contracts';

export interface BenchZone {
  rule: ZoneRule;
  /** Where a person's feet must be to make the rule true: give it to `StampedCamera.showPerson`. */
  foot: [number, number];
}

/** Event types of GB/T 30428 that may follow each other in one place without being merged as duplicates. */
const EVENT_TYPES = ['0501', '0504', '0507', '0204', '0502', '0503', '0511', '0510', '0508', '0509'];
const HALF_WIDTH = 0.055;
const NEAR_ROW = 0.96;
const FAR_ROW = 0.68;
const METRES_PER_DEGREE = 111_320;

/** Ten small zones on the lawn of the street clip, where nobody walks during the stamped camera's few seconds. */
export function benchZones(dwellSeconds = 1): BenchZone[] {
  return EVENT_TYPES.map((eventType, i) => {
    const x = 0.07 + 0.12 * (i % 5);
    const y = i < 5 ? NEAR_ROW : FAR_ROW;
    const bottom = Math.min(1, y + 0.06);
    const polygon = [
      [x - HALF_WIDTH, y - 0.1],
      [x + HALF_WIDTH, y - 0.1],
      [x + HALF_WIDTH, bottom],
      [x - HALF_WIDTH, bottom],
    ] satisfies [number, number][];
    const rule: ZoneRule = {
      ...{
        id: `bench-${i + 1}`,
        name: `压测分区 ${i + 1}（合成）`,
        kind: 'dwell',
        eventType,
        polygon,
        classes: ['person'],
      },
      ...{ minScore: 0.4, minCount: 1, dwellSeconds, confirm: { hits: 1, of: 2 }, cooldownSeconds: 4, maxMove: 0.05 },
    };
    return { rule, foot: [x, y] };
  });
}

/** A camera whose picture covers 20 m × 15 m north of its place (synthetic), watching the bench zones at 2 frames/s. */
export function benchCamera(camera: {
  cameraId: string;
  streamUrl: string;
  signingKey: string;
  location: LonLat;
}): CameraConfig {
  const { lon, lat } = camera.location;
  const place = (east: number, north: number): LonLat => ({
    lon: lon + east / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
    lat: lat + north / METRES_PER_DEGREE,
  });
  return {
    ...camera,
    name: `压测摄像机 ${camera.cameraId}（合成）`,
    groundControlPoints: [
      { picture: [0, 1], ground: place(-4, 5) },
      { picture: [1, 1], ground: place(4, 5) },
      { picture: [1, 0.4], ground: place(10, 20) },
      { picture: [0, 0.4], ground: place(-10, 20) },
    ],
    framesPerSecond: 2,
    model: 'nanodet-g-416',
    rules: benchZones().map((zone) => zone.rule),
  };
}
