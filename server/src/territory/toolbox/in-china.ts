import { unprocessable } from '../../platform/errors/index.ts';

/** Degrees around the country: nothing we hold lies outside. */
export const CHINA = { west: 73, south: 0, east: 136, north: 56 } as const;

/** Refuses a place of which no answer could be true, whoever asks. */
export function requireInChina(lon: number, lat: number): void {
  const { west, south, east, north } = CHINA;
  if (!(lon >= west && lon <= east && lat >= south && lat <= north)) throw spotOutside();
}

export const spotOutside = () => unprocessable('spot.outside', '位置不在中国范围内', 'The place does not lie in China');
