import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToolboxWorld, square, type ToolboxWorld } from '../test-world.ts';
import { createControlPlots } from './control-plots.ts';
import { reportControlIndicators } from './report-control-indicators.ts';

let world: ToolboxWorld;
beforeAll(async () => {
  world = await createToolboxWorld();
});
afterAll(() => world.database.drop());

const planner = { scopes: ['50/500103/'], permissions: new Set<string>() };
const ask = (plotNo?: string, who = planner) =>
  reportControlIndicators({ db: world.database.db, controlPlots: createControlPlots(world.database.db) }, who, {
    ...(plotNo === undefined ? {} : { plotNo }),
    asOf: '2026-11-24',
    now: world.clock.now(),
  });

describe('approved against built', () => {
  test('is unknown until plan and buildings are there', async () => {
    expect(await ask()).toMatchObject({ answer: 'unknown', missing: ['detailed-plan', 'buildings'] });
  });

  test('lists the plot whose building is too high, reckons shares by geometry, and tells any plot asked for', async () => {
    const approved = { far: 2, density: 30, heightM: 60 };
    await world.put({
      key: 'detailed-plan',
      features: [
        { key: 'a', code: '0701', wkt: square(106.55, 29.55, 0.001), attributes: { ...approved, plotNo: 'A-1' } },
        { key: 'b', code: '0701', wkt: square(106.551, 29.55, 0.001), attributes: { ...approved, plotNo: 'A-2' } },
      ],
    });
    await world.put({
      key: 'buildings',
      features: [
        {
          key: 'tower',
          wkt: square(106.5502, 29.5502, 0.0002),
          attributes: { floorAreaM2: 10_000, heightM: 80 },
        },
        // Half of it stands on A-1, half on A-2.
        {
          key: 'hall',
          wkt: square(106.5508, 29.5504, 0.0004),
          attributes: { floorAreaM2: 1_000, heightM: 8 },
        },
      ],
    });
    const { items } = await ask();
    expect(items).toMatchObject([
      {
        plotNo: 'A-1',
        buildings: 2,
        exceeds: true,
        indicators: [
          { answer: 'within' },
          { answer: 'within' },
          { answer: 'exceeds', approved: 60, built: 80 },
          { indicator: 'greenRate', answer: 'unknown' },
          { indicator: 'parking', answer: 'unknown' },
          { indicator: 'setback', answer: 'unknown' },
        ],
      },
    ]);
    const [beside] = (await ask('A-2')).items;
    expect(beside).toMatchObject({ exceeds: false, buildings: 1 });
    expect(beside?.indicators[0]?.built).toBeCloseTo(500 / (beside?.areaM2 ?? 1), 4);
    expect(beside?.indicators[1]?.built).toBeCloseTo(8, 2);
    expect((await ask('no such plot')).items).toEqual([]);
  });

  test('another district sees nothing', async () => {
    expect(await ask(undefined, { ...planner, scopes: ['50/500105/'] })).toMatchObject({
      answer: 'unknown',
      items: [],
    });
  });
});
