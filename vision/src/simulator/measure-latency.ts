import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environmentWith } from '../settings.ts';
import { benchCamera, benchZones } from './bench-zones.ts';
import { RtspRelay } from './rtsp-relay.ts';
import { readScene, StampedCamera } from './stamped-camera.ts';

// node vision/src/simulator/measure-latency.ts --cameras 4 --seconds 60
// Stamped cameras → RTSP → a real worker; prints JSON: latency from the stamp in the pixels, and CPU.

const { values } = parseArgs({
  options: { cameras: { type: 'string', default: '4' }, seconds: { type: 'string', default: '60' } },
});
const cameraCount = Number(values.cameras);
const VISIT_MS = 2600;
const VISIT_EVERY_MS = 4000;
const TICKS_PER_SECOND = 100; // USER_HZ on Linux

interface Made {
  captureToDetectMs: number;
  captureToReadyMs: number;
}

/** Quantile by nearest rank. */
function quantile(sorted: readonly number[], q: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)];
}

function summary(numbers: number[]) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), max: sorted.at(-1) };
}

/** CPU seconds of a process and its children so far. */
async function cpuSeconds(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
    .split(' ')
    .filter(Boolean);
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  const own = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  const theirs = await Promise.all(children.map((child) => cpuSeconds(Number(child)).catch(() => 0)));
  return theirs.reduce((sum, seconds) => sum + seconds, own);
}

async function startWorker(folder: string, relay: RtspRelay, onMade: (made: Made) => void): Promise<ChildProcess> {
  const cameras = Array.from({ length: cameraCount }, (_, i) =>
    benchCamera({
      cameraId: `5001030000132090000${i}`,
      streamUrl: relay.urlOf(`camera-${i}`),
      signingKey: '',
      location: { lon: 106.55 + 0.005 * i, lat: 29.555 },
    }),
  );
  const file = join(folder, 'cameras.json');
  await writeFile(file, JSON.stringify({ cameras }));
  const env = environmentWith({
    VISION_CAMERAS: file,
    VISION_DATA_DIR: folder,
    VISION_STAMPED_CLOCK: '1',
    PLATFORM_URL: '',
  });
  const start = fileURLToPath(new URL('../start.ts', import.meta.url));
  const worker = spawn(process.execPath, [start], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const live = new Set<string>();
  await new Promise<void>((allLive) => {
    createInterface({ input: worker.stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as { event: string; cameraId: string } & Made; // the worker's own log
      if (entry.event === 'camera.live' && live.add(entry.cameraId).size === cameraCount) allLive();
      if (entry.event === 'observation.made') onMade(entry);
    });
  });
  return worker;
}

async function visit(camera: StampedCamera, offset: number, until: number): Promise<number> {
  const zones = benchZones();
  let shown = 0;
  await delay((offset * VISIT_EVERY_MS) / cameraCount);
  while (performance.now() < until) {
    await camera.showPerson(zones[shown % zones.length]?.foot ?? [0.5, 0.9], VISIT_MS);
    shown++;
    await delay(VISIT_EVERY_MS);
  }
  return shown;
}

const folder = await mkdtemp(join(tmpdir(), 'vision-latency-'));
const relay = await RtspRelay.listen();
const scene = await readScene();
const cameras = Array.from(
  { length: cameraCount },
  (_, i) => new StampedCamera(scene, { url: relay.urlOf(`camera-${i}`) }),
);
while (!cameras.every((_, i) => relay.has(`camera-${i}`))) await delay(50);
const made: Made[] = [];
const worker = await startWorker(folder, relay, (entry) => made.push(entry));
await delay(2000);
const pid = worker.pid ?? 0;
const [cpuBefore, startedAt] = [await cpuSeconds(pid), performance.now()];
const until = startedAt + Number(values.seconds) * 1000;
const shown = await Promise.all(cameras.map((camera, i) => visit(camera, i, until)));
const cpuShare = ((await cpuSeconds(pid)) - cpuBefore) / ((performance.now() - startedAt) / 1000);
worker.kill('SIGTERM');
await new Promise((done) => worker.once('close', done));
await Promise.all(cameras.map((camera) => camera.stop()));
await relay.close();
await rm(folder, { recursive: true });
const result = {
  cameras: cameraCount,
  framesPerSecond: 2,
  shown: shown.reduce((sum, count) => sum + count, 0),
  observed: made.length,
  captureToDetectMs: summary(made.map((entry) => entry.captureToDetectMs)),
  captureToReadyMs: summary(made.map((entry) => entry.captureToReadyMs)),
  cpuCoresPerCamera: Number((cpuShare / cameraCount).toFixed(3)),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
