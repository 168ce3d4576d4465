import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './conflict-order.ts';

const cursor = {
  sort: 'area',
  first: -1_234.567_890_123_4,
  second: 0,
  id: '3e7ed9e6-2eff-8fe9-a4ea-2676bc83be3d',
} as const;
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor comes back to the last digit', () => {
  expect(readCursor(writeCursor(cursor), 'area')).toEqual(cursor);
});

test.each([
  ['no JSON', 'abc'],
  ['too little', encoded(['area'])],
  ['no list', encoded({ sort: 'area' })],
  ['no id', encoded(['area', 1, 0, "x'; drop"])],
  ['no number', encoded(['area', null, 0, cursor.id])],
  ['text for a number', encoded(['area', '1', 0, cursor.id])],
])('what nobody gave out is refused: %s', (_what, bad) => {
  expect(() => readCursor(bad, 'area')).toThrow(expect.objectContaining({ code: 'conflict.bad-cursor', status: 422 }));
});

test('one of another order is refused', () => {
  expect(() => readCursor(writeCursor(cursor), 'severity')).toThrow(expect.objectContaining({ status: 422 }));
});
