import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CameraConfig } from '@shancheng/contracts';
import {
  type CameraSource,
  fileSource,
  findKeptConfigs,
  keepConfigs,
  parseCameraConfigs,
} from './camera/camera-configs.ts';
import { CameraWatch } from './camera/camera-watch.ts';
import type { Clock } from './clock.ts';
import { DeliveryLane } from './delivery/delivery-lane.ts';
import { OutgoingQueue } from './delivery/outgoing-queue.ts';
import { PlatformClient } from './delivery/platform-client.ts';
import { DetectorShelf } from './detection/detector-shelf.ts';
import { type Log, sentenceOf } from './log.ts';
import type { Settings } from './settings.ts';

interface Post {
  watch: CameraWatch;
  lane: DeliveryLane;
  fingerprint: string;
}

const REFRESH_MS = 60_000;
/** While there are no cameras at all the platform is asked more often. */
const REFRESH_EMPTY_MS = 3000;
const LONGEST_GRACE_MS = 3000;

/** Without a platform what would be sent is logged and taken for delivered. */
const noPlatform = { send: async () => ({ kind: 'taken' }) as const };

/** Keeps a watch on every configured camera until stopped. */
export class VisionWorker {
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #client: PlatformClient | undefined;
  readonly #source: CameraSource;
  readonly #shelf: DetectorShelf;
  readonly #posts = new Map<string, Post>();
  readonly #stopping = new AbortController();
  #loops: Promise<void>[] = [];

  constructor(settings: Settings, clock: Clock, log: Log) {
    this.#settings = settings;
    this.#clock = clock;
    this.#log = log;
    this.#shelf = new DetectorShelf(settings.modelsDir, clock, log);
    this.#client = settings.platformUrl ? new PlatformClient(settings.platformUrl, settings.token, clock) : undefined;
    const client = this.#client;
    const fromPlatform: CameraSource | undefined = client && { read: (signal) => client.fetchCameras(signal) };
    const source = settings.camerasFile ? fileSource(settings.camerasFile) : fromPlatform;
    if (!source) throw new Error('neither a platform nor a file of cameras is configured');
    this.#source = source;
  }

  /** Starts at once, with the kept configuration when the platform is away. */
  async start(): Promise<void> {
    if (!(await this.#refresh())) {
      const kept = await findKeptConfigs(this.#keptConfigPath(), this.#log);
      if (kept) await this.#apply(kept);
    }
    this.#loops = [this.#keepFresh(), this.#keepBeating()];
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
    await Promise.all([...this.#posts.keys()].map((cameraId) => this.#dismiss(cameraId)));
    await this.#shelf.close();
  }

  #keptConfigPath(): string {
    return join(this.#settings.dataDir, 'cameras.json');
  }

  async #keepFresh(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#clock.sleep(this.#posts.size === 0 ? REFRESH_EMPTY_MS : REFRESH_MS, signal);
      if (!signal.aborted) await this.#refresh();
    }
  }

  async #refresh(): Promise<boolean> {
    try {
      const cameras = parseCameraConfigs(await this.#source.read(this.#stopping.signal), this.#log);
      await keepConfigs(this.#keptConfigPath(), cameras);
      await this.#apply(cameras);
      return true;
    } catch (error) {
      this.#log.warn('cameras.not-refreshed', { reason: sentenceOf(error) });
      return false;
    }
  }

  async #apply(cameras: readonly CameraConfig[]): Promise<void> {
    const wanted = new Map(cameras.map((camera) => [camera.cameraId, camera]));
    for (const [cameraId, post] of this.#posts) {
      const camera = wanted.get(cameraId);
      if (camera && fingerprintOf(camera) === post.fingerprint) post.lane.camera = camera;
      else await this.#dismiss(cameraId);
    }
    for (const camera of cameras) {
      if (!this.#posts.has(camera.cameraId)) await this.#appoint(camera);
    }
  }

  async #appoint(camera: CameraConfig): Promise<void> {
    const folder = join(this.#settings.dataDir, 'queue', camera.cameraId);
    const queue = await OutgoingQueue.open(folder, this.#settings.queuePerCamera);
    if (this.#stopping.signal.aborted) return;
    const lane = new DeliveryLane(camera, queue, this.#client ?? noPlatform, this.#clock, this.#log);
    const { ffmpegPath, stampedClock, staticWarmUpSeconds } = this.#settings;
    const around = {
      clock: this.#clock,
      log: this.#log,
      shelf: this.#shelf,
      ffmpegPath,
      stampedClock,
      staticWarmUpSeconds,
    };
    const watch = new CameraWatch(camera, { ...around, lane });
    this.#posts.set(camera.cameraId, { watch, lane, fingerprint: fingerprintOf(camera) });
    this.#log.info('camera.watched', {
      cameraId: camera.cameraId,
      name: camera.name,
      rules: camera.rules.map((rule) => rule.id),
    });
  }

  async #dismiss(cameraId: string): Promise<void> {
    const post = this.#posts.get(cameraId);
    if (!post) return;
    this.#posts.delete(cameraId);
    await post.watch.stop();
    await post.lane.stop();
  }

  async #keepBeating(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const beats = Promise.all([...this.#posts.values()].map((post) => this.#beat(post)));
      // A platform that hangs must not make the next beats late.
      await Promise.race([beats, this.#clock.sleep(LONGEST_GRACE_MS, signal)]);
      await this.#clock.sleep(this.#settings.heartbeatSeconds * 1000, signal);
    }
  }

  async #beat({ watch, lane }: Post): Promise<void> {
    const heartbeat = watch.heartbeat();
    if (!this.#client) {
      this.#log.info('heartbeat', { cameraId: watch.camera.cameraId, ...heartbeat });
      return;
    }
    try {
      watch.askRelooks(await this.#client.beat(lane.camera, heartbeat, this.#stopping.signal));
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#log.warn('heartbeat.not-taken', { cameraId: watch.camera.cameraId, reason: sentenceOf(error) });
    }
  }
}

/** Everything but the key: a new key needs no new start of the stream. */
function fingerprintOf({ signingKey: _key, ...camera }: CameraConfig): string {
  return createHash('sha256').update(JSON.stringify(camera)).digest('hex');
}
