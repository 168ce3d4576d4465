import { expect, test } from 'vitest';
import { isNarrowed, parseDatasetsSearch } from './datasets-search.ts';

test('a link keeps what is understood and drops the rest', () => {
  const search = parseDatasetsSearch({ q: '湿地', dataClass: 'plan', status: 'gone', page: '3', sort: 'x' });
  expect(search).toEqual({ q: '湿地', dataClass: 'plan', authority: undefined, status: undefined, page: 3 });
});

test.each(['0', '1', '-2', '1.5', 'x'])('page %s is the first page', (page) => {
  expect(parseDatasetsSearch({ page }).page).toBeUndefined();
});

test('only words, class, authority and status narrow the register; turning a page does not', () => {
  expect(isNarrowed(parseDatasetsSearch({ page: '2' }))).toBe(false);
  expect(isNarrowed(parseDatasetsSearch({ q: ' ' }))).toBe(false);
  expect(isNarrowed(parseDatasetsSearch({ status: 'empty' }))).toBe(true);
});
