import { type LayerFeature, feature, point, polygon, polygons, rectangle } from './feature.ts';
import { type Ground, HUALONGQIAO } from './ground.ts';
import { distance, isInside, METRES, type Point } from './plane.ts';
import type { Plot } from './plots.ts';
import { createRandom } from './seeded.ts';

const USES: Partial<Record<string, string>> = {
  '07': 'residential',
  '08': 'public',
  '09': 'business',
  '10': 'industry',
};

/** One or two prisms on every plot that may be built on; every three hundredth is built higher and denser than approved. */
export function buildingFeatures(plots: readonly Plot[]): { features: LayerFeature[]; exceeding: string[] } {
  const random = createRandom(31);
  const exceeding: string[] = [];
  let n = 0;
  const features = plots.flatMap((plot) => {
    const use = USES[plot.use];
    if (!plot.control || !use || plot.today === '1201' || plot.areaM2 < 400) return [];
    const shapes = footprints(plot, random);
    const excess = ++n % 300 === 0 && shapes.length > 0;
    if (excess) exceeding.push(plot.plotNo);
    const { far, heightM } = plot.control;
    const footprint = shapes.reduce((sum, shape) => sum + shape.areaM2, 0);
    const wanted = Math.max(1, Math.floor((plot.areaM2 * far * (excess ? 1.35 : 0.92)) / footprint));
    const floors = Math.min(wanted, Math.floor((excess ? heightM * 1.4 : heightM) / 3.1));
    return shapes.map((shape, i) => {
      const about = {
        floors,
        heightM: Math.round(floors * 31) / 10,
        floorAreaM2: Math.round(shape.areaM2 * floors),
        use,
      };
      const builtYear = 1985 + Math.floor(random() * 40);
      return feature(`${plot.plotNo}-b${i + 1}`, { ...about, builtYear, plotNo: plot.plotNo }, polygon(shape.ring));
    });
  });
  return { features, exceeding };
}

function footprints(
  { ring, middle, areaM2, control }: Plot,
  random: () => number,
): { ring: Point[]; areaM2: number }[] {
  const [a, b] = longestEdge(ring);
  const turn = Math.atan2((b[1] - a[1]) * METRES.lat, (b[0] - a[0]) * METRES.lon);
  const wanted = Math.sqrt((areaM2 * (control?.density ?? 30)) / 100);
  for (let size = wanted; size > 6; size *= 0.85) {
    const two = random() < 0.75 && size > 16;
    const [width, height] = [size * 1.25, two ? size * 0.36 : size * 0.72];
    const shapes = (two ? [-0.32, 0.32] : [0]).map((share) => {
      const at: Point = [
        middle[0] - (Math.sin(turn) * share * size) / METRES.lon,
        middle[1] + (Math.cos(turn) * share * size) / METRES.lat,
      ];
      return rectangle(at, width, height, turn);
    });
    if (shapes.flat().every((corner) => isInside(corner, ring)))
      return shapes.map((shape) => ({ ring: shape, areaM2: width * height }));
  }
  return [];
}

function longestEdge(ring: readonly Point[]): [Point, Point] {
  const edges = ring.map((a, i): [Point, Point] => [a, ring[(i + 1) % ring.length] ?? a]);
  return (
    edges.toSorted((one, other) => distance(...other) - distance(...one))[0] ?? [
      [0, 0],
      [0, 0],
    ]
  );
}

export interface Project {
  plotNo: string;
  middle: Point;
  population: number;
}

