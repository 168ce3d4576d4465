import { expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

it('takes numbers as people type them', () => {
  expect(readNumber(' 1,200 ')).toBe('1200');
  expect(readNumber('１２．５')).toBe('12.5');
  expect(readNumber('-3')).toBe('-3');
});

it('does not take words or half a number', () => {
  for (const text of ['', '三台', '12.', '1e9', '--2']) expect(readNumber(text)).toBeUndefined();
});
