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
const assign: ReconciliationCommand = { action: 'assign', authorities: [FORESTRY, PARK] };
const propose: ReconciliationCommand = { action: 'propose', proposal: 'follow-a' };
const opinion = (authority: string, agrees: boolean, by = authority): ReconciliationCommand => ({
  action: 'give-opinion',
  ...{ authority, agrees, by },
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
    expect(codeOf(() => after({ action: 'assign', authorities: [PARK, PARK] }))).toBe('conflict.same-authority');
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
