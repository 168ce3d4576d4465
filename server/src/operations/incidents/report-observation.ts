import { randomUUID } from 'node:crypto';
import type { Observation, ObservationReceipt } from '@shancheng/contracts';
import { conflict, notFound, unprocessable } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkShare, decodePicture, findCamera } from '../cameras/index.ts';
import { outsideDistrict, unknownEventType } from './errors.ts';
import type { IntakeService } from './intake-service.ts';
import type { Signal, StoredPicture } from './signal.ts';

/** A capture time may run ahead of our clock by this much, and lag by a day (the device’s queue after an outage). */
const MAX_AHEAD_MS = 60_000;
const MAX_BEHIND_MS = 24 * 3_600_000;

interface SignedRequest {
  deviceId: string;
  idempotencyKey: string;
  signature: string;
  bodySha256: string;
}

/**
 * A camera’s observation through the door. Refused with a reason: another camera’s id, an unknown camera or rule,
 * a foreign event type, a place outside the district, a picture that is none, impossible times, a replay.
 */
export async function reportObservation(
  platform: Platform,
  { intake, knowledge }: IntakeService,
  request: SignedRequest,
  observation: Observation,
): Promise<ObservationReceipt> {
  if (observation.cameraId !== request.deviceId) {
    throw unprocessable(
      'observation.other-camera',
      '签名设备与摄像机不一致',
      'Signed by another device than the camera',
    );
  }
  if (observation.observationId !== request.idempotencyKey) {
    throw unprocessable(
      'observation.other-key',
      '幂等键与观测编号不一致',
      'The idempotency key is not the observation id',
    );
  }
  checkShare(observation.confirmation);
  checkTimes(observation, platform.clock.now());
  const camera = await findCamera(platform, observation.cameraId);
  if (!camera) throw notFound('camera.not-found', '未登记的摄像机', 'This camera is not registered');
  const rule = camera.rules.find((one) => one.id === observation.ruleId);
  if (!rule) throw unprocessable('observation.unknown-rule', '摄像机没有此规则', 'The camera has no such rule');
  if (rule.eventType !== observation.eventType) {
    throw unprocessable('observation.other-type', '事件类型与规则不一致', 'The event type is not the one of the rule');
  }
  const { places, dueAtOf } = await knowledge();
  const place = places.locate(observation.location);
  if (!place) throw outsideDistrict();
  const dueAt = dueAtOf(rule.eventType, platform.clock.now());
  if (!dueAt) throw unknownEventType();
  const pictures = observation.snapshot
    ? [await storeSnapshot(platform, observation, observation.snapshot, camera.name)]
    : [];
  const signal: Signal = {
    id: observation.observationId,
    source: 'video',
    sourceName: camera.name,
    deviceId: camera.id,
    ruleId: rule.id,
    eventType: observation.eventType,
    description: rule.name,
    capturedAt: new Date(observation.capturedAt),
    detectedAt: new Date(observation.detectedAt),
    lon: observation.location.lon,
    lat: observation.location.lat,
    place,
    dueAt,
    score: observation.score,
    count: observation.count,
    confirmShare: observation.confirmation.hits / observation.confirmation.of,
    details: {
      objects: observation.objects,
      dwellSeconds: observation.dwellSeconds,
      confirmation: observation.confirmation,
    },
    bodySha256: request.bodySha256,
    signature: request.signature,
    pictures,
    reporter: { kind: 'device', id: camera.id, name: camera.name },
    synthetic: camera.synthetic,
  };
  const answer = await intake.submit(signal);
  if (answer.repeated) refuseReplay(answer.first, request);
  return {
    observationId: answer.signalId,
    outcome: answer.outcome,
    ...(answer.incidentId ? { incidentId: answer.incidentId } : {}),
    ...(answer.incidentCode ? { incidentCode: answer.incidentCode } : {}),
    ...(answer.reason ? { reason: answer.reason.zh } : {}),
    repeated: answer.repeated,
  };
}

/** An honest retry signs anew; the same signature again, or another body under the same id, is neither. */
function refuseReplay(
  first: { signature: string | null; bodySha256: string | null } | undefined,
  request: SignedRequest,
): void {
  if (first?.signature === request.signature) {
    throw conflict('observation.replayed', '重放的请求', 'This very request was received before');
  }
  if (first && first.bodySha256 !== request.bodySha256) {
    throw conflict('observation.id-reused', '观测编号已用于其他内容', 'The observation id was used for other content');
  }
}

function checkTimes(observation: Observation, now: Date): void {
  const captured = new Date(observation.capturedAt).getTime();
  const detected = new Date(observation.detectedAt).getTime();
  if (captured > now.getTime() + MAX_AHEAD_MS || detected > now.getTime() + MAX_AHEAD_MS) {
    throw unprocessable('observation.from-the-future', '采集时间晚于当前时间', 'The capture time lies in the future');
  }
  if (captured < now.getTime() - MAX_BEHIND_MS) {
    throw unprocessable('observation.too-old', '采集时间早于一天前', 'The capture time is more than a day ago');
  }
  if (detected < captured)
    throw unprocessable('observation.times-reversed', '识别时间早于采集时间', 'Detected before captured');
}

async function storeSnapshot(
  platform: Platform,
  observation: Observation,
  snapshot: NonNullable<Observation['snapshot']>,
  source: string,
): Promise<StoredPicture> {
  const bytes = decodePicture(snapshot.base64);
  const stored = await platform.files.put(bytes, snapshot.mediaType);
  return {
    ...stored,
    id: randomUUID(),
    kind: 'snapshot',
    mediaType: snapshot.mediaType,
    capturedAt: new Date(observation.capturedAt),
    source,
    objects: observation.objects,
    lon: observation.location.lon,
    lat: observation.location.lat,
  };
}
