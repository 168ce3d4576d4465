import type { CameraConfig, CameraHeartbeat } from '@shancheng/contracts';
import { type Clock, toInstant } from '../clock.ts';
import type { DeliveryLane } from '../delivery/delivery-lane.ts';
import type { DetectorShelf, ShelfEntry } from '../detection/detector-shelf.ts';
import { type Log, sentenceOf } from '../log.ts';
import { buildObservation } from '../observation/build-observation.ts';
import { createGroundLocator, type LocateThings } from '../observation/ground-locator.ts';
import type { RelookRequest } from '../observation/relook-desk.ts';
import { drawSnapshot, type Snapshot } from '../observation/snapshot.ts';
import { KeptStream } from '../stream/keep-stream.ts';
import type { Frame, Picture } from '../stream/picture.ts';
import { readStampedClock } from '../stream/stamped-clock.ts';
import { withoutPassword } from '../stream/stream-trouble.ts';
import { FrameAnalysis, type RuleResult } from './frame-analysis.ts';

export interface CameraSurroundings {
  clock: Clock;
  log: Log;
  shelf: DetectorShelf;
  lane: Pick<DeliveryLane, 'post' | 'queued'>;
  ffmpegPath: string;
  stampedClock: boolean;
  staticWarmUpSeconds: number;
}

const RATE_WINDOW_MS = 5000;
const OBSERVATIONS_PATH = '/api/v1/observations';

/** Watches one camera: newest frame → detector (in turn) → rules → observations. Its troubles stay its own. */
export class CameraWatch {
  readonly camera: CameraConfig;
  readonly #around: CameraSurroundings;
  readonly #analysis: FrameAnalysis;
  readonly #locate: LocateThings;
  readonly #stream: KeptStream;
  #newest: Frame | undefined;
  #analysedAt: number[] = [];
  #lastFrameAt: number | undefined;

