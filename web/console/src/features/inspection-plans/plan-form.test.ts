import type { InspectionTheme } from '@shancheng/contracts/inspection-theme';
import { describe, expect, it } from 'vitest';
import { emptyForm, newPlanOf, type PlanForm, problemsOf, withTheme } from './plan-form.ts';

const TODAY = '2026-11-24';
const full = (change: Partial<PlanForm> = {}): PlanForm => ({
  ...{ ...emptyForm('daily', TODAY, 'internet-cafe'), title: ' 网吧 ', subjectIds: ['s1'] },
  ...change,
});
const pool = (change: object = {}) => ({
  ...{ subjectKinds: ['shop'], divisionCode: '500103', rates: { A: 1, B: 3, C: 10, D: 100 } },
  ...change,
});

describe('the form for a new plan', () => {
  it('an empty one says what is missing', () => {
    expect(problemsOf(emptyForm('daily', TODAY, undefined), TODAY)).toEqual(['title', 'what', 'subjects']);
    expect(problemsOf(full(), TODAY)).toEqual([]);
  });
  it('a special plan says why and by which document; a daily one is not asked', () => {
    expect(problemsOf(full({ kind: 'special', ground: '专项' }), TODAY)).toEqual(['ground']);
    expect(newPlanOf('id', full({ kind: 'special', ground: ' 专项 ', groundDocument: ' 1号 ' }))).toMatchObject({
      ...{ ground: '专项', groundDocument: '1号' },
    });
    expect(newPlanOf('id', full({ ground: '专项', groundDocument: '1号' }))).not.toHaveProperty('ground');
  });
  it('a random plan names its pool and rates instead of subjects, sent as shares', () => {
    const random = full({ kind: 'double-random', pool: pool() });
    expect(problemsOf(random, TODAY)).toEqual([]);
    expect(problemsOf({ ...random, pool: pool({ divisionCode: '' }) }, TODAY)).toEqual(['pool']);
    expect(problemsOf({ ...random, pool: pool({ rates: { A: 0, B: 0, C: 0, D: 0 } }) }, TODAY)).toEqual(['rates']);
    const sent = newPlanOf('id', random);
    expect(sent).not.toHaveProperty('subjectIds');
    expect(sent.draw?.rates).toEqual({ A: 0.01, B: 0.03, C: 0.1, D: 1 });
  });
  it('a window ends after it begins, not in the past, within 366 days', () => {
    const wrong = (windowFrom: string, windowTo: string) => problemsOf(full({ windowFrom, windowTo }), TODAY);
    expect(wrong('2026-11-24', '2026-11-24')).toEqual([]);
    expect(wrong('2026-11-26', '2026-11-25')).toEqual(['window']);
    expect(wrong('2026-11-01', '2026-11-23')).toEqual(['window']);
    expect(wrong('2026-11-24', '2027-11-26')).toEqual(['window']);
    expect(wrong('', '2026-11-25')).toEqual(['window']);
  });
  it('a theme brings its own matters and drops subjects it may not be meant for', () => {
    const theme = { id: 'restaurant', title: { zh: '餐馆', en: 'R' }, subjectKinds: ['restaurant'] } as InspectionTheme; // the rest is not read
    const chosen = withTheme(full({ title: '', themeId: undefined, matters: ['M'] }), theme, '餐馆');
    expect(chosen).toMatchObject({ themeId: 'restaurant', title: '餐馆', matters: [], subjectIds: [] });
    expect(newPlanOf('id', { ...chosen, subjectIds: ['s'] })).not.toHaveProperty('matters');
    expect(newPlanOf('id', full({ themeId: undefined, matters: ['M'] }))).toMatchObject({ matters: ['M'] });
  });
});
