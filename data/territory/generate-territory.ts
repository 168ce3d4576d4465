/**
 * Invents the territory of 渝中区 (合成) and writes its layers beside this file: `node data/territory/generate-territory.ts`.
 * The same seed gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { buildingFeatures, facilityFeatures, populationFeatures, projectFeatures } from './built-layers.ts';
import { type LayerFeature, feature, polygon, polygons } from './feature.ts';
import { createGround, HUALONGQIAO, RIDGES } from './ground.ts';
import { distance, type Point } from './plane.ts';
import { blockFeatures, detailedFeatures, listBlocks, statusFeatures, wholeFeatures } from './planned-layers.ts';
import { plantConflicts } from './planted.ts';
import { listPlots } from './plots.ts';
import { createHeights } from './terrain-model.ts';
import { terrainGrid } from './terrain-grid.ts';
import { roadFeatures, walkFeatures } from './walk-features.ts';

const WEST_HALF = 106.545;
const RED_LINES = [
  [106.53, 29.547],
  [106.5055, 29.551],
] as const;

const ground = createGround(500103);
const { mesh, grids } = ground;
const blocks = listBlocks(ground);
const plots = listPlots(ground);
const { planted, extra, gaps } = plantConflicts(ground, plots);
const heightAt = createHeights(RIDGES);
const buildings = buildingFeatures(plots);
const { features: residential, projects } = projectFeatures(ground, plots);

const nearRedLine = ({ middle }: { middle: Point }) => RED_LINES.some((at) => distance(middle, at) < 420);
const controlled = (id: string, name: string, use: string) =>
  plots
    .filter((plot) => plot.code === use)
    .map((plot) => feature(`${id}-${plot.plotNo}`, { name: `${name}（合成）` }, polygon(plot.ring)));
const forest = blockFeatures(ground, blocks, ['03']);

const layers: Record<string, LayerFeature[]> = {
  'current-land-use': statusFeatures(plots),
  'territorial-plan': blockFeatures(
    ground,
    blocks,
    ['01', '03', '05', '07', '08', '09', '10', '12', '14', '15', '16', '17'],
    gaps,
  ),
  'detailed-plan': detailedFeatures(plots, HUALONGQIAO),
  // Every fourth wood was taken into the plan with the change of 2024.
  'forest-plan': forest.map((one, n) => (n % 4 === 3 ? { ...one, properties: { ...one.properties, from: 2 } } : one)),
  'wetland-plan': blockFeatures(ground, blocks, ['05']),
  'industrial-park': [],
  'ecological-red-line': wholeFeatures(ground, 'red', '生态保护红线', (grid) => grid.use === '03' && nearRedLine(grid)),
  'farmland-line': wholeFeatures(ground, 'farm', '永久基本农田', (grid) => grid.use === '01'),
  'development-boundary': wholeFeatures(
    ground,
    'urban',
    '城镇开发边界',
    (grid) => !['01', '03', '05', '17'].includes(grid.use),
  ),
  'blue-line': wholeFeatures(ground, 'blue', '河道蓝线', (grid) => grid.use === '17'),
  'purple-line': controlled('purple', '历史文化保护紫线', '1504'),
  'green-line': controlled('green', '城市绿线', '1401'),
  'hazard-zones': plots
    .filter((plot) => plot.middle[0] < WEST_HALF && ['03', '14'].includes(plot.use))
    .filter((_, n) => n % 5 === 0)
    .map((plot, n) =>
      feature(
        `H${n + 1}`,
        { name: '滑坡隐患（合成）', risk: n % 3 === 0 ? 'high' : n % 3 === 1 ? 'medium' : 'low' },
        polygon(plot.ring),
      ),
    ),
  'water-source': wholeFeatures(
    ground,
    'water',
    '饮用水水源二级保护区',
    ({ use, middle }) => use === '17' && distance(middle, [106.5195, 29.5537]) < 700,
    { level: 2 },
  ),
  buildings: buildings.features,
  'residential-projects': residential,
  facilities: facilityFeatures(plots, projects),
  population: populationFeatures(ground),
  'walk-network': walkFeatures(ground, heightAt),
  roads: roadFeatures(),
};

const write = (name: string, text: string | Buffer) => writeFileSync(new URL(name, import.meta.url), text);
const counts: Record<string, number> = {};
for (const [key, features] of Object.entries(layers)) {
  const all = [...features, ...(extra[key] ?? [])];
  counts[key] = all.length;
  write(`layers/${key}.ndjson`, `${all.map((one) => JSON.stringify(one)).join('\n')}\n`);
}
const district = mesh.outline(mesh.faces.keys());
const west = mesh.outline(grids.filter(({ middle }) => middle[0] < WEST_HALF).flatMap((grid) => grid.plots));
write('coverages.json', `${JSON.stringify({ synthetic: true, district: polygons(district), west: polygons(west) })}\n`);
const about = '合成数据 synthetic: conflicts put in on purpose, and plots built higher than approved';
write(
  'planted.json',
  `${JSON.stringify({ about, conflicts: planted, exceedingPlots: buildings.exceeding }, undefined, 1)}\n`,
);
const terrain = terrainGrid(district[0]?.[0] ?? [], heightAt);
write('terrain.json', `${JSON.stringify(terrain.header, undefined, 1)}\n`);
write('terrain.bin', terrain.heights);
process.stdout.write(`${JSON.stringify(counts)}\n${planted.length} planted\n`);
