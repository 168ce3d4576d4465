import { expect, it } from 'vitest';
import { checkCodeOf, looksLikeCheckCode } from './check-code.ts';

const CODE = '0123456789abcdef0123456789abcdef';

it('takes a code as it is scanned, and as people type it', () => {
  expect(checkCodeOf(`SC:${CODE}`)).toBe(`SC:${CODE}`);
  expect(checkCodeOf(` ${CODE.toUpperCase()} `)).toBe(`SC:${CODE}`);
  expect(checkCodeOf('sc：0123 4567-89ab cdef 0123 4567 89ab cdef')).toBe(`SC:${CODE}`);
});

it('knows the code of something else', () => {
  expect(looksLikeCheckCode('https://example.org/pay')).toBe(false);
  expect(looksLikeCheckCode('SC:')).toBe(false);
  expect(looksLikeCheckCode(`SC:${CODE}`)).toBe(true);
});
