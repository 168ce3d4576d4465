import type { CheckPhotoDeed, PhotoDeed } from './deed.ts';
import type { OutboxEntry } from './entry.ts';
import type { Transport } from './transport.ts';

interface OutgoingRequest {
  path: string;
  init: { method: 'PUT' | 'POST'; headers: Record<string, string>; body: string | ArrayBuffer };
}

/** The HTTP request that carries a deed. */
export function requestOf({ id, deed }: OutboxEntry, parts: Parameters<Transport>[1]): OutgoingRequest {
  switch (deed.kind) {
    case 'command': {
      const body = { ...deed.command, ...(parts.evidenceIds?.length ? { evidenceIds: parts.evidenceIds } : {}) };
      return json('POST', `/api/v1/tasks/${deed.taskId}/actions`, body);
    }
    case 'duty':
      return json('PUT', '/api/v1/duty', {
        onDuty: deed.onDuty,
        ...(deed.position ? { position: deed.position } : {}),
      });
    case 'photo':
      return picture(`/api/v1/uploads/${id}`, deed, parts.bytes);
    case 'check-photo':
      return picture(`${checkPath(deed.checkId)}/photos/${id}`, deed, parts.bytes);
    case 'check-command':
      return json('POST', `${checkPath(deed.checkId)}/commands`, deed.command);
    case 'check-entry': {
      const together = (parts.batch ?? []).flatMap((one) => (one.deed.kind === 'check-entry' ? one.deed.entry : []));
      return json('POST', `${checkPath(deed.checkId)}/entries`, {
        entries: together.length > 0 ? together : [deed.entry],
      });
    }
  }
}

const checkPath = (checkId: string) => `/api/v1/inspection/checks/${checkId}`;

function json(method: 'PUT' | 'POST', path: string, body: unknown): OutgoingRequest {
  return { path, init: { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } };
}

function picture(path: string, deed: PhotoDeed | CheckPhotoDeed, bytes = new ArrayBuffer(0)): OutgoingRequest {
  const headers: Record<string, string> = { 'content-type': deed.mediaType, 'x-captured-at': deed.capturedAt };
  if (deed.position) headers['x-position'] = `${deed.position.lon},${deed.position.lat}`;
  return { path, init: { method: 'PUT', headers, body: bytes } };
}
