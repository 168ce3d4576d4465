import { createHash, createHmac } from 'node:crypto';
import { SIGNATURE_HEADERS, signedText } from '@shancheng/contracts';

export interface RequestToSign {
  deviceId: string;
  /** Hex. */
  signingKey: string;
  idempotencyKey: string;
  method: string;
  path: string;
  body: string;
  now: number;
}

/** The headers of contracts/signature.ts; the timestamp makes each try a signature of its own. */
export function signRequest(request: RequestToSign): Record<string, string> {
  const timestamp = String(request.now);
  const bodySha256 = createHash('sha256').update(request.body).digest('hex');
  const { deviceId, idempotencyKey, method, path } = request;
  const text = signedText({ deviceId, timestamp, idempotencyKey, method, path, bodySha256 });
  return {
    [SIGNATURE_HEADERS.device]: deviceId,
    [SIGNATURE_HEADERS.timestamp]: timestamp,
    [SIGNATURE_HEADERS.idempotencyKey]: idempotencyKey,
    [SIGNATURE_HEADERS.signature]: createHmac('sha256', Buffer.from(request.signingKey, 'hex'))
      .update(text)
      .digest('hex'),
  };
}
