import { describe, expect, test } from 'vitest';
import { chineseNumber, citePath } from './cite.ts';
import { followPath, type ProvisionMap } from './follow-path.ts';

const step = (fromVersion: number, fromPath: string, toPath?: string): ProvisionMap => ({
  ...{ fromVersion, fromPath, toVersion: fromVersion + 1 },
  ...(toPath === undefined ? {} : { toPath }),
});
const maps = [
  step(1, '31', '31'),
  step(1, '32', '33'),
  step(1, '40'),
  step(2, '31', '31'),
  step(2, '32', '32'),
  step(2, '33', '33'),
];

describe('an article through the versions of its statute', () => {
  test('old article 32 is 33 since the new 32 was put in, with its paragraphs and items', () => {
    expect(followPath(maps, '32/1/3', 1, 2)).toBe('33/1/3');
    expect(followPath(maps, '32/1/3', 1, 3)).toBe('33/1/3');
    expect(followPath(maps, '33/1/3', 3, 1)).toBe('32/1/3');
    expect(followPath(maps, '31', 1, 3)).toBe('31');
    expect(followPath(maps, '31/2', 2, 2)).toBe('31/2');
  });

  test('what was deleted, did not exist yet or is not mapped is not guessed', () => {
    expect(followPath(maps, '40', 1, 2)).toBeUndefined();
    expect(followPath(maps, '32', 3, 1)).toBeUndefined();
    expect(followPath(maps, '12', 1, 2)).toBeUndefined();
  });
});

describe('citing an article', () => {
  test('as documents write it', () => {
    expect(citePath('31/1/2')).toBe('第三十一条第一款第（二）项');
    expect(citePath('60/3/1')).toBe('第六十条第三款第（一）项');
    expect(citePath('12')).toBe('第十二条');
    expect([10, 20, 85, 100, 105, 110, 122, 1_001].map(chineseNumber)).toEqual([
      ...['十', '二十', '八十五', '一百', '一百零五', '一百一十', '一百二十二', '一千零一'],
    ]);
    for (const wrong of ['', '0', '1/x', '1/2/3/4/5']) expect(() => citePath(wrong)).toThrow(RangeError);
  });
});
