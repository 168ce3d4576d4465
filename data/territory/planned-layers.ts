import { type LayerFeature, feature, polygon, polygons } from './feature.ts';
import type { Grid, Ground, UseClass } from './ground.ts';
import { distance, type Point } from './plane.ts';
import type { Plot } from './plots.ts';

const NAMES: Record<UseClass, string> = {
  ...{
    '01': '耕地',
    '03': '林地',
    '05': '湿地',
    '07': '居住用地',
    '08': '公共管理与公共服务用地',
    '09': '商业服务业用地',
  },
  ...{
    '10': '工业用地',
    '12': '交通运输用地',
    '14': '绿地与开敞空间',
    '15': '特殊用地',
    '16': '留白用地',
    '17': '水域',
  },
};
const CODES: Partial<Record<UseClass, string>> = { '03': '0301', '05': '0506', '17': '1701', '01': '0103' };

/** A piece of a plan: neighbouring unit grids of one community with one use. */
export interface Block {
  id: string;
  use: UseClass;
  grids: Grid[];
}

export function listBlocks({ mesh, grids, gridOf }: Ground): Block[] {
  const seen = new Set<Grid>();
  const blocks: Block[] = [];
  const join = (grid: Grid, block: Grid[]): void => {
    if (seen.has(grid)) return;
    seen.add(grid);
    block.push(grid);
    for (const face of grid.plots.flatMap((plot) => mesh.neighboursOf(plot))) {
      const other = gridOf.get(face);
      if (other?.use === grid.use && other.code.slice(0, 12) === grid.code.slice(0, 12)) join(other, block);
    }
  };
  for (const grid of grids) {
    const block: Grid[] = [];
    join(grid, block);
    if (block.length > 0) blocks.push({ id: `${grid.label}-${grid.use}`, use: grid.use, grids: block });
  }
  return blocks;
}

const facesOf = (grids: readonly Grid[]) => grids.flatMap((grid) => grid.plots);

/** Blocks of some uses as features of a layer; plots in `without` are left out. */
export function blockFeatures(
  { mesh }: Ground,
  blocks: readonly Block[],
  uses: readonly UseClass[],
  without: ReadonlySet<number> = new Set(),
  attributes: (block: Block) => Record<string, unknown> = () => ({}),
): LayerFeature[] {
  return blocks
    .filter((block) => uses.includes(block.use))
    .flatMap((block) => {
      const faces = facesOf(block.grids).filter((face) => !without.has(face));
      const code = CODES[block.use] ?? block.use;
      const about = { code, name: `${NAMES[block.use]}（合成）`, ...attributes(block) };
      return faces.length > 0 ? [feature(block.id, about, polygons(mesh.outline(faces)))] : [];
    });
}

/** One feature over all unit grids that fulfil a condition. */
export function wholeFeatures(
  { mesh, grids }: Ground,
  id: string,
  name: string,
  wanted: (grid: Grid) => boolean,
  attributes: Record<string, unknown> = {},
): LayerFeature[] {
  return mesh
    .outline(facesOf(grids.filter(wanted)))
    .map((rings, n) => feature(`${id}-${n + 1}`, { name: `${name}（合成）`, ...attributes }, polygons([rings])));
}

export function statusFeatures(plots: readonly Plot[]): LayerFeature[] {
  return plots.map((plot) => feature(plot.plotNo, { code: plot.today }, polygon(plot.ring)));
}

/** The detailed plan; in 化龙桥 the plots were greener and lower before the change of 2024. */
export function detailedFeatures(plots: readonly Plot[], around: Point): LayerFeature[] {
  return plots.flatMap((plot) => {
    const about = { code: plot.code, plotNo: plot.plotNo, ...plot.control };
    const now = feature(plot.plotNo, about, polygon(plot.ring));
    const changed = plot.use === '07' && distance(plot.middle, around) < 700;
    if (!changed || !plot.control) return [now];
    const before = { ...plot.control, far: Math.round(plot.control.far * 6) / 10, greenRate: 40 };
    const then = { ...about, ...before, code: '1401', until: 2 };
    return [
      feature(plot.plotNo, then, polygon(plot.ring)),
      feature(plot.plotNo, { ...about, from: 2 }, polygon(plot.ring)),
    ];
  });
}
