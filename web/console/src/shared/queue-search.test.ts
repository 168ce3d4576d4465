import { describe, expect, it } from 'vitest';
import { filterKey, parseQueueSearch } from './queue-search.ts';

describe('the queue’s address', () => {
  it('keeps codes as text, so that a leading zero survives', () => {
    expect(parseQueueSearch({ type: '0501,0102', street: '500103001' })).toEqual({
      type: '0501,0102',
      street: '500103001',
    });
  });
  it('drops what it does not understand instead of failing', () => {
    expect(
      parseQueueSearch({ status: 'filed,nonsense', source: 'crystal-ball', from: 'soon', sort: 'up', x: '1' }),
    ).toEqual({
      status: 'filed',
    });
  });
  it('does not write defaults into the address', () => {
    expect(parseQueueSearch({ sort: 'newest', overdue: 'false', q: '' })).toEqual({});
    expect(parseQueueSearch({ overdue: 'true' })).toEqual({ overdue: true });
  });
  it('choosing a row does not make it another list', () => {
    expect(filterKey({ status: 'filed', sel: 'a' })).toBe(filterKey({ sel: 'b', status: 'filed' }));
    expect(filterKey({ status: 'filed' })).not.toBe(filterKey({ status: 'filed', sort: 'due' }));
  });
});
