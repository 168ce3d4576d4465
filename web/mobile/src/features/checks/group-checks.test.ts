import type { CheckSummary } from '@shancheng/contracts/inspection-check';
import { describe, expect, it } from 'vitest';
import { groupChecks, groupOf } from './group-checks.ts';

const base = { windowFrom: '2026-11-20', windowTo: '2026-11-30', overdue: false };
const check = (fields: Partial<CheckSummary>) => ({ ...base, ...fields }) as CheckSummary; // only what the rule reads

describe('the list of inspections', () => {
  it('has under “today” what may be done today and what is under way', () => {
    expect(groupOf(check({ status: 'notified' }), '2026-11-24')).toBe('now');
    expect(groupOf(check({ status: 'on-site', windowTo: '2026-11-20' }), '2026-11-24')).toBe('now');
    expect(groupOf(check({ status: 'concluded', windowTo: '2026-11-20' }), '2026-11-24')).toBe('now');
  });

  it('tells what comes later, what was missed and what waits to be looked at again', () => {
    expect(groupOf(check({ status: 'approved', windowFrom: '2026-11-25' }), '2026-11-24')).toBe('coming');
    expect(groupOf(check({ status: 'notified', windowTo: '2026-11-23' }), '2026-11-24')).toBe('missed');
    expect(groupOf(check({ status: 'rectifying' }), '2026-11-24')).toBe('recheck');
  });

  it('shows what is overdue first, then what is under way, then what ends first', () => {
    const [[, now] = ['now', []]] = groupChecks(
      [
        check({ id: 'later', status: 'notified', windowTo: '2026-11-30' }),
        check({ id: 'sooner', status: 'notified', windowTo: '2026-11-25' }),
        check({ id: 'on', status: 'on-site' }),
        check({ id: 'late', status: 'notified', overdue: true }),
      ],
      '2026-11-24',
    );
    expect(now.map(({ id }) => id)).toEqual(['late', 'on', 'sooner', 'later']);
  });
});
