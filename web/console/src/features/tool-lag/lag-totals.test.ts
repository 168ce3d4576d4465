import type { FacilityLag, LagCause } from '@shancheng/contracts/facility-lag';
import { describe, expect, it } from 'vitest';
import { byCause, facilitiesLate, peopleWaiting } from './lag-totals.ts';

const lag = (projectKey: string, population: number, cause: LagCause): FacilityLag => ({
  projectKey,
  projectName: projectKey,
  plotNo: '',
  occupiedAt: '2019-01-01',
  population,
  populationEstimated: false,
  facilityKey: '',
  facilityName: '',
  code: '080403',
  status: '',
  cause,
  lagYears: 7,
  weight: 0,
});

describe('who waits for facilities', () => {
  const items = [
    lag('P1', 8000, 'land-not-supplied'),
    lag('P1', 8000, 'not-handed-over'),
    lag('P2', 500, 'not-handed-over'),
  ];
  it('people who wait for a school and a hospital are counted once', () => {
    expect(peopleWaiting(items)).toBe(8500);
  });
  it('a school two estates wait for is late once', () => {
    const [first, second] = ['P1', 'P2'].map((key) => ({ ...lag(key, 1, 'not-handed-over'), facilityKey: 'F1' }));
    expect(
      facilitiesLate([first, second, { ...lag('P2', 1, 'unknown'), facilityKey: 'F2' }].flatMap((x) => x ?? [])),
    ).toBe(2);
  });
  it('the most frequent cause comes first', () => {
    expect(byCause(items)).toEqual([
      { cause: 'not-handed-over', count: 2 },
      { cause: 'land-not-supplied', count: 1 },
    ]);
  });
});
