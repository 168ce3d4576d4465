import { smoothLine } from '@shancheng/geo';
import { RIVERS } from '../chongqing/basemap-plan.ts';
import { distanceToLine, isInside, type Point } from './plane.ts';

const RIVER_M = 168;
const BANK_M = 182;

const rivers = RIVERS.map(({ half, middle }) => ({ half, line: smoothLine(middle, 90, 14) }));

/** Metres from the nearest water’s edge; negative on the river. */
export function metresFromRiver(point: Point): number {
  return Math.min(...rivers.map(({ half, line }) => distanceToLine(point, line) - half));
}

/**
 * Invented heights in metres: the rivers lie lowest, the land rises fast behind the bank and to a crest along the ridges of
 * the schematic base map. Plausible for walking and looking, not surveyed.
 */
export function createHeights(ridges: readonly (readonly Point[])[]): (point: Point) => number {
  return (point) => {
    const shore = metresFromRiver(point);
    if (shore < 0) return RIVER_M + 8 * Math.exp(shore / 60);
    const ridge = Math.min(
      ...ridges.map((ring) => (isInside(point, ring) ? 0 : distanceToLine(point, [...ring, ...ring.slice(0, 1)]))),
    );
    const bank = BANK_M - 6 * Math.exp(-shore / 15) + 62 * (1 - Math.exp(-shore / 170));
    const crest = 105 * Math.exp(-((ridge / 330) ** 2)) * (1 - Math.exp(-shore / 220));
    const waves = 5 * Math.sin(point[0] * 2_900) * Math.cos(point[1] * 3_300) * (1 - Math.exp(-shore / 120));
    return bank + crest + waves;
  };
}
