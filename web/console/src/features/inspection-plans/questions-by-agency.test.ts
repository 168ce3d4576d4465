import { describe, expect, it } from 'vitest';
import { questionsByAgency } from './questions-by-agency.ts';

const item = (id: string, ...agencies: string[]) => ({
  ...{ id, zh: id, en: id, answer: 'yes-no' as const },
  answers: agencies.map((authorityId) => ({
    authorityId,
    matterCode: 'M',
    itemId: id,
    basis: { law: 'l', path: '1' },
  })),
});

describe('the merged checklist by agency', () => {
  it('a question of several stands once under all of them, one of a single agency under that', () => {
    const { shared, own, askedApart } = questionsByAgency([
      item('licence', 'culture', 'market'),
      item('exit', 'fire'),
      item('fire-plan', 'fire', 'fire'),
    ]);
    expect(shared.map(({ id }) => id)).toEqual(['licence']);
    expect([...own].map(([agency, items]) => [agency, items.map(({ id }) => id)])).toEqual([
      ['fire', ['exit', 'fire-plan']],
    ]);
    expect(askedApart).toBe(4);
  });
});
