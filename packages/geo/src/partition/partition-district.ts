import { blockMesh } from './block-mesh.ts';
import { absorbSmallCells, type Cell, cellsOf, outline } from './cells.ts';
import { type AreaSeed, growAreas } from './grow-areas.ts';
import { insideRing, type LatticePoint, type LocalMetres, localMetres, toDegrees, toLattice } from './lattice.ts';
import { numberingOrder } from './numbering.ts';
import { clipToRing, facesOf } from './planar-faces.ts';

/** A community to draw: 12-digit code; `anchor` (lon, lat) when its rough place is known. */
export interface CommunityPlan {
  code: string;
  name: string;
  anchor?: readonly [number, number];
}

/** A street to draw: 9-digit code, places it must be near (lon, lat), share of the district's ground. */
export interface StreetPlan {
  code: string;
  name: string;
  share: number;
  anchors: readonly (readonly [number, number])[];
  communities: readonly CommunityPlan[];
}

export interface DistrictPlan {
  seed: number;
  /** Boundary of the district, lon/lat in degrees, closed or open. */
  boundary: readonly (readonly [number, number])[];
  streets: readonly StreetPlan[];
  /** Places (lon, lat) that must fall into the community named. */
  pins: readonly { at: readonly [number, number]; community: string }[];
}

export interface PartitionArea {
  level: 'street' | 'community' | 'grid';
  code: string;
  name: string;
  /** Square metres. */
  area: number;
  /** Closed rings in degrees, first the outside counter-clockwise, then holes. */
  rings: [number, number][][];
}

const LEAST_BLOCK = 5200;

