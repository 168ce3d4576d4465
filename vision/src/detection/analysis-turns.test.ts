import { expect, it } from 'vitest';
import { AnalysisTurns, type TurnTaker } from './analysis-turns.ts';

it('a camera with frames waiting all the time does not crowd out the others', async () => {
  const turns = new AnalysisTurns();
  const served: string[] = [];
  const camera = (name: string): TurnTaker => {
    const taker: TurnTaker = {
      takeTurn: async () => {
        served.push(name);
        if (served.length >= 12) return;
        // Three frames come while one is analysed: they are worth one turn.
        for (let frame = 0; frame < (name === 'fast' ? 3 : 1); frame++) turns.ask(taker);
        await Promise.resolve();
      },
    };
    return taker;
  };
  for (const name of ['slow', 'fast', 'medium']) turns.ask(camera(name));
  await new Promise((done) => setImmediate(done));
  const count = (name: string) => served.slice(0, 9).filter((n) => n === name).length;
  expect([count('slow'), count('fast'), count('medium')].every((n) => n >= 2 && n <= 4)).toBe(true);
  expect(served.length).toBeGreaterThanOrEqual(12);
});
