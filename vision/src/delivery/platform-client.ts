import { randomUUID } from 'node:crypto';
import type { CameraConfig, CameraHeartbeat } from '@shancheng/contracts';
import { CameraHeartbeatAnswer } from '@shancheng/contracts';
import { Value } from 'typebox/value';
import type { Clock } from '../clock.ts';
import { sentenceOf } from '../log.ts';
import type { RelookRequest } from '../observation/relook-desk.ts';
import type { OutgoingMessage } from './outgoing-queue.ts';
import { signRequest } from './sign-request.ts';

type Sender = Pick<CameraConfig, 'cameraId' | 'signingKey'>;

/** What the platform said to a message, or that it was not reached. */
export type Reception =
  | { kind: 'taken' }
  /** It will never take this message. */
  | { kind: 'refused'; status: number; reason: string }
  | { kind: 'later'; reason: string };

const TIMEOUT_MS = 10_000;
/**
 * Client errors that heal by themselves: the key was just changed (401, 403), the platform does not know the camera
 * yet (404), time-outs, too many at once.
 */
const HEALS = new Set([401, 403, 404, 408, 425, 429]);

/** Talks to the platform over HTTP; every message of a camera is signed with its key. */
export class PlatformClient {
  readonly #url: string;
  readonly #token: string;
  readonly #clock: Clock;

  constructor(url: string, token: string, clock: Clock) {
    this.#url = url;
    this.#token = token;
    this.#clock = clock;
  }

  /** The raw answer of GET /api/v1/vision/cameras. @throws Error when the platform is away or refuses the token. */
  async fetchCameras(signal?: AbortSignal): Promise<unknown> {
    const response = await fetch(`${this.#url}/api/v1/vision/cameras`, {
      headers: { authorization: `Bearer ${this.#token}` },
      signal: withTimeout(signal),
    });
    if (!response.ok) throw new Error(`the platform answered ${response.status} to the request for cameras`);
    return response.json();
  }

  async send(sender: Sender, message: OutgoingMessage, signal?: AbortSignal): Promise<Reception> {
    try {
      const response = await this.#post(sender, message, signal);
      const text = await response.text();
      if (response.ok) return { kind: 'taken' };
      const reason = `${response.status} ${text.slice(0, 300)}`;
      if (response.status >= 500 || HEALS.has(response.status)) return { kind: 'later', reason };
      return { kind: 'refused', status: response.status, reason };
    } catch (error) {
      return { kind: 'later', reason: sentenceOf(error) };
    }
  }

  /** The second looks the platform asks for. @throws Error when the heartbeat was not taken. */
  async beat(sender: Sender, heartbeat: CameraHeartbeat, signal?: AbortSignal): Promise<RelookRequest[]> {
    const path = `/api/v1/cameras/${sender.cameraId}/heartbeats`;
    const body = JSON.stringify(heartbeat);
    const response = await this.#post(sender, { path, body, idempotencyKey: randomUUID() }, signal);
    const text = await response.text();
    if (!response.ok) throw new Error(`the platform answered ${response.status} to a heartbeat: ${text.slice(0, 200)}`);
    const answer: unknown = text ? JSON.parse(text) : {};
    return Value.Check(CameraHeartbeatAnswer, answer) ? answer.relooks : [];
  }

  #post(sender: Sender, { path, idempotencyKey, body }: OutgoingMessage, signal?: AbortSignal): Promise<Response> {
    const { cameraId: deviceId, signingKey } = sender;
    const headers = signRequest({
      deviceId,
      signingKey,
      idempotencyKey,
      method: 'POST',
      path,
      body,
      now: this.#clock.now(),
    });
    return fetch(this.#url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      signal: withTimeout(signal),
    });
  }
}

function withTimeout(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
