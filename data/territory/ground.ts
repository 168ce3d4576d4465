import { readFileSync } from 'node:fs';
import { Mesh } from './mesh.ts';
import { areaOf, distance, isInside, middleOf, type Point } from './plane.ts';
import { createRandom, pick } from './seeded.ts';
import { metresFromRiver } from './terrain-model.ts';

/** Two digits of YDYH2023: all plots of a unit grid share them, so that the plans agree but where a conflict is planted. */
export type UseClass = '01' | '03' | '05' | '07' | '08' | '09' | '10' | '12' | '14' | '15' | '16' | '17';

export interface Grid {
  code: string;
  middle: Point;
  use: UseClass;
  /** Faces of the mesh: its plots. */
  plots: number[];
  /** Its outline before it was cut. */
  ring: Point[];
  /** Short name: street letter, community, grid. */
  label: string;
}

interface Feature<P> {
  properties: P;
  geometry: { type: string; coordinates: unknown };
}
type Kinded = Feature<{ kind: string; name?: string }>;

// Our own files, whose shape the tests of the directory assert.
const read = <T>(name: string) =>
  (JSON.parse(readFileSync(new URL(`../chongqing/${name}`, import.meta.url), 'utf8')) as { features: T[] }).features;

const outlineOf = ({ geometry }: Feature<unknown>): Point[] =>
  ((geometry.coordinates as Point[][])[0] ?? []).slice(0, -1);

export const baseMap = read<Kinded>('yuzhong-basemap.geojson');
export const RIDGES = baseMap.filter(({ properties }) => properties.kind === 'ridge').map(outlineOf);
const PARKS = baseMap
  .filter(({ properties }) => properties.kind === 'park')
  .map((park) => ({ name: park.properties.name ?? '', ring: outlineOf(park) }));

/** Where the story of the plans is told: 化龙桥, by the river. */
export const HUALONGQIAO: Point = [106.517, 29.5525];
const LIBERATION: Point = [106.577, 29.5577];
const FARM: Point = [106.511, 29.548];
const STATION: Point = [106.548, 29.549];
const INDUSTRY: Point = [106.503, 29.541];

export interface Ground {
  mesh: Mesh;
  grids: Grid[];
  gridOf: Map<number, Grid>;
}

/** The unit grids with an invented use, cut into plots that share their edges. */
export function createGround(seed: number): Ground {
  const random = createRandom(seed);
  const mesh = new Mesh();
  const cells = read<Feature<{ code: string; level: string }>>('yuzhong-partition.geojson').filter(
    ({ properties }) => properties.level === 'grid',
  );
  const streets = [...new Set(cells.map(({ properties }) => properties.code.slice(0, 9)))].sort();
  const grids = cells.map((cell): Grid => {
    const ring = outlineOf(cell);
    const { code } = cell.properties;
    const letter = String.fromCharCode(65 + streets.indexOf(code.slice(0, 9)));
    const label = `${letter}${code.slice(10, 12)}-${code.slice(12)}`;
    return {
      code,
      label,
      middle: middleOf(ring),
      use: useOf(middleOf(ring), random),
      ring,
      plots: [mesh.addFace(ring)],
    };
  });
  for (const grid of grids) cutIntoPlots(mesh, grid, random);
  return { mesh, grids, gridOf: new Map(grids.flatMap((grid) => grid.plots.map((plot) => [plot, grid] as const))) };
}

function useOf(at: Point, random: () => number): UseClass {
  const shore = metresFromRiver(at);
  if (shore < 0) return '17';
  const park = PARKS.find(({ ring }) => isInside(at, ring));
  const wooded = /鹅岭|佛图关|虎头岩/.test(park?.name ?? '');
  if (wooded || (RIDGES.some((ring) => isInside(at, ring)) && random() < 0.3)) return '03';
  if (park) return '14';
  if (distance(at, FARM) < 130) return '01';
  if (shore < 110 && distance(at, HUALONGQIAO) < 900) return '05';
  if (distance(at, STATION) < 260) return '12';
  if (distance(at, INDUSTRY) < 260) return '10';
  if (distance(at, LIBERATION) < 450)
    return pick(
      random,
      [
        ['09', 6],
        ['07', 2],
        ['08', 1],
        ['14', 1],
      ],
      '09',
    );
  return pick(
    random,
    [
      ['07', 56],
      ['08', 13],
      ['09', 12],
      ['14', 8],
      ['12', 7],
      ['15', 2],
      ['16', 2],
    ],
    '07',
  );
}

function cutIntoPlots(mesh: Mesh, grid: Grid, random: () => number): void {
  if (grid.use === '17') return;
  const turn = random() * Math.PI;
  const halves = [...grid.plots];
  for (const angle of [turn, turn + Math.PI / 2]) {
    for (const face of [...halves]) {
      const made = mesh.cut(face, angle) ?? mesh.cut(face, angle + 0.5) ?? mesh.cut(face, angle - 0.5);
      if (made !== undefined) halves.push(made);
      if (angle !== turn && random() < 0.6) break;
    }
  }
  grid.plots = halves;
  halveLargest(mesh, grid, turn);
}

/** No plot is most of its unit grid: it would pass for the same object as the grid in a coarser plan, drawn differently. */
function halveLargest(mesh: Mesh, grid: Grid, turn: number): void {
  const area = (face: number) => areaOf(mesh.ringOf(face));
  for (let n = 0; n < 3 && grid.plots.length > 1; n++) {
    const [largest] = grid.plots.toSorted((a, b) => area(b) - area(a));
    if (largest === undefined || area(largest) < 0.55 * areaOf(grid.ring) * Math.sign(areaOf(grid.ring))) return;
    for (let angle = turn; angle < turn + Math.PI; angle += 0.4) {
      const made = mesh.cut(largest, angle);
      if (made === undefined) continue;
      grid.plots.push(made);
      break;
    }
  }
}
