import { createHash } from 'node:crypto';
import { sql, type Trx } from '../platform/db/index.ts';
import type { Platform } from '../platform/platform.ts';
import { datasetPublished, publishVersionInTrx, putDatasetInTrx } from '../territory/datasets/index.ts';
import { detectConflicts, putPlanLayerInTrx } from '../territory/plans/index.ts';
import { putTerrainInTrx } from '../territory/toolbox/index.ts';
import { platformAgo, playPlanningHistory } from './planning-history.ts';
import {
  type Coverages,
  type LayerFile,
  readLayerFeatures,
  readTerrainHeights,
  readTerritoryFile,
  type TerrainHeader,
  type VersionedFeature,
  wktOf,
} from './territory-files.ts';

const DISTRICT = '50/500103/';
const LICENCE = '合成数据 synthetic, Apache-2.0';
const TERRAIN = 'district';
const LINEAGE = { kind: 'seed', synthetic: true, source: 'data/territory' };

/** Days before the first start on which a layer came in; the others came at the very beginning. */
const CAME_IN: Readonly<Record<string, number>> = {
  'forest-plan': 45,
  'wetland-plan': 20,
  'industrial-park': 20,
  'ecological-red-line': 3,
  'farmland-line': 3,
};
const BEGINNING = 120;

/**
 * Publishes the invented (合成) territory of the demo district: every layer of data/territory that has no seeded version
 * yet, one after another as plans come in, each compared with those before. Harmless when repeated. `history` also plays
 * what the authorities did about it since. At the end one plan is announced for all layers.
 */
export async function seedTerritory(platform: Platform, { history = false } = {}): Promise<void> {
  const layers = await readTerritoryFile<LayerFile[]>('layers.json');
  const seeded = await listSeeded(platform);
  await seedTerrain(platform);
  const missing = layers.filter(({ key }) => !seeded.has(key));
  const announced = missing.find(({ plan }) => plan) ?? missing[0];
  if (!announced) return;
  const coverages = await readTerritoryFile<Coverages>('coverages.json');
  const daysOf = ({ key }: LayerFile) => CAME_IN[key] ?? BEGINNING;
  const days = [...new Set(missing.map(daysOf))].sort((one, other) => other - one);
  for (const day of days) {
    const then = platformAgo(platform, day);
    const came = missing.filter((layer) => daysOf(layer) === day);
    await platform.db.transaction().execute(async (trx) => {
      for (const layer of came) await publishLayerInTrx(trx, then, layer, coverages);
    });
    await sql`analyze datasets.features`.execute(platform.db);
    if (history) await detectConflicts(then, { trigger: 'seed' });
  }
  if (history && seeded.size === 0) await playPlanningHistory(platform);
  await platform.db.transaction().execute(async (trx) => {
    const news = { datasetId: idOf(announced.key), version: announced.versions.length };
    await platform.events.publishInTrx(trx, datasetPublished, news);
  });
}

async function seedTerrain({ db, clock }: Platform): Promise<void> {
  const { rows } = await sql`select from toolbox.terrains where key = ${TERRAIN}`.execute(db);
  if (rows.length > 0) return;
  const [header, heights] = await Promise.all([readTerritoryFile<TerrainHeader>('terrain.json'), readTerrainHeights()]);
  const { west, south, cellLon, cellLat, cols, rows: count } = header;
  const decimetres = Int16Array.from({ length: cols * count }, (_, i) => heights.readInt16LE(2 * i));
  const grid = { west, south, cellLon, cellLat, cols, rows: count, decimetres };
  const name = { zh: '地形（合成）', en: 'Terrain (synthetic)' };
  const fixed = { licence: LICENCE, divisionPath: DISTRICT, synthetic: true, securityLevel: 'public' } as const;
  await db.transaction().execute((trx) => putTerrainInTrx(trx, { key: TERRAIN, name, grid, ...fixed }, clock.now()));
}

async function listSeeded({ db }: Platform): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select distinct d.key from datasets.datasets d join datasets.versions v on v.dataset_id = d.id
    where v.lineage->>'kind' = 'seed'`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

async function publishLayerInTrx(trx: Trx, platform: Platform, layer: LayerFile, coverages: Coverages): Promise<void> {
  const datasetId = idOf(layer.key);
  const { zh, en, coverage, versions, plan, ...about } = layer;
  const fixed = { licence: LICENCE, divisionPath: DISTRICT, synthetic: true };
  await putDatasetInTrx(trx, { id: datasetId, name: { zh, en }, ...about, ...fixed }, platform.clock.now());
  if (plan) await putPlanLayerInTrx(trx, { datasetId, ...plan });
  const features = await readLayerFeatures(layer.key);
  for (const [n, validFrom] of versions.entries()) {
    const changes = changesOf(features, n + 1);
    const first = n === 0 ? { coverage: wktOf(coverages[coverage]) } : {};
    const about = { datasetId, validFrom, lineage: LINEAGE, quiet: true };
    await publishVersionInTrx(trx, platform, { ...about, ...changes, ...first });
  }
}

/** What a version brings, and what ends with the one before. */
function changesOf(features: readonly VersionedFeature[], version: number) {
  const put = features
    .filter(({ from }) => from === version)
    .map(({ from: _from, until: _until, ...change }) => change);
  const kept = new Set(put.map(({ key }) => key));
  const ended = features.filter(({ key, until }) => until === version && !kept.has(key));
  return { put, remove: ended.map(({ key }) => key) };
}

/** The same id in every installation, from the layer’s key. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`territory ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
