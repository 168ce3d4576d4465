import { describe, expect, it } from 'vitest';
import { parseLawsSearch } from './laws-search.ts';

describe('the address of the page of the law', () => {
  it('keeps statute, day and words, drops what is none', () => {
    expect(parseLawsSearch({ law: 'fire-protection-law', on: '2023-05-10', q: ' 通道 ' })).toEqual({
      ...{ law: 'fire-protection-law', on: '2023-05-10', q: '通道' },
    });
    expect(parseLawsSearch({ law: '../x', on: '2023-13-40', q: ' ', page: '2' })).toEqual({});
  });
});
