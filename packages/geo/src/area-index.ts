/** An area to look up: rings of [lon, lat], outsides and holes alike (even-odd). */
export interface IndexedArea {
  id: string;
  rings: readonly (readonly (readonly number[])[])[];
}

export interface AreaIndex {
  /** The id of the area that holds the point (degrees); undefined when none does. A few microseconds at most. */
  find(lon: number, lat: number): string | undefined;
  size: number;
}

interface Prepared {
  id: string;
  /** x1 y1 x2 y2 of every edge, the lower end first, so that neighbours compute a shared edge alike. */
  edges: Float64Array;
  box: readonly [west: number, south: number, east: number, north: number];
}

function prepare(area: IndexedArea): Prepared {
  const flat: number[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of area.rings) {
    let [px, py] = ring.at(-1) ?? [];
    for (const [x = 0, y = 0] of ring) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
      if (px !== undefined && py !== undefined && py !== y) flat.push(...(py < y ? [px, py, x, y] : [x, y, px, py]));
      px = x;
      py = y;
    }
  }
  return { id: area.id, edges: Float64Array.from(flat), box: [west, south, east, north] };
}

function holds(edges: Float64Array, lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0; i < edges.length; i += 4) {
    const y1 = edges[i + 1] as number; // within length: i runs in steps of the four numbers of an edge
    const y2 = edges[i + 3] as number;
    if (lat < y1 || lat >= y2) continue;
    const x1 = edges[i] as number;
    const x2 = edges[i + 2] as number;
    if (lon < x1 + ((lat - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}

/**
 * Point-in-polygon over many areas that do not overlap, by a hash of square cells (`cellDegrees` wide, default 0.001°).
 * A point on a shared border belongs to exactly one of the two. Degrees in any one CRS.
 */
export function createAreaIndex(areas: readonly IndexedArea[], cellDegrees = 0.001): AreaIndex {
  const cells = new Map<number, Prepared[]>();
  const column = (lon: number) => Math.floor((lon + 180) / cellDegrees);
  const row = (lat: number) => Math.floor((lat + 90) / cellDegrees);
  const keyOf = (x: number, y: number) => x * 4_194_304 + y;
  for (const area of areas) {
    const prepared = prepare(area);
    const [west, south, east, north] = prepared.box;
    for (let x = column(west); x <= column(east); x++) {
      for (let y = row(south); y <= row(north); y++) {
        const cell = cells.get(keyOf(x, y));
        if (cell) cell.push(prepared);
        else cells.set(keyOf(x, y), [prepared]);
      }
    }
  }
  return {
    size: areas.length,
    find(lon, lat) {
      const found = cells.get(keyOf(column(lon), row(lat)))?.find(({ edges }) => holds(edges, lon, lat));
      return found?.id;
    },
  };
}

const METRES_PER_DEGREE = 111_195;

/** Metres between two points in degrees: flat approximation, good to 0.2 % within a district. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const x = (b.lon - a.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, b.lat - a.lat) * METRES_PER_DEGREE;
}