function blocksOf(plan: DistrictPlan): { cells: Cell[]; metres: LocalMetres } {
  const points = plan.boundary.map(([lon, lat]) => toLattice(lon, lat));
  const first = points[0];
  const last = points.at(-1);
  if (first && last && first[0] === last[0] && first[1] === last[1]) points.pop();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const box = { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
  const metres = localMetres([Math.round((box.west + box.east) / 2), Math.round((box.south + box.north) / 2)]);
  const mesh = blockMesh({ seed: plan.seed, box, blockWidth: 108, blockDepth: 98, bearing: 17 });
  const rings = facesOf(clipToRing(mesh, points));
  return { cells: absorbSmallCells(cellsOf(rings, metres), LEAST_BLOCK, metres), metres };
}

/** Seeds start at their known places, the others at the point farthest from all; a few rounds move each to its middle. */
function communitySeeds(
  cells: readonly Cell[],
  members: readonly number[],
  fixed: (readonly [number, number] | undefined)[],
) {
  const centres = members.map((index) => cells[index]?.centre ?? ([0, 0] as const));
  const places = [...fixed];
  const gap = (a: readonly [number, number], b: readonly [number, number]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  for (const [slot, place] of fixed.entries()) {
    if (place !== undefined) continue;
    const taken = places.filter((other) => other !== undefined);
    const free = (centre: readonly [number, number]) => Math.min(1e9, ...taken.map((other) => gap(centre, other)));
    places[slot] = [...centres].sort((a, b) => free(b) - free(a))[0] ?? [0, 0];
  }
  for (let round = 0; round < 12; round++) {
    const sums = places.map(() => [0, 0, 0] as [number, number, number]);
    for (const centre of centres) {
      const best = places.reduce(
        (to, place, at) => (gap(centre, place ?? [0, 0]) < gap(centre, places[to] ?? [0, 0]) ? at : to),
        0,
      );
      const sum = sums[best];
      if (sum === undefined) continue;
      sum[0] += centre[0];
      sum[1] += centre[1];
      sum[2] += 1;
    }
    for (const [slot, sum] of sums.entries()) {
      if (sum[2] > 0) places[slot] = [sum[0] / sum[2], sum[1] / sum[2]];
    }
  }
  return places.map((place): readonly [number, number] => place ?? [0, 0]);
}

function cellAt(cells: readonly Cell[], point: LatticePoint): number {
  return cells.findIndex((cell) => insideRing(point, cell.ring));
}

type Local = (place: readonly [number, number]) => [number, number];

/** Cells of one street → community code. `pinned`: cell → community code, of the whole district. */
function allotCommunities(
  street: StreetPlan,
  cells: readonly Cell[],
  members: readonly number[],
  pinned: ReadonlyMap<number, string>,
  local: Local,
): Map<number, string> {
  const pins = new Map(
    [...pinned]
      .map(([cell, code]) => [cell, street.communities.findIndex((community) => community.code === code)] as const)
      .filter(([, community]) => community >= 0),
  );
  const pinsOf = (community: number) =>
    [...pins].filter(([, owner]) => owner === community).map(([cell]) => cells[cell]?.centre ?? ([0, 0] as const));
  const fixed = street.communities.map(({ anchor }, at) => (anchor ? local(anchor) : pinsOf(at)[0]));
  const seeds = communitySeeds(cells, members, fixed).map(
    (middle, at): AreaSeed => ({ anchors: [middle, ...pinsOf(at)], share: 1 }),
  );
  const owners = growAreas(cells, members, seeds, pins);
  return new Map([...owners].map(([cell, owner]) => [cell, street.communities[owner]?.code ?? '']));
}

/** Cell index → community code: streets first, then the communities of each. */
function allot(plan: DistrictPlan, cells: readonly Cell[], metres: LocalMetres): Map<number, string> {
  const local: Local = ([lon, lat]) => metres.toMetres(toLattice(lon, lat));
  const pinned = new Map(plan.pins.map(({ at, community }) => [cellAt(cells, toLattice(...at)), community]));
  const streetPins = new Map(
    [...pinned].map(([cell, community]) => [
      cell,
      plan.streets.findIndex((street) => community.startsWith(street.code)),
    ]),
  );
  const seeds = plan.streets.map((street) => ({ share: street.share, anchors: street.anchors.map(local) }));
  const streetOf = growAreas(cells, [...cells.keys()], seeds, streetPins);
  const communityOf = new Map<number, string>();
  for (const [index, street] of plan.streets.entries()) {
    const members = [...streetOf].filter(([, owner]) => owner === index).map(([cell]) => cell);
    for (const [cell, code] of allotCommunities(street, cells, members, pinned, local)) communityOf.set(cell, code);
  }
  for (const [cell, community] of pinned) {
    if (communityOf.get(cell) !== community)
      throw new RangeError(`the plan cannot keep a pin of ${community}: move its anchor`);
  }
  return communityOf;
}

function closedDegrees(rings: readonly (readonly LatticePoint[])[]): [number, number][][] {
  return rings.map((ring) => {
    const points = ring.map(toDegrees);
    const first = points[0];
    return first === undefined ? points : [...points, first];
  });
}

function areaOf(level: PartitionArea['level'], code: string, name: string, cells: readonly Cell[]): PartitionArea {
  return {
    level,
    code,
    name,
    area: Math.round(cells.reduce((sum, cell) => sum + cell.area, 0)),
    rings: closedDegrees(outline(cells.map((cell) => cell.ring))),
  };
}

/**
 * Draws a synthetic partition of a district into streets, communities and unit grids of about 10,000 m² that cover the
 * boundary without gap or overlap. Every area is connected and exactly the union of its parts. Degrees, EPSG:4490.
 * The same plan gives the same bytes; throws RangeError when a pin cannot be kept. It shows how a partition behaves; it says nothing about real borders.
 */
export function partitionDistrict(plan: DistrictPlan): PartitionArea[] {
  const { cells, metres } = blocksOf(plan);
  const communityOf = allot(plan, cells, metres);
  const inside = (prefix: string) =>
    [...communityOf].filter(([, code]) => code.startsWith(prefix)).flatMap(([cell]) => cells[cell] ?? []);
  return plan.streets.flatMap((street) => [
    areaOf('street', street.code, street.name, inside(street.code)),
    ...street.communities.flatMap((community) => {
      const grids = inside(community.code);
      return [
        areaOf('community', community.code, community.name, grids),
        ...numberingOrder(grids.map((cell) => cell.centre)).flatMap((index, at) => {
          const cell = grids[index];
          const sequence = String(at + 1).padStart(3, '0');
          return cell ? [areaOf('grid', `${community.code}${sequence}`, `网格${sequence}`, [cell])] : [];
        }),
      ];
    }),
  ]);
}
