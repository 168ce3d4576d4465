import { describe, expect, it } from 'vitest';
import type { Texts } from './create-i18n.ts';
import { uiEn } from './ui-en.ts';
import { uiZh } from './ui-zh.ts';

/** Every key path of a text tree. */
function keys(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keys(value, `${prefix}${key}.`),
  );
}
const marks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
function text(texts: Texts, path: string): string {
  let node: string | Texts | undefined = texts;
  for (const key of path.split('.')) node = typeof node === 'object' ? node[key] : undefined;
  return typeof node === 'string' ? node : '';
}

describe('shared texts', () => {
  it('both languages have every key', () => {
    expect(keys(uiEn).sort()).toEqual(keys(uiZh).sort());
  });
  it('both languages fill in the same values', () => {
    for (const key of keys(uiZh)) expect(marks(text(uiEn, key)), key).toEqual(marks(text(uiZh, key)));
  });
});
