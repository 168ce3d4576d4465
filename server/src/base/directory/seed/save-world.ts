import { sql, type Trx } from '../../../platform/db/index.ts';
import { seedId } from './seed-plan.ts';
import type { SeedWorld } from './seed-world.ts';

async function saveOrgs(trx: Trx, { orgs }: SeedWorld): Promise<void> {
  await sql`insert into directory.organisations (id, parent_id, name, kind, level, division_path, synthetic)
    select id, "parentId", name, kind, level, path, true
    from jsonb_to_recordset(${JSON.stringify(orgs)}::jsonb)
      as o (id uuid, "parentId" uuid, name text, kind text, level text, path text)
    on conflict (id) do update set name = excluded.name`.execute(trx);
}

/** Beats, and the unit grids of their communities. */
async function saveBeats(trx: Trx, { posts }: SeedWorld): Promise<void> {
  const beats = posts.flatMap((post) => post.beat ?? []);
  await sql`insert into directory.duty_grids (id, name, street_code, synthetic)
    select id, name, street, true
    from jsonb_to_recordset(${JSON.stringify(beats)}::jsonb) as b (id uuid, name text, street text)
    on conflict (id) do update set name = excluded.name`.execute(trx);
  await sql`delete from directory.duty_grid_cells where duty_grid_id = any(${beats.map(({ id }) => id)}::uuid[])`.execute(
    trx,
  );
  await sql`insert into directory.duty_grid_cells (grid_code, duty_grid_id)
    select d.code, b.id
    from jsonb_to_recordset(${JSON.stringify(beats)}::jsonb) as b (id uuid, communities text[])
    join directory.divisions d on d.level = 'grid' and d.valid_to is null and left(d.code, 12) = any(b.communities)
    on conflict (grid_code) do update set duty_grid_id = excluded.duty_grid_id`.execute(trx);
}

async function savePosts(trx: Trx, { posts }: SeedWorld, now: Date): Promise<void> {
  const rows = posts.map(({ id, orgId, name, level, path, beat }) => ({
    id,
    orgId,
    name,
    level,
    path,
    beat: beat?.id ?? null,
  }));
  await sql`insert into directory.posts (id, org_id, name, level, division_path, duty_grid_id, synthetic)
    select id, "orgId", name, level, path, beat, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (id uuid, "orgId" uuid, name text, level text, path text, beat uuid)
    on conflict (id) do update set name = excluded.name`.execute(trx);
  const rules = posts.flatMap(({ id, beat, path, scopes }) =>
    scopes.map((scope) => ({ id: seedId('rule', id, scope), post: id, place: beat?.id ?? path, scope })),
  );
  // Rules hold from long before the first demo day, so that figures of yesterday can be routed too.
  await sql`insert into directory.responsibility_rules (id, post_id, place, event_scope, valid_from)
    select id, post, place, scope, ${now}::timestamptz - interval '1 year'
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r (id uuid, post uuid, place text, scope text)
    on conflict (id) do nothing`.execute(trx);
}

/** People, and everybody with a post on duty in the middle of their ground, unless they said otherwise before. */
async function savePeople(trx: Trx, { accounts, posts }: SeedWorld, now: Date): Promise<void> {
  await sql`insert into directory.people (id, name, org_id, synthetic)
    select "personId", "displayName", "orgId", true
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as p ("personId" uuid, "displayName" text, "orgId" uuid)
    on conflict (id) do nothing`.execute(trx);
  const present = posts.flatMap(({ holders, beat, path }) =>
    holders.map((person) => ({ person, place: beat?.communities[0] ?? path.split('/').at(-2) ?? '' })),
  );
  await sql`insert into directory.presence (person_id, on_duty, since, position, position_at)
    select p.person, true, ${now}, g.centre, ${now}
    from jsonb_to_recordset(${JSON.stringify(present)}::jsonb) as p (person uuid, place text)
    left join directory.division_geometries g on g.code = p.place and g.valid_to is null
    on conflict (person_id) do nothing`.execute(trx);
}

/** Writes the invented world; what is there already stays. */
export async function saveWorldInTrx(trx: Trx, world: SeedWorld, now: Date): Promise<void> {
  await saveOrgs(trx, world);
  await saveBeats(trx, world);
  await savePosts(trx, world, now);
  await savePeople(trx, world, now);
}
