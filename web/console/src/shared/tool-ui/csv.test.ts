import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a table handed out as CSV', () => {
  it('keeps commas, quotes and line breaks inside a cell', () => {
    expect(csvOf([['a,b', 'say "no"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""no""","two\nlines"');
  });
  it('leaves out what is not known instead of writing zero', () => {
    expect(csvOf([['plot', undefined, 0]])).toBe('\uFEFFplot,,0');
  });
  it('a name that looks like a formula stays a name', () => {
    expect(csvOf([['=1+1'], ['-5 m']])).toBe("\uFEFF'=1+1\r\n'-5 m");
    expect(csvOf([[-5]])).toBe('\uFEFF-5');
  });
});
