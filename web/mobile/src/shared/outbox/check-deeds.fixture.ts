import type { CheckCommandDeed, CheckEntryDeed, CheckPhotoDeed } from './deed.ts';

export const AT = '2026-11-23T10:00:00.000Z';

export function scanIn(checkId: string, commandId: string): CheckCommandDeed {
  const position = { lon: 106.57, lat: 29.55 };
  const command = { commandId, action: 'arrive', at: AT, qr: 'SC:1', position, recorderNo: 'R1' } as const;
  return { kind: 'check-command', checkId, command };
}

export function picture(checkId: string): CheckPhotoDeed {
  return { kind: 'check-photo', checkId, mediaType: 'image/jpeg', capturedAt: AT };
}

export function entry(checkId: string, id: string, photoIds: string[] = []): CheckEntryDeed {
  return { kind: 'check-entry', checkId, entry: { id, itemId: 'exits-clear', answer: 'yes', photoIds, notedAt: AT } };
}
