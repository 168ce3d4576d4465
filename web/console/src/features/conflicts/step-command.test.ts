import { describe, expect, it } from 'vitest';
import { commandOf, isComplete } from './step-command.ts';

const ID = '00000000-0000-4000-8000-00000000000c';

describe('a step of the reconciliation', () => {
  it('cannot be sent without a proposal, a document number or a reason where one is wanted', () => {
    expect(isComplete('propose', {})).toBe(false);
    expect(isComplete('decide', { documentNo: '  ' })).toBe(false);
    expect(isComplete('exempt', { reason: '已批准' })).toBe(true);
    expect(isComplete('give-opinion', { authority: '甲', agrees: false })).toBe(true);
  });
  it('assigns the authorities of both sides', () => {
    expect(commandOf(ID, 'assign', {}, ['甲', '乙']).authorities).toEqual(['甲', '乙']);
  });
  it('changes the side that is not followed', () => {
    const changes = { kind: 'follow', right: 'a', by: 'take-code' };
    expect(commandOf(ID, 'patch', { right: 'a', by: 'take-code' }, []).changes).toEqual(changes);
  });
});
