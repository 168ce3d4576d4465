import { describe, expect, it } from 'vitest';
import { fits, itemLines } from './item-lines.ts';

const item = (id: string) => ({ id, zh: id, en: id, answer: 'yes-no' as const, answers: [] });
const entry = (id: string, officerId: string, notedAt: string, change: object = {}) => ({
  ...{ id, itemId: 'exit', officerId, officerName: officerId, authorityId: 'fire', answer: 'yes', photoIds: [] },
  ...{ notedAt: `2026-11-24T${notedAt}:00Z`, receivedAt: '2026-11-24T12:00:00Z', late: false },
  ...change,
});

describe('the checklist with what was written down', () => {
  it('two officers who differ both stand there, the one that counts first', () => {
    const [line] = itemLines({
      checklist: [item('exit')],
      items: [{ itemId: 'exit', state: 'settled', entryId: 'b', compliant: false }],
      entries: [entry('a', 'fire01', '08:00'), entry('b', 'fire02', '08:01', { answer: 'no' })],
    });
    expect(line?.latest.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(line?.counts?.id).toBe('b');
    expect(line && fits(line, 'disputed')).toBe(true);
  });
  it('a correction and a late entry leave the earlier one readable: nothing is lost', () => {
    const entries = [
      entry('a', 'fire01', '08:00'),
      entry('b', 'fire01', '08:05', { corrects: 'a' }),
      entry('c', 'fire01', '08:30', { late: true }),
    ];
    const [line] = itemLines({ checklist: [item('exit')], items: [], entries });
    expect(line?.latest.map(({ id }) => id)).toEqual(['b']);
    expect(line?.earlier.map(({ id }) => id)).toEqual(['a', 'c']);
  });
  it('an unasked question is open, a wrong one is found by its filter', () => {
    const lines = itemLines({
      checklist: [item('exit'), item('sign')],
      items: [{ itemId: 'exit', state: 'answered', compliant: false }],
      entries: [],
    });
    expect(lines.filter((line) => fits(line, 'wrong')).map(({ item: { id } }) => id)).toEqual(['exit']);
    expect(lines.filter((line) => fits(line, 'open')).map(({ item: { id } }) => id)).toEqual(['sign']);
  });
});
