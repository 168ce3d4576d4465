import { badCursor } from './entrance-errors.ts';

export const PAGE = 50;

/** Where a list, newest first, goes on. Every stored time comes from our clock and has whole milliseconds. */
interface PageCursor {
  at: string;
  id: string;
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Throws 400 when it is no cursor; before the first page everything lies ahead. */
export function readPageCursor(cursor: string | undefined): PageCursor {
  if (cursor === undefined) return { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const [, at = '', id = ''] = CURSOR.exec(cursor) ?? [];
  if (Number.isNaN(Date.parse(at))) throw badCursor();
  return { at, id };
}

/** Splits rows that were asked for one more than a page. */
export function pageOf<Row extends { id: string; at: Date }>(rows: readonly Row[]): { rows: Row[]; next?: string } {
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, ...(rows.length > PAGE && last ? { next: `${last.at.toISOString()}_${last.id}` } : {}) };
}
