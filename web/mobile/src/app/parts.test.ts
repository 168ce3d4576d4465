import { describe, expect, it } from 'vitest';
import { landing, partsOf, tabsOf } from './parts.ts';

describe('who sees what on the phone', () => {
  it('who only has tasks keeps the tabs of before', () => {
    const parts = partsOf(['task.own']);
    expect(tabsOf(parts)).toEqual(['tasks', 'history', 'me']);
    expect(landing({ page: 'checks' }, parts)).toEqual({ page: 'tasks' });
  });

  it('an enforcement officer without tasks sees inspections first, and no empty task list', () => {
    const parts = partsOf(['inspection.view', 'inspection.carry-out']);
    expect(tabsOf(parts)).toEqual(['checks', 'me']);
    expect(landing({ page: 'tasks' }, parts)).toEqual({ page: 'checks' });
  });

  it('who has both has both, and an address of either opens', () => {
    const parts = partsOf(['task.own', 'inspection.carry-out']);
    expect(tabsOf(parts)).toEqual(['tasks', 'checks', 'history', 'me']);
    expect(landing({ page: 'check', checkId: '1' }, parts)).toEqual({ page: 'check', checkId: '1' });
  });

  it('looking at inspections without carrying them out gives no tab', () => {
    expect(partsOf(['task.own', 'inspection.view']).checks).toBe(false);
  });
});
