import { type ElevationGrid, heightAt, type Position, viewshed, type WalkNetwork } from '@shancheng/geo';
import type { BuildingSpot } from './buildings.ts';

/** A high place on paths and stairs from which one looks at the city. */
export interface Lookout {
  lon: number;
  lat: number;
  heightM: number;
  /** Of the ground within two kilometres. */
  seen: number;
  /** Buildings within so many metres whose roofs stand above the eye. */
  above: number;
  /** Buildings there whose height is told. */
  buildings: number;
}

const MOST_LOOKOUTS = 6;
const APART_M = 500;
const VIEW_M = 2_000;
const NEAR_M = 800;
const EYE_M = 1.6;
const DEGREE_M = 111_195;

/** The highest places on paths and stairs, well apart; reckoned from the heights, since no list of them was handed in. */
export function findLookouts(
  network: Pick<WalkNetwork, 'lines'>,
  grid: ElevationGrid,
): Pick<Lookout, 'lon' | 'lat' | 'heightM'>[] {
  const ends = network.lines
    .filter(({ kind }) => kind === 'path' || kind === 'stairs')
    .flatMap(({ line }) => [line[0], line.at(-1)])
    .filter((end) => end !== undefined);
  const high = ends
    .map(([lon, lat]) => ({ lon, lat, heightM: heightAt(grid, lon, lat) }))
    .flatMap(({ heightM, ...place }) => (heightM === undefined ? [] : [{ ...place, heightM }]))
    .sort((a, b) => b.heightM - a.heightM || a.lon - b.lon || a.lat - b.lat);
  const chosen: typeof high = [];
  for (const place of high) {
    if (chosen.length === MOST_LOOKOUTS) break;
    if (chosen.every((other) => metresBetween(place, other) >= APART_M)) chosen.push(place);
  }
  return chosen;
}

/** What is seen from each, and what stands in front of it. */
export function lookFrom(
  places: ReturnType<typeof findLookouts>,
  grid: ElevationGrid,
  buildings: readonly BuildingSpot[],
): Lookout[] {
  return places.map((place) => {
    const view = viewshed(grid, { lon: place.lon, lat: place.lat, eyeHeight: EYE_M, radius: VIEW_M });
    const near = buildings.filter((one) => one.heightM !== null && metresBetween(place, one) <= NEAR_M);
    const above = near.filter(({ lon, lat, heightM }) => {
      const ground = heightAt(grid, lon, lat);
      return ground !== undefined && ground + (heightM ?? 0) > place.heightM + EYE_M;
    });
    const seen = view ? view.visible / Math.max(1, view.cells) : 0;
    return { ...place, seen, above: above.length, buildings: near.length };
  });
}

type Place = { lon: number; lat: number };
function metresBetween(a: Place, b: Place): number {
  const x = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
  return DEGREE_M * Math.hypot(x, a.lat - b.lat);
}

/** The first place of a network, around which its heights are looked for. */
export const placeOf = ({ lines }: Pick<WalkNetwork, 'lines'>): Position => lines[0]?.line[0] ?? [0, 0];
