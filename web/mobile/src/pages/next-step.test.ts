import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { describe, expect, it } from 'vitest';
import type { ShownCheck } from '../shared/check/pending-check.ts';
import { nextStepOf } from './next-step.ts';

interface Given {
  status: CheckDetail['status'];
  allowed?: string[];
  lead?: boolean;
  here?: boolean;
  open?: boolean;
  findings?: string[];
  urgent?: { ratified: boolean };
  refusedScan?: boolean;
}

function shown({ status, allowed = [], lead = true, here = true, open = false, findings = [], ...more }: Given) {
  const officers = [{ officerId: 'me', ...(here ? { arrived: { at: '' } } : {}) }];
  return {
    check: {
      ...{ status, allowed, me: { officerId: 'me', authorityId: 'fire', lead } },
      parties: [{ authorityId: 'fire', officers }],
      checklist: [{ id: 'exits', answers: [{ authorityId: 'fire' }] }],
      items: [{ itemId: 'exits', state: open ? 'open' : 'answered' }],
      findingList: findings.map((one) => ({ status: one })),
      ...(more.urgent ? { urgent: more.urgent } : {}),
    },
    ...(more.refusedScan ? { refusedScan: {} } : {}),
  } as unknown as ShownCheck; // only what the rule reads
}

describe('the one thing to do now', () => {
  it('begins with the scan, and with the scan again when it was refused', () => {
    const allowed = ['arrive'];
    expect(nextStepOf(shown({ status: 'notified', allowed, here: false }))).toEqual({ do: 'scan' });
    expect(nextStepOf(shown({ status: 'on-site', allowed, here: false }))).toEqual({ do: 'scan' });
    expect(nextStepOf(shown({ status: 'on-site', allowed, refusedScan: true }))).toEqual({ do: 'scan' });
  });

  it('then the list, then the lead sums up and the others wait', () => {
    expect(nextStepOf(shown({ status: 'on-site', open: true }))).toEqual({ do: 'list' });
    expect(nextStepOf(shown({ status: 'on-site' }))).toEqual({ do: 'conclude' });
    expect(nextStepOf(shown({ status: 'on-site', lead: false }))).toEqual({ wait: 'lead' });
  });

  it('is closed only when everything is put right, and an emergency has been approved afterwards', () => {
    const allowed = ['close', 'recheck'];
    expect(nextStepOf(shown({ status: 'rectifying', allowed, findings: ['passed', 'open'] }))).toEqual({
      wait: 'enterprise',
    });
    expect(nextStepOf(shown({ status: 'rectifying', allowed, findings: ['passed'] }))).toEqual({ do: 'close' });
    expect(nextStepOf(shown({ status: 'rectifying', allowed, urgent: { ratified: false } }))).toEqual({
      wait: 'ratify',
    });
  });

  it('asks for a recheck once something was fed back', () => {
    const given = { status: 'rectifying', findings: ['open', 'fed-back'] } as const;
    expect(nextStepOf(shown({ ...given, findings: [...given.findings], allowed: ['recheck'] }))).toEqual({
      wait: 'recheck',
    });
    expect(nextStepOf(shown({ ...given, findings: [...given.findings] }))).toEqual({ wait: 'enterprise' });
  });

  it('says what it waits for before the visit', () => {
    expect(nextStepOf(shown({ status: 'planned' }))).toEqual({ wait: 'approval' });
    expect(nextStepOf(shown({ status: 'approved' }))).toEqual({ wait: 'notice' });
    expect(nextStepOf(shown({ status: 'closed' }))).toBeUndefined();
  });
});
