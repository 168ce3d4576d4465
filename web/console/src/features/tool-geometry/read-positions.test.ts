import { describe, expect, it } from 'vitest';
import { readPositions } from './read-positions.ts';

describe('positions pasted by a person', () => {
  it('commas, tabs, semicolons and full-width signs are understood, empty lines are not lines', () => {
    const { positions, wrong } = readPositions('106.5, 29.5\n\n106.6\t29.6\n１０６．７，２９．７\n106.8;29.8\n');
    expect(positions).toEqual([
      [106.5, 29.5],
      [106.6, 29.6],
      [106.7, 29.7],
      [106.8, 29.8],
    ]);
    expect(wrong).toEqual([]);
  });
  it('a point’s name in front is left aside', () => {
    expect(readPositions('J1 362086.98 3271852.33').positions).toEqual([[362086.98, 3271852.33]]);
  });
  it('a line that is no position is named, not guessed', () => {
    expect(readPositions('106.5, 29.5\nhere\n106.5\n1,2,3,4')).toMatchObject({
      positions: [[106.5, 29.5]],
      wrong: [2, 3, 4],
    });
  });
  it('of very many only the first ten thousand are taken, and it is said', () => {
    const read = readPositions('1,2\n'.repeat(10_001));
    expect(read.positions).toHaveLength(10_000);
    expect(read.tooMany).toBe(true);
  });
});
