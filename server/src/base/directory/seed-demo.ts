import { sql, type Trx } from '../../platform/db/index.ts';
import { loadDivisionsInTrx } from './places/load-divisions.ts';
import { loadYuzhongInTrx } from './places/load-yuzhong.ts';
import { loadOnceInTrx } from './places/loaded-data.ts';
import { saveWorldInTrx } from './seed/save-world.ts';
import { type SeedAccount, seedWorld } from './seed/seed-world.ts';
import { topUpRostersInTrx } from './seed/top-up-rosters.ts';

export interface SeedOptions {
  now: Date;
  /** Officers on every beat (33 beats); 2 unless more are wanted for a load test. */
  officersPerBeat?: number;
}

async function communitiesByStreet(trx: Trx): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ street: string; codes: string[] }>`
    select left(d.code, 9) as street, array_agg(d.code order by st_x(g.centre)) as codes
    from directory.divisions d
    join directory.division_geometries g on g.code = d.code and g.valid_to is null
    where d.level = 'community' and d.code like '500103%' and d.valid_to is null
    group by 1`.execute(trx);
  return new Map(rows.map(({ street, codes }) => [street, codes]));
}

/** Beats are made of unit grids: other outlines, other beats. */
async function outlinesInUse(trx: Trx): Promise<string> {
  const { rows } = await sql<{ checksum: string }>`
    select checksum from directory.loaded_data where name = 'yuzhong-partition'`.execute(trx);
  return rows[0]?.checksum ?? '';
}

async function analyze(trx: Trx): Promise<void> {
  for (const table of [
    'rosters',
    'presence',
    'people',
    'posts',
    'responsibility_rules',
    'duty_grid_cells',
    'division_paths',
    'divisions',
  ]) {
    await sql`analyze ${sql.table(`directory.${table}`)}`.execute(trx);
  }
}

/**
 * Loads places and an invented (合成) organisation of 渝中区, and keeps the rosters filled for 60 days. What is there
 * already stays: a second run only tops up the rosters. Returns the people who need an account, always all of them.
 */
export async function seedDirectory(trx: Trx, options: SeedOptions): Promise<SeedAccount[]> {
  const { now, officersPerBeat = 2 } = options;
  await loadDivisionsInTrx(trx, now);
  await loadYuzhongInTrx(trx, now);
  const world = seedWorld(await communitiesByStreet(trx), officersPerBeat);
  const plan = { checksum: `people ${world.accounts.length} on ${await outlinesInUse(trx)}` };
  const isNew = await loadOnceInTrx(trx, 'demo-organisation', [plan], now, () => saveWorldInTrx(trx, world, now));
  await topUpRostersInTrx(trx, world.posts, now);
  // Without statistics the planner guesses badly until autovacuum comes round.
  if (isNew) await analyze(trx);
  return world.accounts;
}
