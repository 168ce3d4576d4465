import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/auth/index.ts';
import { sql } from '../../platform/db/index.ts';
import { detectConflicts } from '../plans/index.ts';
import { createPlanWorld, type PlanWorld, rectangle } from '../plans/test-plan-world.ts';
import { drawConflictTile } from './conflict-tiles.ts';

let world: PlanWorld;
let park: string;
/** The tile of zoom 14 in which the test plans lie. */
const TILE = { z: 14, x: 13_040, y: 6_783 };

beforeAll(async () => {
  world = await createPlanWorld();
  const wetland = await world.layer(3, { domain: '湿地' });
  park = await world.layer(5, { domain: '产业园' });
  await world.publish(wetland, { put: [{ key: 'w1', code: '0506', wkt: rectangle(0, 0, 100, 100) }] });
  await world.publish(park, { put: [{ key: 'p1', code: '1001', wkt: rectangle(50, 0, 100, 100) }] });
  await detectConflicts(world.platform, { trigger: 'test' });
});
afterAll(() => world.drop());

async function drawnFor(actor: Actor): Promise<number> {
  const layer = new VectorTile(new PbfReader(await drawConflictTile(world.database.db, actor, TILE))).layers.conflicts;
  return layer?.length ?? 0;
}

test('a conflict is drawn for whoever may see both plans, in their district', async () => {
  const planner = world.who('planner');
  expect(await drawnFor(planner)).toBe(1);
  expect(await drawnFor({ ...planner, scopes: ['50/500105/'] })).toBe(0);
  await sql`update datasets.datasets set security_level = 'sensitive' where id = ${park}`.execute(world.database.db);
  expect(await drawnFor(planner), 'its outline would give the guarded plan away').toBe(0);
  expect(await drawnFor(world.who('chief', 'dataset.view-sensitive'))).toBe(1);
});
