import type { ConflictDetail } from '@shancheng/contracts/plan';
import { describe, expect, it } from 'vitest';
import { changesOf, choicesOfDecision, patchChoices } from './patch-choices.ts';

const square = (at: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [at, 0],
      [at + 1, 0],
      [at + 1, 1],
      [at, 0],
    ],
  ],
});
const FOREST = '00000000-0000-4000-8000-00000000000a';
const PLAN = '00000000-0000-4000-8000-00000000000b';
const side = (datasetId: string, rank: number, code?: string, at?: number) => ({
  ...{ datasetId, rank, featureKey: `key ${rank}`, authority: '合成局', attributes: {} },
  ...(code ? { code } : {}),
  ...(at === undefined ? {} : { geometry: square(at) }),
});
const conflict = (type: string, ...sides: ReturnType<typeof side>[]) =>
  ({
    conflict: { id: '12345678-0000-4000-8000-00000000000c', type },
    sides,
    geometry: square(0.5),
  }) as unknown as ConflictDetail; // what the rules read of it
const schemes = (datasetId: string) => (datasetId === FOREST || datasetId === PLAN ? 'YDYH2023' : 'GB/T 21010');

describe('what a decision can change', () => {
  it('where two uses contradict, either side may give up the spot or take the other’s code; the more rigid one first', () => {
    expect(patchChoices(conflict('USE', side(FOREST, 5, '0301', 0), side(PLAN, 3, '07', 0)), schemes)).toEqual([
      'b/lose-area',
      'b/take-code',
      'a/lose-area',
      'a/take-code',
      'elsewhere',
    ]);
  });
  it('a control line has no code to take, and a code means nothing in another scheme', () => {
    const [line, plot] = [side(FOREST, 1, undefined, 0), side(PLAN, 4, '07', 0)];
    expect(patchChoices(conflict('REDLINE', line, plot), schemes)).toEqual([
      'a/lose-area',
      'b/lose-area',
      'b/take-code',
      'elsewhere',
    ]);
    const survey = side('other', 9, '0701', 0);
    expect(patchChoices(conflict('STATUS', survey, plot), schemes)).not.toContain('b/take-code');
  });
  it('two outlines of one object: one takes the outline of the other', () => {
    const twins = conflict('BOUNDARY', side(FOREST, 3, '0301', 0), side(PLAN, 3, '07', 1));
    expect(patchChoices(twins, schemes)).toEqual(['a/take-shape', 'b/take-shape', 'elsewhere']);
    expect(changesOf('a/take-shape', twins)).toEqual({
      kind: 'features',
      datasetId: PLAN,
      put: [{ key: 'key 3', code: '07', geometry: square(0) }],
    });
  });
  it('only what carries out the decision is offered: who was found right does not give way', () => {
    const possible = patchChoices(conflict('USE', side(FOREST, 3, '0301', 0), side(PLAN, 5, '07', 0)), schemes);
    expect(choicesOfDecision(possible, 'follow-a')).toEqual(['a/lose-area', 'a/take-code', 'elsewhere']);
    expect(choicesOfDecision(possible, 'follow-b')).toEqual(['b/lose-area', 'b/take-code', 'elsewhere']);
    expect(choicesOfDecision(possible, 'adjust-boundary')).toEqual(['a/lose-area', 'b/lose-area', 'elsewhere']);
    expect(choicesOfDecision(possible, 'both-change')).toEqual(['elsewhere']);
    expect(choicesOfDecision(possible, 'keep-for-now')).toEqual(['elsewhere']);
    expect(choicesOfDecision(['fill', 'elsewhere'], 'follow-a')).toEqual(['fill', 'elsewhere']);
  });
  it('a gap is filled with a code; a plan out of time or a wrong figure needs a corrected version', () => {
    const gap = conflict('GAP', side(PLAN, 3));
    expect(patchChoices(gap, schemes)).toEqual(['fill', 'elsewhere']);
    expect(changesOf('fill', gap, '0301')).toEqual({
      kind: 'features',
      datasetId: PLAN,
      put: [{ key: 'fill-12345678', code: '0301', geometry: square(0.5) }],
    });
    expect(patchChoices(conflict('TIME', side(PLAN, 3)), schemes)).toEqual(['elsewhere']);
    expect(changesOf('elsewhere', gap)).toBeUndefined();
  });
});
