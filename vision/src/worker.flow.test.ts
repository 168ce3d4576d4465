import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type CameraConfig, CameraHeartbeat, CameraRelook, Observation } from '@shancheng/contracts';
import sharp from 'sharp';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';
import { createLog } from './log.ts';
import { StandInPlatform } from './platform.fixture.ts';
import { readSettings } from './settings.ts';
import { benchCamera, benchZones } from './simulator/bench-zones.ts';
import { RtspRelay } from './simulator/rtsp-relay.ts';
import { readScene, StampedCamera } from './simulator/stamped-camera.ts';
import { VisionWorker } from './worker.ts';

const GOOD = '50010300001320990001';
const SILENT = '50010300001320990002';
const MODELLESS = '50010300001320990003';
const GARBLED = '50010300001320990004';
const garbage = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const [zone, otherZone] = benchZones();
// Real decoders and a real model on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const INCIDENT = '22222222-2222-4222-8222-222222222222';
const until = (condition: () => boolean, timeout = 40_000) => vi.waitUntil(condition, { timeout, interval: 25 });

let folder: string;
let relay: RtspRelay;
let camera: StampedCamera;
let platform: StandInPlatform;
let worker: VisionWorker;
const said: string[] = [];

function configOf(cameraId: string, change: Partial<CameraConfig> = {}): CameraConfig {
  const location = { lon: 106.5377, lat: 29.5529 };
  const signingKey = randomBytes(32).toString('hex');
  return { ...benchCamera({ cameraId, streamUrl: relay.urlOf('good'), signingKey, location }), ...change };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vision-worker-'));
  relay = await RtspRelay.listen();
  camera = new StampedCamera(await readScene(), { url: relay.urlOf('good') });
  platform = await StandInPlatform.listen([
    configOf(GOOD),
    configOf(SILENT, { streamUrl: relay.urlOf('nobody') }),
    configOf(MODELLESS, { model: 'city-model' }),
    configOf(GARBLED, { streamUrl: garbage }),
  ]);
  const env = { PLATFORM_URL: platform.url, VISION_TOKEN: 'token', VISION_DATA_DIR: folder, VISION_STAMPED_CLOCK: '1' };
  const settings = readSettings({ ...env, VISION_HEARTBEAT_SECONDS: '0.3' });
  await until(() => relay.has('good'));
  worker = new VisionWorker(
    settings,
    systemClock,
    createLog((line) => said.push(line), systemClock.now),
  );
  await worker.start();
});

afterAll(async () => {
  await worker.stop();
  await camera.stop();
  await relay.close();
  await platform.close();
  await rm(folder, { recursive: true });
});

/** When the person of the first observation has left the picture, in ms since 1970. */
let goneAt = 0;

