import { metresBetween } from '@shancheng/geo';

/** Where a point lies. */
export interface Place {
  gridCode: string;
  communityCode: string;
  communityName: string;
  streetCode: string;
  streetName: string;
  countyCode: string;
  /** Division path down to the unit grid, ends in a slash. */
  path: string;
  /** For people: street · community · grid, and the landmark next to it if one is within 150 m. */
  address: string;
}

export interface PointRequest {
  key: string;
  /** Degrees, CGCS2000. */
  lon: number;
  lat: number;
}

export interface Landmark {
  name: string;
  lon: number;
  lat: number;
}

/** A unit grid with the names around it, as loaded from the database. */
export interface GridRow {
  gridCode: string;
  path: string;
  communityName: string;
  streetName: string;
}

const LANDMARK_METRES = 150;

function nearestLandmark(point: Omit<PointRequest, 'key'>, landmarks: readonly Landmark[]): string {
  let best: { name: string; metres: number } | undefined;
  for (const landmark of landmarks) {
    const metres = metresBetween(point, landmark);
    if (metres <= LANDMARK_METRES && metres < (best?.metres ?? Infinity)) best = { name: landmark.name, metres };
  }
  return best ? `（${best.name}旁）` : '';
}

/** Puts a place together from its grid; codes come from the path, so a street that moved is shown where it is now. */
export function placeOf(grid: GridRow, point: Omit<PointRequest, 'key'>, landmarks: readonly Landmark[]): Place {
  const codes = grid.path.split('/');
  const sequence = grid.gridCode.slice(-3);
  return {
    gridCode: grid.gridCode,
    communityCode: codes.at(-3) ?? '',
    communityName: grid.communityName,
    streetCode: codes.at(-4) ?? '',
    streetName: grid.streetName,
    countyCode: codes.at(-5) ?? '',
    path: grid.path,
    address: `${grid.streetName} · ${grid.communityName} · 网格 ${sequence}${nearestLandmark(point, landmarks)}`,
  };
}
