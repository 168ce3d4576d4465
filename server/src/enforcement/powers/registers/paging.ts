import { sql } from '../../../platform/db/index.ts';
import { badRequest } from '../../../platform/errors/index.ts';

export type Sql = ReturnType<typeof sql<boolean>>;

export const PAGE = 50;
/** Counting stops here: “more than 1,000” is all a person needs. */
const COUNT_LIMIT = 1_000;

export const badCursor = () => badRequest('powers.bad-cursor', '翻页标记无效', 'The cursor is not valid');

/** Where a page ends: the keys its list is ordered by. */
export const cursorOf = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The keys in a cursor; 400 for one we did not give. */
export function keysOf(cursor: string, count: number): string[] {
  const keys = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(keys) || keys.length !== count || !keys.every(isKey)) throw badCursor();
  return keys;
}

const isKey = (key: unknown): key is string => typeof key === 'string' && !key.includes('\0') && key.isWellFormed();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Words anywhere in a text, as a `like` pattern. */
export const containing = (words: string): string => `%${literal(words)}%`;
/** The beginning of a code, as a `like` pattern. */
export const beginning = (words: string): string => `${literal(words)}%`;
const literal = (words: string) => words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`);

/** One page of rows that were asked for with one row more than it holds. */
export function pageOf<R>(rows: readonly R[], limit: number, keys: (row: R) => readonly string[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: cursorOf(keys(last)) } : {}) };
}

/** How many rows there are, as far as we count. */
export const counted = (from: ReturnType<typeof sql>, where: ReturnType<typeof sql>) =>
  sql<{ n: number }>`select count(*)::int as n from (select 1 from ${from} where ${where} limit ${COUNT_LIMIT + 1}) c`;

export const totalOf = (n: number | undefined) => ({
  total: Math.min(n ?? 0, COUNT_LIMIT),
  totalExact: (n ?? 0) <= COUNT_LIMIT,
});

/** All of the conditions. */
export const every = (parts: readonly ReturnType<typeof sql>[]) => sql<boolean>`${sql.join([...parts], sql` and `)}`;

/** The division a path ends in, as it is called now. */
export const divisionName = (path: ReturnType<typeof sql>) => sql<string>`coalesce((
  select d.name from directory.divisions d where d.code = split_part(${path}, '/', -2) order by d.valid_from desc limit 1), ${path})`;

/** Whether a path lies in the division of that code; an unknown code has nothing in it. */
export const inDivision = (path: ReturnType<typeof sql>, code: string) => sql<boolean>`starts_with(${path},
  (select p.path from directory.division_paths p where p.code = ${code} order by p.valid_from desc limit 1))`;

/** Absent instead of null. */
export function present<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never; // checked by the schema of the answer
}
