import type { ConflictStatus } from '@shancheng/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALLOWED_CONFLICT_ACTIONS,
  DETECTED,
  decideReconciliation,
  type Reconciliation,
  type ReconciliationCommand,
} from './reconciliation.ts';

const FORESTRY = '区林业局（合成）';
const PARK = '产业园管委会（合成）';
const WATER = '区水利局（合成）';
const parties = { sides: [FORESTRY, PARK], planning: [FORESTRY, PARK, WATER] };
const assign: ReconciliationCommand = { action: 'assign', authorities: [FORESTRY, PARK], ...parties };
const propose: ReconciliationCommand = { action: 'propose', proposal: 'follow-a' };
const opinion = (authority: string, agrees: boolean, by = authority): ReconciliationCommand => ({
  action: 'give-opinion',
  ...{ authority, agrees, by, own: authority },
});
const decide: ReconciliationCommand = { action: 'decide', documentNo: '渝中规委〔合成〕001号' };
const after = (...commands: ReconciliationCommand[]): Reconciliation => commands.reduce(decideReconciliation, DETECTED);
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

describe('reconciling two plans', () => {
  test('both agree, the commission decides with a document, a new version ends the conflict, the case closes', () => {
    const state = after(assign, propose, opinion(FORESTRY, true), opinion(PARK, true), decide, { action: 'patch' });
    expect(state).toMatchObject({ status: 'patched', documentNo: '渝中规委〔合成〕001号' });
    expect(decideReconciliation(state, { action: 'close', gone: true }).status).toBe('closed');
    expect(codeOf(() => decideReconciliation(state, { action: 'close', gone: false }))).toBe('conflict.still-there');
  });

  test('where they differ nobody decides before a conference', () => {
    const given = [assign, propose, opinion(FORESTRY, true), opinion(PARK, false)];
    expect(codeOf(() => after(...given, decide))).toBe('conflict.opinions-missing');
    expect(after(...given, { action: 'call-conference' }, decide).status).toBe('decided');
  });

  test('one opinion is not two', () => {
    expect(codeOf(() => after(assign, propose, opinion(FORESTRY, true), decide))).toBe('conflict.opinions-missing');
    expect(codeOf(() => after(assign, propose, opinion(FORESTRY, true), { action: 'call-conference' }))).toBe(
      'conflict.opinions-missing',
    );
  });

  test('an authority may change its mind; a third has no say; one person does not speak for both', () => {
    const changed = after(assign, propose, opinion(FORESTRY, false), opinion(FORESTRY, true));
    expect(changed.opinions).toEqual([{ authority: FORESTRY, agrees: true, by: FORESTRY }]);
    expect(codeOf(() => after(assign, propose, opinion('区水利局', true)))).toBe('conflict.foreign-authority');
    expect(codeOf(() => after(assign, propose, opinion(FORESTRY, true, 'wang'), opinion(PARK, true, 'wang')))).toBe(
      'conflict.one-voice-each',
    );
  });

  test('another proposal wants new opinions', () => {
    const state = after(assign, propose, opinion(FORESTRY, true), { action: 'propose', proposal: 'adjust-boundary' });
    expect(state).toMatchObject({ status: 'proposed', opinions: [], proposal: 'adjust-boundary' });
  });

  test('a decision without a document number and a waiver without a reason are refused', () => {
    const agreed = [assign, propose, opinion(FORESTRY, true), opinion(PARK, true)];
    expect(codeOf(() => after(...agreed, { action: 'decide', documentNo: ' ' }))).toBe('conflict.document-required');
    expect(codeOf(() => after({ action: 'exempt' }))).toBe('conflict.reason-required');
    expect(after({ action: 'exempt', reason: '历史遗留，市级已批' }).status).toBe('exempt');
  });

  test('two authorities are two', () => {
    expect(codeOf(() => after({ action: 'assign', authorities: [PARK, PARK], ...parties }))).toBe(
      'conflict.same-authority',
    );
  });

  test('nobody speaks for another authority, nor does whoever belongs to none', () => {
    for (const own of [PARK, undefined]) {
      const foreign: ReconciliationCommand = {
        action: 'give-opinion',
        authority: FORESTRY,
        agrees: true,
        by: 'wang',
        own,
      };
      expect(codeOf(() => after(assign, propose, foreign))).toBe('conflict.not-your-authority');
    }
  });

  test('only the authorities of the two plans reconcile them', () => {
    const to = (authorities: [string, string], sides: string[]) =>
      codeOf(() => after({ action: 'assign', authorities, sides, planning: parties.planning }));
    expect(to([FORESTRY, WATER], [FORESTRY, PARK])).toBe('conflict.not-a-party');
    expect(to([PARK, FORESTRY], [FORESTRY, PARK])).toBeUndefined();
    expect(
      to([FORESTRY, WATER], [FORESTRY]),
      'both plans are of one authority: another that plans joins',
    ).toBeUndefined();
    expect(to([WATER, PARK], [FORESTRY])).toBe('conflict.not-a-party');
    expect(to([FORESTRY, '无此局'], [FORESTRY])).toBe('conflict.not-a-party');
  });

  test('the plan that holds by the decision is not the one that changes', () => {
    const agreed = [assign, propose, opinion(FORESTRY, true), opinion(PARK, true), decide];
    expect(codeOf(() => after(...agreed, { action: 'patch', right: 'b' }))).toBe('conflict.other-than-decided');
    expect(after(...agreed, { action: 'patch', right: 'a' }).status).toBe('patched');
    const adjust: ReconciliationCommand = { action: 'propose', proposal: 'adjust-boundary' };
    const free = [assign, adjust, opinion(FORESTRY, true), opinion(PARK, true), decide];
    expect(after(...free, { action: 'patch', right: 'b' }).status, 'both may change').toBe('patched');
  });

  test('whatever comes in whatever order: no decision without two opinions and a number, and 409 says what is allowed', () => {
    const command: fc.Arbitrary<ReconciliationCommand> = fc.oneof(
      fc.constantFrom<ReconciliationCommand>(
        assign,
        propose,
        decide,
        { action: 'patch' },
        { action: 'call-conference' },
      ),
      fc.constantFrom<ReconciliationCommand>(opinion(FORESTRY, true), opinion(PARK, true), opinion(PARK, false)),
      fc.constantFrom<ReconciliationCommand>({ action: 'close', gone: true }, { action: 'reopen', reason: '复核' }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        let state = DETECTED;
        for (const one of commands) {
          const before: ConflictStatus = state.status;
          const isAllowed = (ALLOWED_CONFLICT_ACTIONS[before] as readonly string[]).includes(one.action);
          try {
            state = decideReconciliation(state, one);
            expect(isAllowed).toBe(true);
          } catch (error) {
            const { code, allowed } = error as { code?: string; allowed?: readonly string[] };
            if (!isAllowed)
              expect({ code, allowed }).toEqual({
                code: 'conflict.not-allowed-now',
                allowed: ALLOWED_CONFLICT_ACTIONS[before],
              });
          }
          if (['decided', 'patched', 'closed'].includes(state.status)) {
            expect(state.opinions).toHaveLength(2);
            expect(state.documentNo).toBeDefined();
          }
        }
      }),
    );
  });
});