  constructor(camera: CameraConfig, around: CameraSurroundings) {
    this.camera = camera;
    this.#around = around;
    this.#analysis = new FrameAnalysis(camera, around.staticWarmUpSeconds);
    this.#locate = createGroundLocator(camera, around.log);
    around.shelf.look(camera.model);
    const { cameraId, framesPerSecond, streamUrl: url } = camera;
    this.#stream = new KeptStream({
      ...{ url, framesPerSecond, ffmpegPath: around.ffmpegPath, clock: around.clock },
      onFrame: (frame) => this.#receive(frame),
      onTrouble: ({ state, detail }, waitMs) =>
        around.log.error('camera.trouble', { cameraId, state, detail, waitMs: Math.round(waitMs) }),
      onLive: () => around.log.info('camera.live', { cameraId, stream: withoutPassword(url) }),
    });
  }

  async stop(): Promise<void> {
    this.#newest = undefined;
    const entry = this.#around.shelf.look(this.camera.model);
    if (entry.state === 'ready') entry.turns.leave(this);
    await this.#stream.stop();
  }

  heartbeat(): CameraHeartbeat {
    const now = this.#around.clock.now();
    const { state, detail } = this.#condition();
    return {
      at: toInstant(now),
      state,
      ...(detail ? { detail: detail.slice(0, 500) } : {}),
      framesPerSecond: Number(
        (this.#analysedAt.filter((at) => at > now - RATE_WINDOW_MS).length / (RATE_WINDOW_MS / 1000)).toFixed(2),
      ),
      ...(this.#lastFrameAt === undefined ? {} : { lastFrameAt: toInstant(this.#lastFrameAt) }),
      queued: this.#around.lane.queued,
      rules: this.#analysis.ruleStates(),
    };
  }

  askRelooks(requests: readonly RelookRequest[]): void {
    const unknown = this.#analysis.askRelooks(requests, this.#around.clock.now());
    for (const { incidentId, ruleId } of unknown) {
      this.#around.log.warn('relook.unknown-rule', { cameraId: this.camera.cameraId, incidentId, ruleId });
    }
  }

  #condition(): { state: CameraHeartbeat['state']; detail: string | undefined } {
    const entry = this.#around.shelf.look(this.camera.model);
    return entry.state === 'unusable' ? { state: 'no-model', detail: entry.reason } : this.#stream.health();
  }

  #receive(frame: Frame): void {
    this.#newest = frame;
    const entry = this.#around.shelf.look(this.camera.model);
    if (entry.state === 'ready') entry.turns.ask(this);
  }

  /** Called when it is this camera's turn at the detector. */
  async takeTurn(): Promise<void> {
    const frame = this.#newest;
    this.#newest = undefined;
    const entry: ShelfEntry = this.#around.shelf.look(this.camera.model);
    if (!frame || entry.state !== 'ready') return;
    const { cameraId } = this.camera;
    try {
      const capturedAt = this.#captureTime(frame);
      const { picture, detections } = await entry.detector.detect(frame.picture);
      const now = this.#around.clock.now();
      this.#lastFrameAt = capturedAt;
      this.#analysedAt = [...this.#analysedAt.filter((at) => at > now - RATE_WINDOW_MS), now];
      for (const result of this.#analysis.look({ picture, capturedAt }, detections, now)) {
        this.#report(result, picture, capturedAt, now).catch((error: unknown) =>
          this.#around.log.error('camera.report-failed', { cameraId, reason: sentenceOf(error) }),
        );
      }
    } catch (error) {
      this.#around.log.error('camera.analysis-failed', { cameraId, reason: sentenceOf(error) });
    }
  }

  #captureTime({ picture, capturedAt }: Frame): number {
    const stamped = this.#around.stampedClock ? readStampedClock(picture, this.#around.clock.now()) : undefined;
    // Never later than now: a camera's clock may not put an observation into the future.
    return Math.round(stamped ?? Math.min(capturedAt, this.#around.clock.now()));
  }

  async #report(
    { watch, look, relooks }: RuleResult,
    picture: Picture,
    capturedAt: number,
    detectedAt: number,
  ): Promise<void> {
    if (!look.raise && relooks.length === 0) return;
    const { cameraId } = this.camera;
    const { rule } = watch;
    const snapshot = await this.#draw(picture, watch.rule.id, () => drawSnapshot(picture, rule, look.things));
    if (look.raise) {
      const location = this.#locate(look.things.map((thing) => thing.box));
      const observation = buildObservation({ cameraId, rule, look, capturedAt, detectedAt, location }, snapshot);
      const { observationId, count, dwellSeconds, score } = observation;
      this.#around.log.info('observation.made', {
        ...{ cameraId, ruleId: rule.id, observationId, count, dwellSeconds, score, location },
        captureToDetectMs: detectedAt - capturedAt,
        captureToReadyMs: this.#around.clock.now() - capturedAt,
      });
      await this.#around.lane.post({
        path: OBSERVATIONS_PATH,
        idempotencyKey: observationId,
        body: JSON.stringify(observation),
      });
    }
    for (const relook of relooks) {
      this.#around.log.info('relook.made', { cameraId, ...relook });
      const body = JSON.stringify({ ...relook, ...(snapshot ? { snapshot } : {}) });
      await this.#around.lane.post({
        path: `/api/v1/cameras/${cameraId}/relooks`,
        idempotencyKey: relook.relookId,
        body,
      });
    }
  }

  /** An observation without its picture is worth more than none. */
  async #draw(picture: Picture, ruleId: string, draw: () => Promise<Snapshot>): Promise<Snapshot | undefined> {
    try {
      return await draw();
    } catch (error) {
      const { width, height } = picture;
      this.#around.log.error('snapshot.failed', {
        cameraId: this.camera.cameraId,
        ruleId,
        width,
        height,
        reason: sentenceOf(error),
      });
      return undefined;
    }
  }
}
