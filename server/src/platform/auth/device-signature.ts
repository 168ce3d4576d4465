import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type SignedParts, signedText } from '@shancheng/contracts';
import { unauthenticated } from '../errors/index.ts';

/** Device and platform clocks may differ by this much; older signatures are worthless. */
export const MAX_CLOCK_SKEW_MS = 60_000;

/** Stands in for the key of an unknown device, so that its refusal takes as long as any other. */
const nobodysKey = createSecretKey(Buffer.alloc(32));

/** Throws 401 unless the HMAC-SHA256 holds under the key and the timestamp is within 60 s of now. */
export function verifyDeviceSignature(
  parts: SignedParts,
  signature: string,
  key: KeyObject | undefined,
  now: Date,
): void {
  const expected = createHmac('sha256', key ?? nobodysKey)
    .update(signedText(parts))
    .digest();
  const given = Buffer.from(signature, 'hex');
  if (key === undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw unauthenticated('device.bad-signature', '设备签名无效', 'The device signature does not hold', {
      facts: { deviceId: parts.deviceId, known: key !== undefined },
    });
  }
  const skew = Math.abs(now.getTime() - Number(parts.timestamp));
  if (!(skew <= MAX_CLOCK_SKEW_MS)) {
    throw unauthenticated('device.clock-skew', '设备时钟偏差超过 60 秒', 'The device clock is more than 60 s off', {
      facts: { deviceId: parts.deviceId, skew },
    });
  }
}
