import { describe, expect, it } from 'vitest';
import { commandOf, fieldsOf, firstWords, isReady, NO_WORDS } from './plan-command.ts';

const words = (change: object) => ({ ...NO_WORDS, ...change });

describe('one step of a plan', () => {
  it('who joins names officers, who declines says why, who answers in writing may', () => {
    expect(fieldsOf('answer', words({ answer: 'joins' }))).toEqual(['answer', 'officers']);
    expect(isReady('answer', words({ answer: 'joins', officerIds: ['a'] }), 2)).toBe(false);
    expect(isReady('answer', words({ answer: 'joins', officerIds: ['a', 'b'] }), 2)).toBe(true);
    expect(isReady('answer', words({ answer: 'declines', reason: '  ' }), 2)).toBe(false);
    expect(isReady('answer', words({ answer: 'in-writing' }), 2)).toBe(true);
    expect(isReady('answer', NO_WORDS, 2)).toBe(false);
  });
  it('sends what belongs to the answer and nothing else', () => {
    const all = words({ answer: 'declines', officerIds: ['a', 'b'], reason: ' 人手不足 ' });
    expect(commandOf('id', 'answer', all)).toEqual({
      commandId: 'id',
      action: 'answer',
      answer: 'declines',
      reason: '人手不足',
    });
    expect(commandOf('id', 'answer', { ...all, answer: 'joins' })).toEqual({
      ...{ commandId: 'id', action: 'answer', answer: 'joins', officerIds: ['a', 'b'] },
    });
  });
  it('an approval needs its document, an override its reason', () => {
    expect(isReady('approve', words({ documentNo: ' ' }), 2)).toBe(false);
    expect(commandOf('id', 'approve', words({ documentNo: ' 渝中执检〔2026〕1号 ' }))).toMatchObject({
      documentNo: '渝中执检〔2026〕1号',
    });
    expect(isReady('override', NO_WORDS, 2)).toBe(false);
    expect(isReady('draw', NO_WORDS, 2)).toBe(true);
  });
  it('a change of officers starts from those of one’s own authority', () => {
    const parties = [
      { authorityId: 'a', officerIds: ['1', '2'] },
      { authorityId: 'b', officerIds: ['3', '4'] },
    ].map((one) => ({
      ...{ ...one, authorityName: one.authorityId, lead: one.authorityId === 'a', matters: ['M'] },
      ...{ answer: 'joins' as const, overdue: false, officers: [] },
    }));
    expect(firstWords('assign', { plan: { parties } }, 'b').officerIds).toEqual(['3', '4']);
    expect(firstWords('assign', { plan: { parties } }, undefined).officerIds).toEqual([]);
  });
});
