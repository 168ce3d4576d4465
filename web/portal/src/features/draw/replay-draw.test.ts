import type { PublicDraw } from '@shancheng/contracts/public-entrance';
import { commitmentOf, countAtRate, drawLots, poolDigestOf } from '@shancheng/law';
import { describe, expect, it } from 'vitest';
import { replayDraw } from './replay-draw.ts';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
const pool = { subjects: { A: ids('a', 40), D: ids('d', 3) }, officers: ids('o', 9) };
const rates = { A: 0.1, B: 0.5, D: 1 };
const seed = 'f00d'.repeat(16);

/** As the authority publishes it. */
function published(): PublicDraw & { result: NonNullable<PublicDraw['result']> } {
  const officerIds = drawLots({ seed, purpose: 'officers', pool: pool.officers, count: 2 });
  const drawn = Object.entries(pool.subjects).flatMap(([credit, members]) =>
    drawLots({
      seed,
      purpose: `subjects ${credit}`,
      pool: members,
      count: countAtRate(members.length, rates[credit as 'A']), // both keys of the pool are keys of the rates
    }),
  );
  return {
    id: '0b7c3f5e-1111-4222-8333-444455556666',
    planTitle: '网吧双随机',
    authorityName: '区文化旅游委（合成）',
    committedAt: '2026-11-20T01:00:00Z',
    commitment: commitmentOf(seed),
    subjectPoolDigest: poolDigestOf([
      ...pool.subjects.A.map((id) => `A ${id}`),
      ...pool.subjects.D.map((id) => `D ${id}`),
    ]),
    officerPoolDigest: poolDigestOf(pool.officers),
    drawnAt: '2026-11-21T01:00:00Z',
    withheld: false,
    seed,
    rates,
    pool,
    result: drawn.map((subjectId) => ({ subjectId, subjectName: subjectId, officerIds })),
  };
}
const wrong = (draw: PublicDraw) => {
  const { proofs, classes } = replayDraw(draw);
  return [
    ...proofs.filter((proof) => !proof.matches).map(({ key }) => key),
    ...classes.filter((one) => !one.matches).map(({ credit }) => credit),
  ];
};

describe('replaying a published draw', () => {
  it('an honest one comes out the same, in whatever order it is listed', () => {
    const draw = published();
    expect(replayDraw(draw).matches).toBe(true);
    expect(replayDraw({ ...draw, result: draw.result.toReversed() }).matches).toBe(true);
    expect(replayDraw(draw).classes.map(({ credit, drawn }) => [credit, drawn.length])).toEqual([
      ['A', 4],
      ['D', 3],
    ]);
  });

  it('another seed than the promised one is found out', () => {
    expect(wrong({ ...published(), seed: 'other' })).toContain('commitment');
  });

  it('one more or less in a pool than was promised is found out', () => {
    const draw = published();
    expect(wrong({ ...draw, pool: { ...pool, officers: pool.officers.slice(1) } })).toContain('officer-pool');
    expect(wrong({ ...draw, pool: { ...pool, subjects: { ...pool.subjects, A: ids('a', 41) } } })).toContain(
      'subject-pool',
    );
  });

  it('somebody moved to another class is found out', () => {
    const subjects = { A: ids('a', 40).slice(1), D: [...ids('d', 3), 'a0'] };
    expect(wrong({ ...published(), pool: { ...pool, subjects } })).toContain('subject-pool');
  });

  it('somebody spared, swapped, added or sent to by other officers is found out', () => {
    const draw = published();
    const [first, ...others] = draw.result;
    if (!first) throw new Error('nothing was drawn');
    expect(wrong({ ...draw, result: others })).toEqual(['A']);
    expect(
      wrong({ ...draw, result: [...draw.result, { ...first, subjectId: 'stranger', subjectName: '外人' }] }),
    ).toEqual(['strays']);
    const swapped = ids('a', 40).find((id) => !draw.result.some(({ subjectId }) => subjectId === id)) ?? '';
    expect(wrong({ ...draw, result: [{ ...first, subjectId: swapped }, ...others] })).toEqual(['A']);
    const friend = { ...first, officerIds: [first.officerIds[0] ?? '', 'friend'] };
    expect(wrong({ ...draw, result: [friend, ...others] })).toEqual(['officers']);
  });

  it('before the draw only the pools can be checked, and nothing is claimed about the rest', () => {
    const { seed: _, result: __, drawnAt: ___, ...promised } = published();
    const replay = replayDraw(promised);
    expect(replay.proofs.map(({ key }) => key)).toEqual(['subject-pool', 'officer-pool']);
    expect(replay.classes).toEqual([]);
  });
});
