import { describe, expect, it } from 'vitest';
import { type ControlPoint, DegenerateControlPointsError, fitGroundHomography } from './homography.ts';

const METRES = 111_319.490793;
const origin = { lon: 106.5377, lat: 29.5529 };
const metres = (east: number, north: number) => ({
  lon: origin.lon + east / (METRES * Math.cos((origin.lat * Math.PI) / 180)),
  lat: origin.lat + north / METRES,
});
/** A camera looking north over a platform 20 m wide and 15 m deep: near edge wide, far edge narrow. */
const platform: ControlPoint[] = [
  { picture: [0.05, 0.95], ground: metres(0, 0) },
  { picture: [0.95, 0.95], ground: metres(20, 0) },
  { picture: [0.7, 0.3], ground: metres(20, 15) },
  { picture: [0.3, 0.3], ground: metres(0, 15) },
];
const metresBetween = (a: { lon: number; lat: number }, b: { lon: number; lat: number }) =>
  Math.hypot((a.lon - b.lon) * METRES * Math.cos((origin.lat * Math.PI) / 180), (a.lat - b.lat) * METRES);

describe('ground position from a picture point', () => {
  it('puts every control point back on its place', () => {
    const homography = fitGroundHomography(platform);
    for (const point of platform) {
      const ground = homography.toGround(point.picture);
      expect(ground && metresBetween(ground, point.ground)).toBeLessThan(0.001);
    }
    expect(homography.residualMetres).toBeLessThan(0.001);
  });

  it('goes to the ground and back to the same picture point', () => {
    const homography = fitGroundHomography(platform);
    for (const point of [
      [0.5, 0.5],
      [0.2, 0.9],
      [0.6, 0.35],
    ] as const) {
      const ground = homography.toGround(point);
      const back = ground && homography.toPicture(ground);
      expect(back?.[0]).toBeCloseTo(point[0], 9);
      expect(back?.[1]).toBeCloseTo(point[1], 9);
    }
  });

  it('foreshortens: the picture middle lies nearer to the far edge than to the near one', () => {
    const middle = fitGroundHomography(platform).toGround([0.5, 0.625]);
    expect(middle && middle.lat).toBeLessThan(metres(0, 7.5).lat);
    expect(middle && middle.lon).toBeCloseTo(metres(10, 0).lon, 7);
  });

  it('averages out a surveying error when more than four points are given', () => {
    const exact = fitGroundHomography(platform);
    const middle = exact.toGround([0.5, 0.6]);
    const shifted = { lon: (middle?.lon ?? 0) + 0.3 / METRES, lat: middle?.lat ?? 0 };
    const fitted = fitGroundHomography([...platform, { picture: [0.5, 0.6], ground: shifted }]);
    expect(fitted.residualMetres).toBeGreaterThan(0.01);
    expect(fitted.residualMetres).toBeLessThan(0.3);
  });

  it('says nothing about a point above the horizon', () => {
    expect(fitGroundHomography(platform).toGround([0.5, -0.9])).toBeUndefined();
  });
});

describe('control points that fix no plane', () => {
  const line = [0, 1, 2, 3].map((i): ControlPoint => ({ picture: [0.2 * i, 0.2 * i], ground: metres(i * 3, i * 2) }));
  const three = platform.slice(0, 3);

  it.each([
    ['fewer than four', three],
    ['all on one line', line],
    ['one point four times', Array.from({ length: 4 }, () => platform[0] as ControlPoint)],
    ['a repeated point', [...three, platform[2] as ControlPoint]],
    ['three of four on a line', [...line.slice(0, 3), platform[3] as ControlPoint]],
    ['ground squashed onto a line', platform.map((p, i) => ({ picture: p.picture, ground: metres(i, i) }))],
  ])('are refused: %s', (_, points) => {
    expect(() => fitGroundHomography(points)).toThrow(DegenerateControlPointsError);
  });

  it('are refused when two corners were swapped', () => {
    const swapped = platform.map((p, i) => ({
      picture: p.picture,
      ground: platform[[1, 0, 2, 3][i] ?? 0]?.ground ?? origin,
    }));
    expect(() => fitGroundHomography(swapped)).toThrow(DegenerateControlPointsError);
  });
});
