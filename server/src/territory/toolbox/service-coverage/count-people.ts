import type { ServiceCoverage } from '@shancheng/contracts';
import type { Inhabited } from './inhabited-places.ts';

type Shares = readonly (readonly [number, number])[];

export interface CoveredPlace {
  key: string;
  name: string | null;
  people: number;
  /** Part of the place within each band, in their order. */
  shares: number[];
}

/** People of a place count by the share of its ground that is reached; bands are shares of each line of the network. */
export function countPeople(
  { places, samples, streets }: Inhabited,
  bands: readonly (readonly Shares[])[],
): CoveredPlace[] {
  return places.map((place, p) => {
    const [begin, end] = [samples.first[p] ?? 0, samples.first[p + 1] ?? 0];
    const shares = bands.map((lines) => {
      let reached = 0;
      for (let s = begin; s < end; s++) if (isReached(streets, s, lines)) reached++;
      return end > begin ? reached / (end - begin) : 0;
    });
    return { ...place, shares };
  });
}

/** Single precision of the stretches. */
const ROUNDING = 1e-6;

function isReached({ first, line, from, to }: Inhabited['streets'], sample: number, lines: readonly Shares[]): boolean {
  const end = first[sample + 1] ?? 0;
  for (let n = first[sample] ?? 0; n < end; n++) {
    const [low, high] = [(from[n] ?? 0) - ROUNDING, (to[n] ?? 0) + ROUNDING];
    for (const [a, b] of lines[line[n] ?? -1] ?? []) if (a <= high && b >= low) return true;
  }
  return false;
}

/** Places listed at most, and the share below which a place counts as not covered. */
const MOST_UNCOVERED = 500;
const COVERED = 0.5;

/** Where most people are left out; `band` is the widest one. */
export function uncoveredPlaces(places: readonly CoveredPlace[], band: number): ServiceCoverage['uncovered'] {
  return places
    .map(({ key, name, people, shares }) => ({
      key,
      ...(name === null ? {} : { name }),
      people,
      share: shares[band] ?? 0,
    }))
    .filter(({ share }) => share < COVERED)
    .sort((a, b) => b.people * (1 - b.share) - a.people * (1 - a.share))
    .slice(0, MOST_UNCOVERED);
}

/** How many live there in all, and within a band. */
export const everybodyIn = (places: readonly CoveredPlace[]): number =>
  places.reduce((sum, { people }) => sum + people, 0);
export const coveredIn = (places: readonly CoveredPlace[], band: number): number =>
  places.reduce((sum, { people, shares }) => sum + people * (shares[band] ?? 0), 0);
