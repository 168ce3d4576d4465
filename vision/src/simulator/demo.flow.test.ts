import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CameraConfig } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FrameAnalysis } from '../camera/frame-analysis.ts';
import { type Detector, loadDetector } from '../detection/detector.ts';
import { PpmSplitter } from '../stream/ppm-splitter.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const demo = JSON.parse(readFileSync(at('../../demo/cameras.json'), 'utf8')) as {
  cameras: [CameraConfig, CameraConfig];
};
const [platform, riverside] = demo.cameras;

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector(at('../../models'), 'nanodet-g-416');
});
afterAll(() => detector.close());

/** Runs a stretch of a recording through detector, tracker and rules; gives the second at which each rule was raised first. */
async function firstRaised(
  camera: CameraConfig,
  clip: string,
  from: number,
  seconds: number,
): Promise<Record<string, number>> {
  const range = ['-ss', String(from), '-t', String(seconds), '-i', at(`../../../recordings/${clip}`)];
  const output = ['-vf', `fps=${camera.framesPerSecond}`, '-c:v', 'ppm', '-f', 'image2pipe', '-'];
  const film = execFileSync('ffmpeg', ['-v', 'error', ...range, ...output], { maxBuffer: 512 * 1024 * 1024 });
  const analysis = new FrameAnalysis(camera, 4);
  const raised: Record<string, number> = {};
  let frame = 0;
  for (const picture of new PpmSplitter().push(film)) {
    const second = frame++ / camera.framesPerSecond;
    const seen = await detector.detect(picture);
    const capturedAt = 1_800_000_000_000 + second * 1000;
    for (const { watch, look } of analysis.look({ picture: seen.picture, capturedAt }, seen.detections, capturedAt)) {
      if (look.raise) raised[watch.rule.id] ??= from + second;
    }
  }
  return raised;
}

describe('the demo cameras', () => {
  it('suspect stalls where people stand talking in the marked strip, some ten seconds into the clip', async () => {
    const raised = await firstRaised(platform, 'street-clip.mp4', 0, 11);
    expect(raised['stalls-platform']).toBeGreaterThanOrEqual(6);
  });

  it('see no stall while people only walk through', async () => {
    expect(await firstRaised(platform, 'street-clip.mp4', 17, 10)).toEqual({});
  });

  it('see the crowd on the riverside platform', async () => {
    expect(Object.keys(await firstRaised(riverside, 'riverside-clip.mp4', 0, 10))).toEqual(['crowd-riverside']);
  });

  it('suspect litter once the bag has lain there for its time, in spite of passers-by', async () => {
    const raised = await firstRaised(riverside, 'riverside-clip.mp4', 20, 22);
    expect(raised['litter-riverside']).toBeGreaterThan(37);
  });
});

describe('the camera simulator', () => {
  it('says when its streams are up and ends when the one who started it is gone', async () => {
    const args = [at('./play-cameras.ts'), '--port', '0', '--cameras', '2'];
    const player = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((done) => player.once('exit', done));
    const line = await new Promise<string>((said) => createInterface({ input: player.stdout }).once('line', said));
    expect(JSON.parse(line)).toMatchObject({
      event: 'cameras-up',
      streams: [expect.stringMatching(/camera-1$/), expect.stringMatching(/camera-2$/)],
    });
    player.stdin.end();
    expect(await ended).toBe(0);
  });
});
