import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { describe, expect, it } from 'vitest';
import { signStateOf } from './sign-state.ts';

const officer = (name: string, here = true) => ({
  ...{ officerId: name, name, certificateNo: `no-${name}` },
  ...(here ? { arrived: { at: '', distanceMetres: 1, recorderNo: '' } } : {}),
});
const signature = (name: string) => ({ side: 'officer', name, certificateNo: `no-${name}` });

function check(signatures: object[], more: object[] = []) {
  return {
    me: { officerId: 'a', authorityId: 'fire', lead: true },
    parties: [{ authorityName: '消防', officers: [officer('a'), officer('b'), officer('c', false)] }],
    documents: [{ kind: 'inspection-notice', signatures: [] }, { kind: 'rectification-notice', signatures }, ...more],
  } as unknown as CheckDetail; // only what the rule reads
}

describe('who still has to sign', () => {
  it('is everybody who was there until each agency has two, and the enterprise', () => {
    expect(signStateOf(check([]))).toMatchObject({ mine: false, subject: false });
    expect(signStateOf(check([]))?.waitingFor.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(signStateOf(check([signature('a')]))).toMatchObject({ mine: true, waitingFor: [{ name: 'b' }] });
    expect(signStateOf(check([signature('a'), signature('b')]))?.waitingFor).toEqual([]);
  });

  it('counts a refusal of the enterprise as its answer', () => {
    expect(signStateOf(check([{ side: 'refused', name: '王某' }]))?.subject).toBe(true);
  });

  it('does not take a withdrawn notice, nor the one of the visit', () => {
    const withdrawn = { kind: 'rectification-notice', withdrawnAt: 'x', signatures: [signature('a')] };
    expect(signStateOf(check([], [withdrawn]))).toMatchObject({ mine: false });
    expect(signStateOf({ ...check([]), documents: [] })).toBeUndefined();
  });
});
