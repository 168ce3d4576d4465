import { readFileSync } from 'node:fs';
import type { CameraConfig } from '@shancheng/contracts';
import { describe, expect, it } from 'vitest';
import { createGroundLocator } from './ground-locator.ts';

const demo = JSON.parse(readFileSync(new URL('../../demo/cameras.json', import.meta.url), 'utf8')) as {
  cameras: CameraConfig[];
};
const [platform] = demo.cameras;
if (!platform) throw new Error('no demo camera');
const metres = (a: { lon: number; lat: number }, b: { lon: number; lat: number }) =>
  Math.hypot((a.lon - b.lon) * 111_320 * Math.cos((a.lat * Math.PI) / 180), (a.lat - b.lat) * 111_320);

function locator(camera: CameraConfig) {
  const said: string[] = [];
  const note = (event: string) => void said.push(event);
  return { said, locate: createGroundLocator(camera, { info: note, warn: note, error: note }) };
}

describe('where a thing stands', () => {
  it('is a few metres before the camera, further away the higher in the picture', () => {
    const { locate, said } = locator(platform);
    const near = metres(locate([[0.45, 0.6, 0.1, 0.4]]), platform.location);
    const far = metres(locate([[0.45, 0.3, 0.1, 0.15]]), platform.location);
    expect(near).toBeGreaterThan(7);
    expect(far).toBeGreaterThan(near + 5);
    expect(far).toBeLessThan(25);
    expect(said).toEqual([]);
  });

  it('falls back to the camera’s place, and says so, when the control points lie on one line', () => {
    const line = platform.groundControlPoints.map((point, i) => ({
      ...point,
      picture: [i / 5, i / 5] as [number, number],
    }));
    const { locate, said } = locator({ ...platform, groundControlPoints: line });
    expect(said).toEqual(['ground.control-points-unusable']);
    expect(locate([[0.4, 0.4, 0.1, 0.2]])).toEqual(platform.location);
  });

  it('falls back likewise for feet on the horizon', () => {
    const { locate, said } = locator(platform);
    expect(locate([[0.4, -0.3, 0.1, 0.05]])).toEqual(platform.location);
    expect(said).toEqual(['ground.beyond-reach']);
  });
});
