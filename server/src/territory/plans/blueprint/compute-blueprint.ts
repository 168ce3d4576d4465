import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readLandGroups } from '../codes/code-classes-queries.ts';
import { listPlanLayers, type PlanLayer } from '../conflicts/plan-layers-queries.ts';
import { beginBlueprint, forgetCancelled, isRunningInTrx, type Running } from './blueprint-progress.ts';
import { cutTileInTrx, listTiles, outlineOf } from './cut-tile.ts';
import { publishBlueprintInTrx } from './publish-blueprint.ts';

/** 0.01 % (domain.md §3.5). */
const MOST_PPM = 100;
/** Of the control lines only the rigid ones say what a spot is; a development boundary only says what may be planned. */
const RIGID_RANK = 2;

/**
 * Works out a blueprint: all outlines of a tile are cut into the faces between them, and each face belongs to the most
 * rigid plan that covers it, or to none (未规划). Faces share nothing and leave nothing out by construction; what does
 * not add up to the district is not published. Tile by tile: one that was interrupted goes on where it was, with the
 * versions it began with; one that is cancelled stops after the tile at hand.
 */
export async function computeBlueprint(platform: Platform, blueprintId: string): Promise<void> {
  const { db } = platform;
  const blueprint = await beginBlueprint(db, blueprintId, (asOf) => readVersions(platform, asOf));
  if (!blueprint) return forgetCancelled(db, blueprintId);
  const layers = await readLayers(platform, blueprint);
  const tiles = await listTiles(db, blueprint);
  for (const [n, tile] of tiles.entries()) {
    if (n < blueprint.tilesDone) continue;
    const goesOn = await db.transaction().execute(async (trx) => {
      await cutTileInTrx(trx, blueprint, layers, { n, ...tile });
      return isRunningInTrx(trx, blueprintId, { done: n + 1, of: tiles.length });
    });
    if (!goesOn) return forgetCancelled(db, blueprintId);
  }
  await nameGroups(platform, blueprintId, layers);
  await db.transaction().execute(async (trx) => {
    if (await closesInTrx(trx, platform, blueprint)) await publishBlueprintInTrx(trx, platform, blueprint);
  });
  await forgetCancelled(db, blueprintId);
}

function takesPart({ kind, landGroup, rank }: PlanLayer): boolean {
  return kind === 'zone' || (kind === 'line' && landGroup !== null && rank <= RIGID_RANK);
}

async function readVersions({ db }: Platform, asOf: string): Promise<Record<string, number>> {
  const layers = (await listPlanLayers(db, asOf)).filter(takesPart);
  return Object.fromEntries(layers.map((layer) => [layer.datasetId, layer.version]));
}

/** The layers it began with, each in the version it had then. */
async function readLayers({ db }: Platform, { asOf, versions }: Running): Promise<PlanLayer[]> {
  const layers = (await listPlanLayers(db, asOf)).filter(takesPart);
  return layers.flatMap((layer) => {
    const version = versions[layer.datasetId];
    return version === undefined ? [] : [{ ...layer, version }];
  });
}

/** Adds all parts up: ready if they make the district, else failed. False also when it was cancelled meanwhile. */
async function closesInTrx(trx: Trx, { clock }: Platform, blueprint: Running): Promise<boolean> {
  const { rows } = await sql<{ ready: boolean }>`
    with sums as (select count(*)::int as features, coalesce(sum(area_m2), 0) as area from plans.blueprint_parts where blueprint_id = ${blueprint.id}),
    district as (select st_area(geom::geography) as area from ${outlineOf(blueprint)} d),
    figures as (select features, sums.area, district.area as admin, abs(sums.area - district.area) / district.area * 1e6 as ppm from sums, district)
    update plans.blueprints set area_m2 = f.area, admin_area_m2 = f.admin, closes_ppm = f.ppm, features = f.features,
      finished_at = ${clock.now()}, progress = 1, status = case when f.ppm <= ${MOST_PPM} then 'ready' else 'failed' end,
      problem = case when f.ppm <= ${MOST_PPM} then null else 'does not add up to the district' end
    from figures f where id = ${blueprint.id} and status = 'running' returning status = 'ready' as ready`.execute(trx);
  return rows[0]?.ready ?? false;
}

/** What the classes of the parts mean, each through the scheme of its own plan. */
async function nameGroups({ db }: Platform, blueprintId: string, layers: readonly PlanLayer[]): Promise<void> {
  const groupOf = await readLandGroups(db);
  const { rows } = await sql<{ datasetId: string; code: string | null }>`
    select distinct dataset_id as "datasetId", code from plans.blueprint_parts
    where blueprint_id = ${blueprintId} and dataset_id is not null`.execute(db);
  const named = rows.flatMap(({ datasetId, code }) => {
    const layer = layers.find((one) => one.datasetId === datasetId);
    const group = layer && groupOf(layer, code);
    return group === undefined ? [] : [{ id: datasetId, code, group }];
  });
  await sql`
    update plans.blueprint_parts p set land_group = n."group"
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(id uuid, code text, "group" text)
    where p.blueprint_id = ${blueprintId} and p.dataset_id = n.id and p.code is not distinct from n.code`.execute(db);
}