/** Residential projects; the first is the one whose school never came (domain.md §9, 6). */
export function projectFeatures(
  { mesh, grids, gridOf }: Ground,
  plots: readonly Plot[],
): { features: LayerFeature[]; projects: Project[] } {
  const random = createRandom(6);
  const homes = grids.filter(({ use }) => use === '07');
  const first = homes.toSorted((a, b) => distance(a.middle, HUALONGQIAO) - distance(b.middle, HUALONGQIAO))[0];
  const rest = homes
    .filter((grid) => grid !== first)
    .toSorted(() => 0)
    .filter((_, i) => i % Math.floor(homes.length / 60) === 3);
  const projects: Project[] = [];
  const features = [...(first ? [first] : []), ...rest].map((grid, n) => {
    const plotNo = `${grid.label}-1`;
    const beside = grid.plots
      .flatMap((plot) => mesh.neighboursOf(plot))
      .map((face) => gridOf.get(face))
      .filter((other) => other?.use === '07');
    const around = n === 0 ? beside.flatMap((other) => other?.plots ?? []) : [];
    const population = n === 0 ? 8_000 : Math.round(300 + random() * 2_200);
    const year = 2008 + Math.floor(random() * 17);
    const about = {
      households: Math.round(population / 2.7),
      population,
      occupiedAt: n === 0 ? '2019-06-30' : `${year}-06-30`,
      plotNo,
    };
    projects.push({ plotNo, middle: grid.middle, population });
    return feature(
      `P${String(n + 1).padStart(3, '0')}`,
      { name: n === 0 ? '化龙桥雅居（合成）' : `合成小区${n + 1}`, ...about },
      polygons(mesh.outline(new Set([...grid.plots, ...around]))),
    );
  });
  return { features, projects: projects.filter(({ plotNo }) => plots.some((plot) => plot.plotNo === plotNo)) };
}

const FACILITIES: Record<string, [name: string, unit: string, capacity: number]> = {
  '080403': ['小学', 'seats', 1_080],
  '080404': ['幼儿园', 'seats', 270],
  '080601': ['医院', 'beds', 300],
  '080602': ['社区卫生服务中心', 'beds', 20],
  '080701': ['养老服务中心', 'beds', 60],
  '120802': ['公交站场', 'places', 40],
  '120803': ['停车场', 'places', 200],
  '1401': ['公园', 'visitors', 500],
};
const LATE = ['under-construction', 'built-not-handed-over', 'land-supplied', 'land-not-supplied'] as const;

/** Public facilities on the plots planned for them, each serving the two nearest projects. */
export function facilityFeatures(plots: readonly Plot[], projects: readonly Project[]): LayerFeature[] {
  const random = createRandom(80);
  const [golden] = projects;
  const fitting = plots.filter((plot) =>
    plot.code.startsWith('08') ? FACILITIES[plot.code] : FACILITIES[plot.code] && random() < 0.35,
  );
  const school =
    golden &&
    plots
      .filter(({ code }) => code === '080403')
      .toSorted((a, b) => distance(a.middle, golden.middle) - distance(b.middle, golden.middle))[0];
  return fitting.map((plot, n) => {
    const [name = '', unit = '', capacity = 0] = FACILITIES[plot.code] ?? [];
    // The story needs a project whose only school is the one that never came.
    const candidates = plot.code === '080403' ? projects.filter((project) => project !== golden) : projects;
    const near = candidates
      .toSorted((a, b) => distance(a.middle, plot.middle) - distance(b.middle, plot.middle))
      .slice(0, 2);
    const late = random() < 0.1 && !near.some((project) => project === golden);
    const status =
      plot === school ? 'land-not-supplied' : late ? (LATE[Math.floor(random() * LATE.length)] ?? 'in-use') : 'in-use';
    const plannedAt = plot === school ? '2018-03-31' : `${2010 + Math.floor(random() * 14)}-03-31`;
    const serves = plot === school && golden ? [golden.plotNo] : near.map(({ plotNo }) => plotNo);
    const about = {
      status,
      plannedAt,
      capacity: Math.round(capacity * (0.7 + random() * 0.6)),
      unit,
      serves,
      plotNo: plot.plotNo,
    };
    return feature(
      `F${String(n + 1).padStart(4, '0')}`,
      { code: plot.code, name: `合成${name}${n + 1}`, ...about },
      point(plot.middle),
    );
  });
}

const PEOPLE = 588_000;

/** People by unit grid: only counts, most where one lives. */
export function populationFeatures({ grids, mesh }: Ground): LayerFeature[] {
  const random = createRandom(588);
  const weights: Partial<Record<string, number>> = { '07': 10, '09': 2, '08': 1 };
  const shares = grids.map((grid) => (weights[grid.use] ?? 0) * (0.5 + random()));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let [soFar, given] = [0, 0];
  return grids.map((grid, n) => {
    soFar += shares[n] ?? 0;
    const population = Math.round((PEOPLE * soFar) / all) - given;
    given += population;
    return feature(grid.code, { population }, polygons(mesh.outline(grid.plots)));
  });
}
