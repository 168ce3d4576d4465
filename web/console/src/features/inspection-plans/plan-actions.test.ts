import type { InspectionParty } from '@shancheng/contracts/inspection-plan';
import { describe, expect, it } from 'vitest';
import { missingFor, standing, stepsOf, whyNot } from './plan-actions.ts';

type Plan = Parameters<typeof whyNot>[1];
const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ status: 'draft', kind: 'daily', allowed: [], obstacles: [], waitingFor: 0, plan: { parties: [] } },
  ...change,
});
const party = (change: Partial<InspectionParty>) =>
  ({
    ...{
      authorityId: 'fire',
      authorityName: '消防',
      lead: false,
      matters: ['M'],
      answer: 'joins',
      officerIds: ['a', 'b'],
    },
    ...{ overdue: false, officers: [] },
    ...change,
  }) satisfies Plan['plan']['parties'][number];
const obstacle = (overridable: boolean) => ({
  kind: 'separate-visit' as const,
  overridable,
  text: { zh: '合', en: 'x' },
});

describe('what may be done with a plan', () => {
  it('a step the server allows has no reason against it', () => {
    expect(whyNot('approve', plan({ allowed: ['approve'] }))).toBeUndefined();
  });
  it('says why a step is not possible: over, too early, nothing to lift, somebody else', () => {
    expect(whyNot('approve', plan({ status: 'cancelled' }))).toBe('cancelled');
    expect(whyNot('invite', plan({ status: 'approved' }))).toBe('approved');
    expect(whyNot('answer', plan())).toBe('not-invited');
    expect(whyNot('override', plan({ obstacles: [obstacle(false)] }))).toBe('nothing-to-override');
    expect(whyNot('override', plan({ obstacles: [obstacle(true)] }))).toBe('others');
    expect(whyNot('approve', plan())).toBe('others');
  });
  it('a draw follows its promise, once', () => {
    const draw = { rule: { subjectKinds: ['shop'], divisionCode: '500103', rates: { A: 0, B: 0, C: 0, D: 1 } } };
    const random = (more: object) => plan({ kind: 'double-random', draw: { ...draw, ...more } });
    expect(whyNot('draw', random({}))).toBe('promise-first');
    expect(whyNot('commit-draw', random({ commitment: 'ab' }))).toBe('promised');
    expect(whyNot('draw', random({ commitment: 'ab', drawnAt: '2026-11-24T08:00:00Z' }))).toBe('drawn');
  });
  it('only a double-random plan is drawn', () => {
    expect(stepsOf({ kind: 'daily' })).not.toContain('draw');
    expect(stepsOf({ kind: 'double-random' }).slice(0, 2)).toEqual(['commit-draw', 'draw']);
  });
});

describe('what stands against the approval', () => {
  it('an override lifts what can be lifted, and nothing else', () => {
    const both = [obstacle(true), obstacle(false)];
    expect(standing({ obstacles: both, plan: { parties: [] } })).toHaveLength(2);
    const override = { by: '监督', at: '2026-11-24T08:00:00Z', reason: '急' };
    expect(standing({ obstacles: both, plan: { parties: [], override } })).toEqual([obstacle(false)]);
  });
  it('a silent department holds it up until its last day, then no more', () => {
    const silent = plan({
      plan: { parties: [party({ answer: 'pending', answerDueOn: '2026-11-25', officerIds: [] })] },
    });
    expect(missingFor(silent, '2026-11-25', 2)).toEqual(['answers']);
    expect(missingFor(silent, '2026-11-26', 2)).toEqual([]);
  });
  it('who joins names two officers; who answers in writing none', () => {
    const parties = [
      party({ officerIds: ['a'] }),
      party({ authorityId: 'market', answer: 'in-writing', officerIds: [] }),
    ];
    expect(missingFor(plan({ plan: { parties } }), '2026-11-25', 2)).toEqual(['officers']);
    expect(missingFor(plan({ plan: { parties: parties.slice(1) } }), '2026-11-25', 2)).toEqual([]);
  });
});
