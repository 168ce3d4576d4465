import type { FacilityLag, LagCause } from '@shancheng/contracts/facility-lag';
import { describe, expect, it } from 'vitest';
import { byCause, peopleWaiting } from './lag-totals.ts';

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
  it('the most frequent cause comes first', () => {
    expect(byCause(items)).toEqual([
      { cause: 'not-handed-over', count: 2 },
      { cause: 'land-not-supplied', count: 1 },
    ]);
  });
});
