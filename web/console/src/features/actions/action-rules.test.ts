import { describe, expect, it } from 'vitest';
import { forwardAction, operatorActions } from './action-rules.ts';

const state = (action: 'accept' | 'dispatch' | 'void' | 'arrive' | 'note', allowed: boolean) => ({ action, allowed });

describe('the action bar', () => {
  it('keeps its order and leaves the officer’s deeds to the phone', () => {
    const bar = operatorActions([state('void', true), state('arrive', true), state('accept', false)]);
    expect(bar.map((one) => one.action)).toEqual(['accept', 'void']);
  });
  it('has one main button: the step that carries the case forward', () => {
    expect(forwardAction({ status: 'verifying', actions: [state('void', true), state('accept', true)] })).toBe(
      'accept',
    );
    expect(forwardAction({ status: 'filed', actions: [state('dispatch', true)] })).toBe('dispatch');
  });
  it('does not push to dispatch again what an officer is already on', () => {
    expect(
      forwardAction({ status: 'handling', actions: [state('dispatch', true), state('note', true)] }),
    ).toBeUndefined();
  });
});
