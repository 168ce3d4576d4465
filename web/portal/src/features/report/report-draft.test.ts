import { NewViolationReport } from '@shancheng/contracts/complaint';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { emptyReport, missingOn, reportOf } from './report-draft.ts';

const full = { ...emptyReport(), category: 'fire', text: '安全出口被锁', place: '中山三路 1 号' };

describe('a report', () => {
  it('goes on only when the step is filled in; blanks are not words', () => {
    expect(missingOn(emptyReport(), 1)).toEqual(['category', 'text']);
    expect(missingOn({ ...full, text: '  \n ' }, 1)).toEqual(['text']);
    expect(missingOn({ ...full, place: '　' }, 2)).toEqual(['place']);
    expect(missingOn(full, 1)).toEqual([]);
  });

  it('is never sent half', () => {
    expect(reportOf({ ...full, place: ' ' })).toBeUndefined();
    expect(reportOf({ ...full, category: 'made up' })).toBeUndefined();
    expect(reportOf({ ...full, category: 'toString' })).toBeUndefined();
  });

  it('is what the server asks for, without the fields that were left empty', () => {
    const report = reportOf(full);
    expect(Value.Check(NewViolationReport, report)).toBe(true);
    expect(report).toEqual({ id: full.id, category: '消防安全', text: '安全出口被锁', place: '中山三路 1 号' });
    const more = reportOf({ ...full, contact: ' 13800000000 ', location: { lon: 106.5, lat: 29.5 } });
    expect(Value.Check(NewViolationReport, more)).toBe(true);
    expect(more?.contact).toBe('13800000000');
  });

  it('keeps its id from the first word to the receipt, so that sending twice makes one report', () => {
    expect(reportOf(full)?.id).toBe(reportOf({ ...full })?.id);
    expect(emptyReport().id).not.toBe(emptyReport().id);
  });
});
