import { describe, expect, test } from 'vitest';
import { type DistrictPlan, partitionDistrict } from './partition-district.ts';

/** A made-up district of about 3 × 2 km with a bay in its southern shore. */
const plan: DistrictPlan = {
  seed: 7,
  boundary: [
    [106.5, 29.5],
    [106.512, 29.5],
    [106.515, 29.507],
    [106.518, 29.5],
    [106.53, 29.501],
    [106.531, 29.518],
    [106.5, 29.519],
    [106.5, 29.5],
  ],
  streets: [
    {
      code: '990101001',
      name: '西街',
      share: 1,
      anchors: [[106.505, 29.51]],
      communities: [
        { code: '990101001001', name: '甲社区' },
        { code: '990101001002', name: '乙社区' },
      ],
    },
    {
      code: '990101002',
      name: '东街',
      share: 2,
      anchors: [[106.525, 29.51]],
      communities: [{ code: '990101002001', name: '丙社区', anchor: [106.52, 29.51] }],
    },
  ],
  pins: [{ at: [106.503, 29.503], community: '990101001002' }],
};

const areas = partitionDistrict(plan);
const ofLevel = (level: string) => areas.filter((area) => area.level === level);
const ground = (level: string, prefix = '') =>
  ofLevel(level)
    .filter(({ code }) => code.startsWith(prefix))
    .reduce((sum, { area }) => sum + area, 0);

/** Twice the signed area of closed rings in units of 10⁻¹⁴ degree²; whole numbers, so sums are exact. */
function exactArea(rings: readonly (readonly [number, number][])[]): number {
  let twice = 0;
  for (const ring of rings) {
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[i + 1] ?? ring[0] ?? [0, 0];
      const unit = (value: number, origin: number) => Math.round((value - origin) * 1e7);
      twice += unit(x1, 106.5) * unit(y2, 29.5) - unit(x2, 106.5) * unit(y1, 29.5);
    }
  }
  return twice;
}
const exactGround = (level: string) => ofLevel(level).reduce((sum, { rings }) => sum + exactArea(rings), 0);

describe('a synthetic partition', () => {
  test('grids, communities and streets cover the same ground, and that is the district', () => {
    const district = exactArea([[...plan.boundary.map(([x, y]): [number, number] => [x, y])]]);
    expect(exactGround('community')).toBe(exactGround('grid'));
    expect(exactGround('street')).toBe(exactGround('grid'));
    expect(Math.abs(exactGround('grid') / district - 1)).toBeLessThan(1e-5);
  });

  test('a unit grid is about 10,000 m²', () => {
    const grids = ofLevel('grid');
    const sizes = grids.map(({ area }) => area);
    expect(ground('grid') / grids.length).toBeGreaterThan(8_000);
    expect(ground('grid') / grids.length).toBeLessThan(12_500);
    expect(Math.min(...sizes)).toBeGreaterThan(4_000);
  });

  test('streets get about their share of the ground', () => {
    expect(ground('street', '990101002') / ground('street')).toBeCloseTo(2 / 3, 1);
  });

  test('every area is in one piece', () => {
    for (const { rings } of areas) expect(rings.filter((ring) => exactArea([ring]) > 0)).toHaveLength(1);
  });

  test('grid codes run from 001 without a gap in every community', () => {
    for (const { code } of ofLevel('community')) {
      const sequence = ofLevel('grid').filter((grid) => grid.code.startsWith(code));
      expect(sequence.map((grid) => grid.code.slice(12))).toEqual(
        sequence.map((_, i) => String(i + 1).padStart(3, '0')),
      );
    }
  });

  test('the same plan gives the same bytes, another seed other borders', () => {
    expect(JSON.stringify(partitionDistrict(plan))).toBe(JSON.stringify(areas));
    expect(JSON.stringify(partitionDistrict({ ...plan, seed: 8 }))).not.toBe(JSON.stringify(areas));
  });
});
