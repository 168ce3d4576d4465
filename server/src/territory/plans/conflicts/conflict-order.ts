import type { ConflictQuery } from '@shancheng/contracts';
import { sql } from '../../../platform/db/index.ts';
import { badCursor } from '../errors.ts';

export type ConflictSort = NonNullable<ConflictQuery['sort']>;

/** After which row a page begins: the two numbers it is sorted by, and its id. */
export interface Cursor {
  sort: ConflictSort;
  first: number;
  second: number;
  id: string;
}

/** Two numbers that sort a conflict `c`, smallest first; the id decides between equals. */
export const ORDERS = {
  severity: { first: sql`substr(c.severity, 2)::float8`, second: sql`-c.area_m2` },
  area: { first: sql`-c.area_m2`, second: sql`0::float8` },
  oldest: { first: sql`extract(epoch from c.first_seen_at)::float8`, second: sql`0::float8` },
} as const;

/** Opaque to whoever gets it. */
export function writeCursor({ sort, first, second, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, first, second, id])).toString('base64url');
}

/** Refuses what is no cursor, or one of another order. */
export function readCursor(cursor: string, sort: ConflictSort): Cursor {
  const [ofSort, first, second, id] = parsed(cursor);
  const isOurs =
    ofSort === sort && Number.isFinite(first) && Number.isFinite(second) && typeof id === 'string' && UUID.test(id);
  if (!isOurs) throw badCursor();
  return { sort, first: Number(first), second: Number(second), id };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
