import { badRequest } from '../../platform/errors/index.ts';

export interface Cursor {
  at: string | null;
  id: string | null;
}

const SHAPE = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)~([0-9a-f-]{36})$/;

/** Where a list newest first goes on; 400 for what no answer of ours contained. */
export function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return { at: null, id: null };
  const [, at, id] = SHAPE.exec(text) ?? [];
  if (!at || !id) throw badRequest('request.bad-cursor', '翻页标记无效', 'The page mark is not valid');
  return { at, id };
}

export const cursorOf = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  `${createdAt.toISOString()}~${id}`;
