import { expect, it } from 'vitest';
import { isPartOf } from './kept.ts';

it('takes up a half-written form, but nothing that another program or version left there', () => {
  const ours = isPartOf({ text: '', photos: [] as string[], step: 1 });
  expect(ours({ text: 'half', photos: ['a'] })).toBe(true);
  for (const foreign of [null, 'text', 3, { text: 5 }, { photos: 'a' }, { photos: { 0: 'a' } }, { other: '' }])
    expect(ours(foreign), JSON.stringify(foreign)).toBe(false);
});
