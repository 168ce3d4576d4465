import type { CameraConfig } from '@shancheng/contracts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Backoff } from '../stream/backoff.ts';
import type { OutgoingMessage, OutgoingQueue } from './outgoing-queue.ts';
import type { PlatformClient } from './platform-client.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends one camera's messages in order, each until the platform has taken or finally refused it. A lane per camera:
 * one camera's wrong key does not hold up the others.
 */
export class DeliveryLane {
  camera: Pick<CameraConfig, 'cameraId' | 'signingKey'>;
  readonly #queue: OutgoingQueue;
  readonly #client: Pick<PlatformClient, 'send'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #backoff: Backoff;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    camera: DeliveryLane['camera'],
    queue: OutgoingQueue,
    client: Pick<PlatformClient, 'send'>,
    clock: Clock,
    log: Log,
    random?: () => number,
  ) {
    this.camera = camera;
    this.#queue = queue;
    this.#client = client;
    this.#clock = clock;
    this.#log = log;
    this.#backoff = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS, random);
    this.#wake();
  }

  get queued(): number {
    return this.#queue.size;
  }

  /** Returns when the message is safe on disk; sending goes on by itself. */
  async post(message: OutgoingMessage): Promise<void> {
    const kept = await this.#queue.add(message);
    if (!kept) {
      const { dropped, size } = this.#queue;
      this.#log.error('delivery.dropped', {
        cameraId: this.camera.cameraId,
        message: message.idempotencyKey,
        queued: size,
        dropped,
      });
    }
    this.#wake();
  }

  /** Resolves when nothing is left to send (or the lane was stopped). */
  async drained(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  #wake(): void {
    if (this.#running || this.#stopping.signal.aborted) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      // A message that came while the last look found nothing.
      if (this.#queue.size > 0) this.#wake();
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const message = await this.#queue.findOldest();
      if (!message) return;
      const facts = { cameraId: this.camera.cameraId, path: message.path, message: message.idempotencyKey };
      const reception = await this.#client.send(this.camera, message, signal);
      if (signal.aborted && reception.kind === 'later') return;
      if (reception.kind === 'later') {
        const waitMs = this.#backoff.nextWaitMs();
        this.#log.warn('delivery.later', {
          ...facts,
          reason: reception.reason,
          waitMs: Math.round(waitMs),
          queued: this.#queue.size,
        });
        await this.#clock.sleep(waitMs, signal);
        continue;
      }
      await this.#queue.remove(message);
      this.#backoff.reset();
      if (reception.kind === 'taken') this.#log.info('delivery.taken', { ...facts, queued: this.#queue.size });
      else this.#log.error('delivery.refused', { ...facts, reason: reception.reason });
    }
  }
}
