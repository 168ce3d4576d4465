import { createHash, createHmac, randomUUID } from 'node:crypto';
import { type Observation, SIGNATURE_HEADERS, signedText } from '@shancheng/contracts';
import type { BenchCamera, BenchWorld } from './bench-world.ts';
import { planSignal } from './signal-plan.ts';

const PATH = '/api/v1/observations';

/** A signal ready to be signed; a retry signs the same body under the same id again. */
export interface Signal {
  id: string;
  camera: BenchCamera;
  body: string;
  bodySha256: string;
}

/** What camera rule number `index` of the world saw at a time (ms since 1970). It carries no picture. */
export function makeSignal(world: BenchWorld, index: number, capturedAt: number): Signal {
  const planned = planSignal(world.size, index);
  const camera = world.cameras[planned.camera];
  const location = world.points[planned.point];
  const eventType = world.eventTypes[planned.eventType];
  if (!camera || !location || !eventType) throw new RangeError(`no signal number ${index}`);
  const at = new Date(capturedAt).toISOString();
  const observation: Observation = {
    observationId: randomUUID(),
    cameraId: camera.id,
    ruleId: `bench-${planned.rule}`,
    eventType,
    capturedAt: at,
    detectedAt: at,
    location,
    score: 0.82,
    count: 2,
    dwellSeconds: 3,
    confirmation: { hits: 3, of: 3 },
    objects: [{ label: 'person', score: 0.82, box: [0.41, 0.52, 0.05, 0.2], trackId: index }],
  };
  const body = JSON.stringify(observation);
  return { id: observation.observationId, camera, body, bodySha256: createHash('sha256').update(body).digest('hex') };
}

/** The request of one try, signed now. */
export function signNow(signal: Signal): { head: string; body: string } {
  const { id, camera, body, bodySha256 } = signal;
  const timestamp = String(Date.now());
  const signature = createHmac('sha256', camera.key)
    .update(signedText({ deviceId: camera.id, timestamp, idempotencyKey: id, method: 'POST', path: PATH, bodySha256 }))
    .digest('hex');
  const head =
    `POST ${PATH} HTTP/1.1\r\ncontent-type: application/json\r\n${SIGNATURE_HEADERS.device}: ${camera.id}\r\n` +
    `${SIGNATURE_HEADERS.timestamp}: ${timestamp}\r\n${SIGNATURE_HEADERS.idempotencyKey}: ${id}\r\n` +
    `${SIGNATURE_HEADERS.signature}: ${signature}`;
  return { head, body };
}
