import type { Texts } from '@shancheng/ui';
import { describe, expect, it } from 'vitest';
import { consoleEn } from './console-en.ts';
import { consoleZh } from './console-zh.ts';

function entries(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : entries(value, `${prefix}${key}.`),
  );
}
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the console’s texts', () => {
  const zh = new Map(entries(consoleZh));
  const en = new Map(entries(consoleEn));
  it('both languages have every key', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });
  it('both languages fill in the same values', () => {
    for (const [key, text] of zh) expect(slots(en.get(key) ?? ''), key).toEqual(slots(text));
  });
  it('ready reasons are as many in both languages', () => {
    for (const [key, text] of zh)
      if (key.startsWith('reasons.')) expect(en.get(key)?.split('|').length, key).toBe(text.split('|').length);
  });
});
