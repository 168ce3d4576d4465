import { expect, it } from 'vitest';
import { textsEn } from './texts-en.ts';
import { textsZh } from './texts-zh.ts';

function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`),
  );
}

it('says everything in both languages', () => {
  expect(keysOf(textsEn).sort()).toEqual(keysOf(textsZh).sort());
});

it('puts the same figures into both languages', () => {
  const placeholders = (texts: object) =>
    Object.fromEntries(
      keysOf(texts).map((key) => {
        const text = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], texts);
        return [key, (String(text).match(/{{\w+}}/g) ?? []).sort()];
      }),
    );
  expect(placeholders(textsEn)).toEqual(placeholders(textsZh));
});
