import { openPhoneDatabase } from '../database.ts';

/** Keeps an answer of the server for reading without network. Failing to keep it is no error for the officer. */
export async function keepSnapshot(accountId: string, name: string, value: unknown): Promise<void> {
  try {
    const db = await openPhoneDatabase();
    await db.put('snapshots', { accountId, name, value, savedAt: Date.now() });
  } catch {
    // storage full or forbidden: the list then needs the network
  }
}

export async function readSnapshot(accountId: string, name: string): Promise<unknown> {
  try {
    const db = await openPhoneDatabase();
    return (await db.get('snapshots', [accountId, name]))?.value;
  } catch {
    return undefined;
  }
}

/** At logout: lists and pictures leave the phone; unsent deeds and drafts stay for their officer. */
export async function forgetReadData(): Promise<void> {
  try {
    const db = await openPhoneDatabase();
    await db.clear('snapshots');
  } catch {
    // nothing was kept
  }
  if ('caches' in globalThis) await caches.delete(PICTURE_CACHE);
}

/** Filled by the service worker with evidence pictures. */
export const PICTURE_CACHE = 'shancheng-pictures';
