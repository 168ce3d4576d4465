import { expect, test } from 'vitest';
import { isUnfinished, lookAgain, originOf, validFromOf } from './watched-file.ts';

test.each([
  ['parcels_2026-01-01.gpkg', '2026-01-01'],
  ['永久基本农田20250630.zip', '2025-06-30'],
  ['parcels.gpkg', '2026-11-24'],
  ['parcels_2026-02-30.gpkg', '2026-11-24'],
  ['sheet-1202601011.zip', '2026-11-24'],
])('the day at the end of the name %s says from when it holds: %s', (name, day) => {
  expect(validFromOf(name, '2026-11-24')).toBe(day);
});

test('a file is taken once its size and time stay the same for five seconds, and waits anew when they change', () => {
  const first = lookAgain(undefined, { size: 10, mtimeMs: 1 }, 0);
  expect(first.isSettled).toBe(false);
  expect(lookAgain(first.look, { size: 10, mtimeMs: 1 }, 4_999).isSettled).toBe(false);
  expect(lookAgain(first.look, { size: 10, mtimeMs: 1 }, 5_000).isSettled).toBe(true);
  const grown = lookAgain(first.look, { size: 11, mtimeMs: 2 }, 5_000);
  expect(grown.isSettled).toBe(false);
  expect(lookAgain(grown.look, { size: 11, mtimeMs: 2 }, 10_000).isSettled).toBe(true);
});

test('an empty file may be a copy about to begin, so it is given a minute', () => {
  const { look } = lookAgain(undefined, { size: 0, mtimeMs: 1 }, 0);
  expect(lookAgain(look, { size: 0, mtimeMs: 1 }, 30_000).isSettled).toBe(false);
  expect(lookAgain(look, { size: 0, mtimeMs: 1 }, 60_000).isSettled).toBe(true);
});

test('files that programs are still writing are left alone', () => {
  expect(['.a.gpkg.swp', '~$a.csv', 'a.gpkg.part', 'a.crdownload'].every(isUnfinished)).toBe(true);
  expect(['a.gpkg', '部分.csv', 'partial-plan.zip'].some(isUnfinished)).toBe(false);
});

test('the same name with another time of change is another file', () => {
  const file = { key: 'parcels', name: 'a.gpkg' };
  expect(originOf(file, { size: 1, mtimeMs: 2 })).not.toBe(originOf(file, { size: 1, mtimeMs: 3 }));
});
