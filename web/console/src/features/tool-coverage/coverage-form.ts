import type { CoverageQuery } from '@shancheng/contracts/coverage';
import type { MapSpot } from '../../shared/map-tool.ts';

export interface CoverageWords {
  /** Facilities of these kinds that are in use, or one spot on the map. */
  from: 'facilities' | 'spot';
  codes: readonly string[];
  minutes: readonly number[];
}

export const USUAL_COVERAGE: CoverageWords = { from: 'facilities', codes: ['080403'], minutes: [5, 10, 15] };

/** What is asked; undefined while something is missing. */
export function coverageQueryOf(
  { from, codes, minutes }: CoverageWords,
  spot: MapSpot | undefined,
  asOf: string | undefined,
): CoverageQuery | undefined {
  if (minutes.length === 0 || (from === 'facilities' ? codes.length === 0 : !spot)) return undefined;
  return {
    ...(from === 'spot' && spot ? { points: [spot] } : { facilityCodes: [...codes] }),
    minutes: [...minutes].sort((a, b) => a - b),
    ...(asOf === undefined ? {} : { asOf }),
  };
}
