import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf, countAtRate, drawLots, lotOf, poolDigestOf } from './verifiable-draw.ts';

const pool = Array.from({ length: 60 }, (_, n) => `subject-${n}`);

describe('the random draw', () => {
  test('the same seed and list give the same draw, in whatever order the list stands', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pool, { minLength: 10 }), fc.string({ minLength: 1 }), (some, seed) => {
        const draw = { seed, purpose: 'subjects', count: 5 };
        expect(drawLots({ ...draw, pool: some })).toEqual(drawLots({ ...draw, pool: [...some].sort() }));
      }),
    );
  });

  test('somebody with another program comes to the same lots', () => {
    const other = (id: string) => createHmac('sha256', 'seed').update(`subjects\n${id}`).digest('hex');
    const expected = [...pool].sort((a, b) => (other(a) < other(b) ? -1 : 1)).slice(0, 7);
    expect(drawLots({ seed: 'seed', purpose: 'subjects', pool, count: 7 })).toEqual(expected);
    expect(lotOf('seed', 'subjects', 'subject-3')).toBe(other('subject-3'));
    expect(commitmentOf('seed')).toBe(createHash('sha256').update('seed').digest('hex'));
  });

  test('one more or one less in the pool changes its published digest', () => {
    const digest = poolDigestOf(pool);
    expect(poolDigestOf([...pool].reverse())).toBe(digest);
    expect(poolDigestOf(pool.slice(1))).not.toBe(digest);
  });

  test('over many seeds each is drawn about as often', () => {
    const times = new Map(pool.map((id) => [id, 0]));
    for (let n = 0; n < 3_000; n++)
      for (const id of drawLots({ seed: `seed ${n}`, purpose: 'subjects', pool, count: 6 }))
        times.set(id, (times.get(id) ?? 0) + 1);
    // 300 expected each, a standard deviation of 16
    for (const [id, count] of times) expect(Math.abs(count - 300), id).toBeLessThan(80);
  });

  test('an id that stands twice would have two chances: refused', () => {
    expect(() => drawLots({ seed: 's', purpose: 'p', pool: ['a', 'a'], count: 1 })).toThrow(RangeError);
  });

  test('a rate is rounded up, so that a small class is not forgotten', () => {
    expect(countAtRate(100, 0.07)).toBe(7);
    expect(countAtRate(7, 0.01)).toBe(1);
    expect(countAtRate(7, 0)).toBe(0);
    expect(countAtRate(7, 1)).toBe(7);
  });
});
