import { describe, expect, it } from 'vitest';
import { parseComplaintsSearch, parseReportsSearch } from './desk-search.ts';
import { reportCommand } from './report-command.ts';

describe('a step at the desk of reports', () => {
  it('passing on needs somebody to pass it to; words are optional', () => {
    expect(reportCommand('id', 'pass-on', { authorityId: undefined, text: '请核查' })).toBeUndefined();
    expect(reportCommand('id', 'pass-on', { authorityId: 'fire', text: ' ' })).toEqual({
      ...{ commandId: 'id', action: 'pass-on', authorityId: 'fire' },
    });
  });
  it('an answer and a look need words', () => {
    expect(reportCommand('id', 'answer', { authorityId: undefined, text: ' ' })).toBeUndefined();
    expect(reportCommand('id', 'answer', { authorityId: undefined, text: ' 已查 ' })).toMatchObject({ text: '已查' });
    expect(reportCommand('id', 'record-check', { authorityId: 'x', text: '看过' })).toEqual({
      ...{ commandId: 'id', action: 'record-check', note: '看过' },
    });
  });
  it('the address keeps a state that exists', () => {
    expect(parseReportsSearch({ status: 'passed-on' })).toEqual({ status: 'passed-on' });
    expect(parseComplaintsSearch({ status: 'passed-on' })).toEqual({});
  });
});
