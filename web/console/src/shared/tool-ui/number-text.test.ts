import { expect, it } from 'vitest';
import { figureText, numberText } from './number-text.ts';

it('a small figure keeps what makes it differ from zero', () => {
  expect(figureText(0.003214)).toBe('0.0032');
  expect(figureText(0)).toBe('0');
  expect(figureText(-0.05)).toBe('-0.05');
  expect(figureText(12345.678)).toBe('12,345.68');
});

it('a figure has thousands separators and no more digits than asked', () => {
  expect(numberText(41370.4)).toBe('41,370');
  expect(numberText(1.25, 1)).toBe('1.3');
});
