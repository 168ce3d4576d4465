import type { FacilityLag, LagCause } from '@shancheng/contracts/facility-lag';

/** One project may wait for several facilities: its people count once. */
export function peopleWaiting(items: readonly FacilityLag[]): number {
  const byProject = new Map(items.map(({ projectKey, population }) => [projectKey, population]));
  return [...byProject.values()].reduce((sum, people) => sum + people, 0);
}

/** Two estates may wait for one facility: it is late once. */
export function facilitiesLate(items: readonly FacilityLag[]): number {
  return new Set(items.map(({ facilityKey }) => facilityKey)).size;
}

/** How often each cause stands, most often first. */
export function byCause(items: readonly FacilityLag[]): readonly { cause: LagCause; count: number }[] {
  const counts = new Map<LagCause, number>();
  for (const { cause } of items) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
}
