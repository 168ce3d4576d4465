import type { ComplianceCheck } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComplianceWorld, createComplianceWorld, parcel } from './test-compliance-world.ts';

let world: ComplianceWorld;
beforeAll(async () => {
  world = await createComplianceWorld();
});
afterAll(() => world.database.drop());
const examine: ComplianceWorld['examine'] = (...asked) => world.examine(...asked);

describe('a design', () => {
  const design = { far: 2, density: 28, greenRate: 35, heightM: 54, parking: 20, setbackM: 8, entrances: 2 };
  const spot = () => parcel(106.5155, 29.541);
  const answers = ({ indicators = [] }: ComplianceCheck) =>
    Object.fromEntries(indicators.map(({ indicator, verdict }) => [indicator, verdict]));

  test('that keeps to the plan complies, with the plot it stands on', async () => {
    const check = await examine(spot(), { design });
    expect(new Set(Object.values(answers(check)))).toEqual(new Set(['complies']));
    expect(check).toMatchObject({ verdict: 'complies', plotNos: ['B-1'] });
    expect(check.indicators?.find(({ indicator }) => indicator === 'parking')?.approved).toBe(20);
  });

  test('with one figure against the plan does not, and the reason says which', async () => {
    for (const wrong of [{ far: 2.1 }, { greenRate: 29 }, { parking: 19 }, { setbackM: 4 }, { entrances: 3 }]) {
      const check = await examine(spot(), { design: { ...design, ...wrong } });
      const broken = check.indicators?.filter(({ verdict }) => verdict === 'violates') ?? [];
      expect(broken.map(({ indicator }) => indicator)).toEqual(Object.keys(wrong));
      expect(check.verdict).toBe('violates');
    }
  });

  test('that leaves a figure out needs an argument: what is not told never complies', async () => {
    const { greenRate: _left, ...rest } = design;
    const check = await examine(spot(), { design: rest });
    expect(answers(check)).toMatchObject({ greenRate: 'unknown', far: 'complies' });
    expect(check.verdict).toBe('needs-argument');
  });

  test('was not handed in: only the ground is examined, and no indicator is said to be kept', async () => {
    expect(await examine(spot())).not.toHaveProperty('indicators');
  });

  test('on ground that no plot covers cannot be compared', async () => {
    const check = await examine(parcel(106.53, 29.56), { design });
    expect(new Set(Object.values(answers(check)))).toEqual(new Set(['unknown']));
  });
});
