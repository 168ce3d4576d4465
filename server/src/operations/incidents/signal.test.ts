import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideSignal, type FilingRule, type SignalContext } from './signal.ts';

const rule: FilingRule = { autoFile: true, minScore: 0.45, minConfirmShare: 0.6, dailyLimit: 100, suspected: true };
const seen = { score: 0.8, confirmShare: 5 / 6 };
const context: SignalContext = { filingRule: rule, receivedToday: 0 };
const permit = { name: '较场口夜市', documentNo: '渝中城管许〔合成〕001号' };
const duplicate = { incidentId: 'case', metres: 6.4, minutes: 12.2, sameCamera: false, waiting: false };

describe('what becomes of a signal', () => {
  test('a sure sight of a trusted camera files itself', () => {
    expect(decideSignal(seen, context)).toEqual({ outcome: 'filed', status: 'filed', suspected: true });
  });

  test('a stall inside an approved night market is no case, and the permit is named', () => {
    expect(decideSignal(seen, { ...context, permit, duplicate })).toEqual({
      outcome: 'suppressed',
      reason: {
        zh: '许可范围内：较场口夜市（渝中城管许〔合成〕001号）',
        en: 'Inside an approved use: 较场口夜市 (渝中城管许〔合成〕001号)',
      },
    });
  });

  test('a duplicate is attached, and the words say how near in place and time', () => {
    expect(decideSignal(seen, { ...context, duplicate })).toEqual({
      outcome: 'merged',
      into: 'case',
      reason: { zh: '同类事件，相距 6 米，相隔 12 分钟', en: 'same type, 6 m apart, 12 min apart' },
      files: false,
    });
  });

  test('a sure sight of a case that still waits for a person files that case', () => {
    const waiting = { ...duplicate, waiting: true };
    expect(decideSignal(seen, { ...context, duplicate: waiting })).toMatchObject({ outcome: 'merged', files: true });
  });

  test('another doubtful sight of it does not', () => {
    const waiting = { ...duplicate, waiting: true };
    const faint = { ...seen, score: 0.41 };
    expect(decideSignal(faint, { ...context, duplicate: waiting })).toMatchObject({ outcome: 'merged', files: false });
  });

  test.each([
    ['no rule for its source', seen, { receivedToday: 0 }, '未设自动立案规则'],
    ['a rule that wants a person', seen, { ...context, filingRule: { ...rule, autoFile: false } }, '须人工核实'],
    ['a low score', { ...seen, score: 0.44 }, context, '置信度不足'],
    ['too few frames', { ...seen, confirmShare: 0.5 }, context, '多帧复核未达标'],
    ['more than the daily limit', seen, { ...context, receivedToday: 101 }, '超过自动立案上限'],
  ])('%s: a person decides', (_why, signal, given, words) => {
    const decision = decideSignal(signal, given);
    expect(decision).toMatchObject({ outcome: 'open', status: 'verifying', suspected: true });
    expect('reason' in decision && decision.reason.zh).toContain(words);
  });

  test('the limits themselves still pass', () => {
    const atLimit = { score: 0.45, confirmShare: 0.6 };
    expect(decideSignal(atLimit, { ...context, receivedToday: 100 })).toMatchObject({ outcome: 'filed' });
  });

  test('nothing files itself without a rule that says so, whatever else is true', () => {
    const anyContext = fc.record({
      filingRule: fc.option(
        fc.record({
          autoFile: fc.boolean(),
          minScore: fc.double({ min: 0, max: 1, noNaN: true }),
          minConfirmShare: fc.double({ min: 0, max: 1, noNaN: true }),
          dailyLimit: fc.nat(5),
          suspected: fc.boolean(),
        }),
        { nil: undefined },
      ),
      receivedToday: fc.nat(10),
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyContext, share, share, ({ filingRule, receivedToday }, score, confirmShare) => {
        const decision = decideSignal(
          { score, confirmShare },
          { receivedToday, ...(filingRule ? { filingRule } : {}) },
        );
        const may =
          filingRule?.autoFile === true &&
          score >= filingRule.minScore &&
          confirmShare >= filingRule.minConfirmShare &&
          receivedToday <= filingRule.dailyLimit;
        expect(decision.outcome).toBe(may ? 'filed' : 'open');
      }),
    );
  });
});
