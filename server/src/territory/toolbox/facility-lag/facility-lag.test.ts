import { describe, expect, test } from 'vitest';
import { type Facility, type LagFigures, type ResidentialProject, rankFacilityLags } from './facility-lag.ts';

// domain.md §9 (6).

const asOf = '2026-11-24';
const figures: LagFigures & { asOf: string } = {
  asOf,
  needs: [{ code: '080403', perThousand: 65, unit: '座', doubtful: true }],
  residentsPerHousehold: 2.7,
  constructionYears: 3,
};
const estate = (changes: Partial<ResidentialProject> = {}): ResidentialProject => ({
  ...{
    key: 'e1',
    name: '一号小区（合成）',
    plotNo: 'A-1',
    occupiedAt: '2019-06-01',
    population: 8_000,
    households: null,
  },
  ...changes,
});
const school = (changes: Partial<Facility> = {}): Facility => ({
  ...{ key: 's1', name: '规划小学（合成）', code: '080403', status: 'land-not-supplied', plannedAt: '2018-01-01' },
  ...{ capacity: 1_000, serves: ['A-1'] },
  ...changes,
});
const rank = (projects: ResidentialProject[], facilities: Facility[]) =>
  rankFacilityLags(projects, facilities, figures);

describe('residents who wait for a facility', () => {
  test('8,000 since 2019 whose planned school has no land are listed with seven years and the cause', () => {
    const { items } = rank([estate()], [school()]);
    expect(items).toMatchObject([
      { projectKey: 'e1', facilityKey: 's1', population: 8_000, cause: 'land-not-supplied', code: '080403' },
    ]);
    expect(items[0]?.lagYears).toBeGreaterThanOrEqual(7);
    expect(items[0]?.lagYears).toBeLessThan(7.6);
    expect(items[0]?.need).toEqual({ needed: 520, inUse: 0, unit: '座', doubtful: true });
  });

  test('are not listed once the school is in use, nor before they have moved in, nor for another plot’s school', () => {
    expect(rank([estate()], [school({ status: 'in-use' })]).items).toEqual([]);
    expect(rank([estate({ occupiedAt: '2027-01-01' })], [school()]).items).toEqual([]);
    expect(rank([estate()], [school({ serves: ['B-9'] })]).items).toEqual([]);
  });

  test.each([
    ['land-not-supplied', undefined, 'land-not-supplied'],
    ['land-not-supplied', 'c', 'plan-conflict'],
    ['land-supplied', undefined, 'land-supplied-not-built'],
    ['under-construction', 'c', 'construction-overdue'],
    ['built-not-handed-over', 'c', 'not-handed-over'],
    ['demolished?', undefined, 'unknown'],
  ])('a school that is %s (conflict: %s) is late because: %s', (status, conflictId, cause) => {
    const facility = school({ status, ...(conflictId ? { conflictId } : {}) });
    expect(rank([estate()], [facility]).items).toMatchObject([{ cause }]);
  });

  test('a school planned a year ago is being built, not overdue', () => {
    const facility = school({ status: 'under-construction', plannedAt: '2025-12-01' });
    expect(rank([estate()], [facility]).items).toMatchObject([{ cause: 'under-construction' }]);
  });

  test('more people for longer come first; people reckoned from households are marked so', () => {
    const small = estate({ key: 'e2', plotNo: 'A-2', population: null, households: 100, occupiedAt: '2012-01-01' });
    const { items } = rank([small, estate()], [school({ serves: ['A-1', 'A-2'] })]);
    expect(items.map(({ projectKey, populationEstimated }) => [projectKey, populationEstimated])).toEqual([
      ['e1', false],
      ['e2', true],
    ]);
    expect(items[1]?.population).toBe(270);
  });

  test('who does not tell their number or since when cannot be judged, and that is said', () => {
    const silent = [estate({ key: 'a', population: null }), estate({ key: 'b', occupiedAt: null })];
    expect(rank(silent, [school()])).toEqual({ items: [], unjudged: ['a', 'b'] });
  });

  test('places that already serve them count towards the need, in shares where others are served too', () => {
    const open = school({ key: 's0', status: 'in-use', capacity: 300 });
    expect(rank([estate()], [school(), open]).items[0]?.need).toMatchObject({ needed: 520, inUse: 300 });
    const beside = estate({ key: 'e2', plotNo: 'A-2', population: 4_000 });
    const shared = school({ key: 's0', status: 'in-use', capacity: 300, serves: ['A-1', 'A-2'] });
    expect(rank([estate(), beside], [school(), shared]).items[0]?.need).toMatchObject({ needed: 520, inUse: 200 });
  });
});
