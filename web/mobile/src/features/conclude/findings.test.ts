import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, missingOf } from './findings.ts';

const check = {
  checklist: [
    { id: 'exits', zh: '出口是否畅通', en: 'Are exits clear' },
    { id: 'smoking', zh: '是否禁烟', en: 'Is smoking forbidden' },
    { id: 'licence', zh: '是否亮照', en: 'Is the licence displayed' },
  ],
  items: [
    { itemId: 'exits', state: 'answered', entryId: 'e1', compliant: false },
    { itemId: 'smoking', state: 'settled', entryId: 'e2', compliant: false },
    { itemId: 'licence', state: 'answered', entryId: 'e3', compliant: true },
  ],
  entries: [{ id: 'e1', note: '二楼出口上锁' }, { id: 'e2' }, { id: 'e3' }],
} as unknown as CheckDetail; // only what the rule reads

describe('what stands on the notice', () => {
  it('has one finding for each item that is not in order, in the officer’s words or the question’s', () => {
    expect(findingsOf(check, {}, false)).toEqual([
      { itemId: 'exits', text: '二楼出口上锁', dueOn: '' },
      { itemId: 'smoking', text: '是否禁烟', dueOn: '' },
    ]);
  });

  it('keeps what the lead has changed', () => {
    const [first] = findingsOf(check, { exits: { text: '打开出口', dueOn: '2026-12-01' } }, false);
    expect(first).toEqual({ itemId: 'exits', text: '打开出口', dueOn: '2026-12-01' });
  });

  it('waits for words and for a day that lies ahead', () => {
    const finding = { itemId: 'exits', text: '上锁', dueOn: '2026-12-01' };
    expect(missingOf([finding], '2026-11-24')).toBeUndefined();
    expect(missingOf([{ ...finding, text: '  ' }], '2026-11-24')).toBe('text');
    expect(missingOf([{ ...finding, dueOn: '2026-11-24' }], '2026-11-24')).toBe('day');
  });
});
