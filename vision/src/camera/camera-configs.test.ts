import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findKeptConfigs, keepConfigs, parseCameraConfigs } from './camera-configs.ts';

const demo: unknown = JSON.parse(readFileSync(new URL('../../demo/cameras.json', import.meta.url), 'utf8'));

function noting() {
  const said: unknown[] = [];
  const note = (event: string, facts?: unknown) => void said.push([event, facts]);
  return { said, log: { info: note, warn: note, error: note } };
}

describe('camera configurations', () => {
  it('of the demo are valid', () => {
    const { said, log } = noting();
    expect(parseCameraConfigs(demo, log).map((camera) => camera.rules.map((rule) => rule.id))).toEqual([
      ['stalls-platform'],
      ['crowd-riverside', 'litter-riverside'],
    ]);
    expect(said).toEqual([]);
  });

  it('with a mistake in one camera keep the others', () => {
    const { said, log } = noting();
    const [good] = parseCameraConfigs(demo, log);
    const kept = parseCameraConfigs({ cameras: [{ ...good, framesPerSecond: 0 }, null, good, good] }, log);
    expect(kept).toEqual([good]);
    expect(said).toHaveLength(3);
    expect(said[0]).toEqual([
      'camera.config-invalid',
      expect.objectContaining({ cameraId: good?.cameraId, at: '/framesPerSecond' }),
    ]);
  });

  it('that are no list are refused', () => {
    expect(() => parseCameraConfigs({ error: 'no' }, noting().log)).toThrow('no object with a list');
  });

  it('are kept on disk for the owner’s eyes only and found again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vision-kept-'));
    const { log } = noting();
    const path = join(folder, 'sub', 'cameras.json');
    const cameras = parseCameraConfigs(demo, log);
    await keepConfigs(path, cameras);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await findKeptConfigs(path, log)).toEqual(cameras);
    expect(await findKeptConfigs(join(folder, 'absent.json'), log)).toBeUndefined();
    await rm(folder, { recursive: true });
  });
});
