import type { ConflictDetail } from '@shancheng/contracts/plan';
import { describe, expect, it } from 'vitest';
import { commandOf, firstWords, isComplete } from './step-command.ts';

const ID = '00000000-0000-4000-8000-00000000000c';
const detail = (...authorities: string[]) =>
  ({
    conflict: { id: ID, type: 'USE', sides: authorities.map((authority) => ({ authority })) },
    mayOpineFor: ['乙'],
    state: { authorities: ['甲', '乙'], opinions: [{ authority: '甲', agrees: true }], proposal: 'follow-a' },
    sides: [],
    geometry: {},
  }) as unknown as ConflictDetail; // what the rules read of it

describe('a step of the reconciliation', () => {
  it('cannot be sent without a proposal, a document number or a reason where one is wanted', () => {
    expect(isComplete('propose', {})).toBe(false);
    expect(isComplete('decide', { documentNo: '  ' })).toBe(false);
    expect(isComplete('decide', { documentNo: '渝中规委〔合成〕001号' })).toBe(true);
    expect(isComplete('exempt', { reason: '已批准' })).toBe(true);
    expect(isComplete('give-opinion', { authority: '甲', agrees: false })).toBe(true);
    expect(isComplete('patch', { patch: 'fill' })).toBe(false);
    expect(isComplete('close', {})).toBe(true);
  });
  it('assigns the authorities of both sides; where both plans have the same one, a second has to be named', () => {
    expect(firstWords('assign', detail('甲', '乙'))).toEqual({ authorityA: '甲', authorityB: '乙' });
    const one = firstWords('assign', detail('甲', '甲'));
    expect(isComplete('assign', one)).toBe(false);
    expect(isComplete('assign', { ...one, authorityB: '甲' })).toBe(false);
    const command = commandOf(ID, 'assign', { ...one, authorityB: '乙' }, detail('甲', '甲'));
    expect(command.authorities).toEqual(['甲', '乙']);
  });
  it('speaks for the authority of the account, and for none where that is no party', () => {
    expect(firstWords('give-opinion', detail('甲', '乙'))).toEqual({ authority: '乙' });
    expect(firstWords('give-opinion', { ...detail('甲', '乙'), mayOpineFor: [] })).toEqual({});
  });
  it('changes the side that is not followed', () => {
    const changes = { kind: 'follow', right: 'a', by: 'take-code' };
    expect(commandOf(ID, 'patch', { patch: 'a/take-code' }, detail('甲', '乙')).changes).toEqual(changes);
    expect(commandOf(ID, 'patch', { patch: 'elsewhere' }, detail('甲', '乙'))).toEqual({
      commandId: ID,
      action: 'patch',
    });
  });
});
