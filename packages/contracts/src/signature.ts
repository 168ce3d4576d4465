/**
 * How a device signs a request (HMAC-SHA256, hex). The signed text is, joined by `\n`:
 * device id · `x-timestamp` (ms since 1970) · `idempotency-key` · method · path · SHA-256 hex of the body.
 * Headers sent: `x-device-id`, `x-timestamp`, `idempotency-key`, `x-signature`.
 * A retry signs again with a fresh timestamp; the same signature twice is a replay. At most 60 s of clock skew.
 */
export const SIGNATURE_HEADERS = {
  device: 'x-device-id',
  timestamp: 'x-timestamp',
  idempotencyKey: 'idempotency-key',
  signature: 'x-signature',
} as const;

export interface SignedParts {
  deviceId: string;
  timestamp: string;
  idempotencyKey: string;
  method: string;
  path: string;
  /** SHA-256 of the raw body, lower-case hex. */
  bodySha256: string;
}

/** The exact text whose HMAC is the signature. */
export function signedText(parts: SignedParts): string {
  return [parts.deviceId, parts.timestamp, parts.idempotencyKey, parts.method, parts.path, parts.bodySha256].join('\n');
}