describe('the vision worker', () => {
  it('tells of each camera how it is, and lets none stop the others', async () => {
    await until(() => platform.stateOf(GOOD) === 'live' && (platform.heartbeats.get(GOOD)?.framesPerSecond ?? 0) > 1.5);
    await until(() => platform.stateOf(GARBLED) === 'corrupt-stream' && platform.stateOf(MODELLESS) === 'no-model');
    expect(platform.stateOf(SILENT)).toBe('no-stream');
    expect(platform.heartbeats.get(MODELLESS)?.detail).toContain('city-model.json');
    for (const heartbeat of platform.heartbeats.values()) expect(Value.Check(CameraHeartbeat, heartbeat)).toBe(true);
  });

  it('sends an observation with place, picture and the capture time of the very frame, seconds after a person stays', async () => {
    const shownAt = await camera.showPerson(zone?.foot ?? [0, 0], 4000);
    goneAt = shownAt + 4000;
    await until(() => platform.observations.length > 0);
    const [observation] = platform.observations;
    const arrivedAt = Date.now();
    expect(Value.Check(Observation, observation)).toBe(true);
    expect(observation).toMatchObject({
      cameraId: GOOD,
      ruleId: zone?.rule.id,
      eventType: zone?.rule.eventType,
      count: 1,
    });
    const capturedAt = Date.parse(observation?.capturedAt ?? '');
    expect(capturedAt - shownAt).toBeGreaterThanOrEqual(990);
    expect(capturedAt - shownAt).toBeLessThan(4500);
    expect(arrivedAt - capturedAt).toBeLessThan(4000);
    expect(observation?.location.lat).toBeGreaterThan(29.5529);
    const jpeg = sharp(Buffer.from(observation?.snapshot?.base64 ?? '', 'base64'));
    expect(await jpeg.metadata()).toMatchObject({ format: 'jpeg', width: 768, height: 576 });
    expect(platform.badSignatures).toEqual([]);
  });

  it('keeps what it saw while the platform is away and delivers it once when it is back', async () => {
    platform.away = true;
    const before = platform.observations.length;
    await camera.showPerson(otherZone?.foot ?? [0, 0], 2500);
    await until(() => (platform.heartbeats.get(GOOD)?.queued ?? 0) === 1);
    expect(platform.observations).toHaveLength(before);
    platform.away = false;
    await until(() => platform.heartbeats.get(GOOD)?.queued === 0);
    const arrived = platform.observations.slice(before);
    expect(arrived.map((observation) => observation.ruleId)).toEqual([otherZone?.rule.id]);
  });

  it('looks again when the platform asks, and sees that nobody is there any more', async () => {
    await until(() => Date.now() > goneAt + 600); // and the last frame with the person in it has been looked at
    platform.asksToLookAgain = [{ incidentId: INCIDENT, ruleId: zone?.rule.id ?? '' }];
    await until(() => platform.relooks.length > 0);
    platform.asksToLookAgain = [];
    const [relook] = platform.relooks;
    expect(Value.Check(CameraRelook, relook)).toBe(true);
    expect(relook).toMatchObject({ incidentId: INCIDENT, hits: 0, of: 3 });
    expect(relook?.snapshot?.base64.length).toBeGreaterThan(10_000);
  });

  it('keeps its cameras on disk, so that it could start without the platform', async () => {
    const kept = JSON.parse(await readFile(join(folder, 'cameras.json'), 'utf8'));
    expect(kept.cameras.map((entry: CameraConfig) => entry.cameraId)).toEqual([GOOD, SILENT, MODELLESS, GARBLED]);
  });
});

describe('the vision process', () => {
  const childrenOf = async (pid: number) =>
    (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
      .split(' ')
      .filter(Boolean)
      .map(Number);
  const isAlive = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  async function start() {
    const data = await mkdtemp(join(folder, 'process-'));
    // Started from the kept configuration: the platform named here does not answer.
    await writeFile(join(data, 'cameras.json'), JSON.stringify({ cameras: [configOf(GOOD, { model: 'absent' })] }));
    const env = { ...process.env, PLATFORM_URL: 'http://127.0.0.1:1', VISION_DATA_DIR: data };
    const child = spawn(process.execPath, [fileURLToPath(new URL('./start.ts', import.meta.url))], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    const pid = child.pid ?? 0;
    let decoders: number[] = [];
    for (let i = 0; i < 1200 && decoders.length === 0; i++) {
      await delay(25);
      decoders = await childrenOf(pid);
    }
    expect(decoders).toHaveLength(1);
    return { pid, decoders, ended, letGo: () => child.stdin.end() };
  }

  it('starts without the platform, ends on SIGTERM with exit code 0 and takes its decoders with it', async () => {
    const { pid, decoders, ended } = await start();
    process.kill(pid, 'SIGTERM');
    expect(await ended).toBe(0);
    expect(decoders.filter(isAlive)).toEqual([]);
  });

  it('ends with the server that started it, also when that was killed', async () => {
    const { decoders, ended, letGo } = await start();
    letGo(); // as the kernel does when the other end of the pipe dies
    expect(await ended).toBe(0);
    expect(decoders.filter(isAlive)).toEqual([]);
  });

  it('leaves no decoder behind when it is killed with -9', async () => {
    const { pid, decoders, ended } = await start();
    process.kill(pid, 'SIGKILL');
    await ended;
    await until(() => decoders.filter(isAlive).length === 0);
  });
});
