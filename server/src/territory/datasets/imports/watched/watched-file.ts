import type { Stats } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** A file of the watched folder, `<folder>/<dataset key>/<name>`; without a key it lies in the folder itself. */
export interface WatchedFile {
  key: string | undefined;
  name: string;
}

/** Where files go that were dealt with, beside where they lay. */
export type Aside = 'done' | 'refused';

export const isAside = (name: string): boolean => name === 'done' || name === 'refused';

/** Files that programs keep for themselves while they copy or edit: not ours yet. */
export function isUnfinished(name: string): boolean {
  return /^[.~]|\.(?:part|partial|tmp|temp|filepart|crdownload|download)$/i.test(name);
}

/** A change of name, size or time makes it another file to be handed in. */
export function originOf({ key, name }: WatchedFile, { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): string {
  return `${key ?? ''}/${name} ${size} ${mtimeMs}`;
}

/** The day at the end of the name (`…_2026-01-01.gpkg`, `…20260101.zip`), else today: from when the file holds. */
export function validFromOf(name: string, today: string): string {
  const [, year, month, day] = /(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?:\.[^.]*)?$/.exec(name) ?? [];
  const said = `${year}-${month}-${day}`;
  return year !== undefined && Value.Check(Day, said) ? said : today;
}

const Day = Type.String({ format: 'date' });

export interface Look {
  size: number;
  mtimeMs: number;
  since: number;
}

/** A file that was looked at again and again and did not change is whole. */
const SETTLED_MS = 5_000;
/** An empty one may be the beginning of a copy that has not come to its first byte. */
const SETTLED_EMPTY_MS = 60_000;

/** @returns what to remember of a file, and whether it has lain still long enough to be taken */
export function lookAgain(
  before: Look | undefined,
  { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>,
  now: number,
): { look: Look; isSettled: boolean } {
  const isSame = before !== undefined && before.size === size && before.mtimeMs === mtimeMs;
  const look = isSame ? before : { size, mtimeMs, since: now };
  return { look, isSettled: now - look.since >= (size === 0 ? SETTLED_EMPTY_MS : SETTLED_MS) };
}
