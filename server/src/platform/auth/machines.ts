import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { createShortCache, type Database, sql, type Trx } from '../db/index.ts';
import { tokenHash } from './accounts.ts';
import type { Actor } from './actor.ts';

/** The machine behind an API token, or undefined (unknown, expired, revoked). */
export async function findTokenActor(db: Database, clock: Clock, token: string): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('auth.api_tokens')
    .select(['id', 'name', 'permissions', 'scope_path', 'expires_at'])
    .where('token_hash', '=', tokenHash(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row || (row.expires_at && row.expires_at <= clock.now())) return undefined;
  return {
    kind: 'token',
    id: row.id,
    displayName: row.name,
    permissions: new Set(row.permissions),
    scopes: [row.scope_path],
  };
}

export interface NewApiToken {
  name: string;
  token: string;
  permissions: string[];
  scopePath: string;
}

/** Registers a machine’s token under its name; an older token of that name stops working. */
export async function putApiTokenInTrx(trx: Trx, token: NewApiToken): Promise<void> {
  const values = { token_hash: tokenHash(token.token), permissions: token.permissions, scope_path: token.scopePath };
  await trx
    .insertInto('auth.api_tokens')
    .values({ name: token.name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

export interface DeviceKey {
  deviceId: string;
  kind: string;
  /** Shared secret, at least 32 characters. */
  signingKey: string;
}

/** Registers or replaces the key a device signs with. */
export async function putDeviceKeysInTrx(trx: Trx, devices: readonly DeviceKey[]): Promise<void> {
  for (const device of devices) {
    const values = { kind: device.kind, signing_key: device.signingKey, enabled: true };
    await trx
      .insertInto('auth.devices')
      .values({ device_id: device.deviceId, ...values })
      .onConflict((conflict) => conflict.column('device_id').doUpdateSet(values))
      .execute();
  }
}

/** How long a key is trusted without asking again: a disabled device is refused at most so much later. */
const KEY_CACHE_MS = 5_000;

/** Device keys by id, made ready for HMAC; undefined for an unknown or disabled device. */
export function createDeviceKeys(db: Database, clock: Clock): (deviceId: string) => Promise<KeyObject | undefined> {
  return createShortCache<KeyObject>({
    clock,
    keepMs: KEY_CACHE_MS,
    load: async (deviceIds) => {
      const { rows } = await sql<{ deviceId: string; signingKey: string }>`
        select device_id as "deviceId", signing_key as "signingKey" from auth.devices
        where device_id = any (${deviceIds}::text[]) and enabled`.execute(db);
      return new Map(rows.map((row) => [row.deviceId, createSecretKey(Buffer.from(row.signingKey, 'hex'))]));
    },
  }).find;
}
export type FindDeviceKey = ReturnType<typeof createDeviceKeys>;
