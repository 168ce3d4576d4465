import { randomUUID } from 'node:crypto';
import type { Blueprint } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, inScope, scopePatterns } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { blueprintNotFound, blueprintOver, divisionUnknown } from '../errors.ts';

/** Job: works out one blueprint. */
export const COMPUTE_BLUEPRINT = 'plans.blueprint';

/** A blueprint is as guarded as the most guarded plan that went into it. */
export type Viewer = Pick<Actor, 'scopes' | 'permissions'>;

/** Starts a blueprint of a district within the actor’s scope; it is worked out in the background. */
export async function startBlueprint(
  platform: Platform,
  actor: Actor,
  { divisionCode, asOf }: { divisionCode: string; asOf?: string },
): Promise<Blueprint> {
  const now = platform.clock.now();
  const day = asOf ?? localDay(now, platform.config.timeZone);
  const { rows } = await sql<{ path: string }>`
    select path from directory.division_paths p where code = ${divisionCode} and valid_from <= ${day}::date
      and exists (select from directory.division_geometries g where g.code = p.code and g.valid_from <= ${day}::date)
    order by valid_from desc limit 1`.execute(platform.db);
  const path = rows[0]?.path;
  if (path === undefined || !inScope(actor, path)) throw divisionUnknown();
  const id = randomUUID();
  await platform.db.transaction().execute(async (trx) => {
    await sql`
      insert into plans.blueprints (id, as_of, division_path, status, started_by, started_at)
      values (${id}, ${day}::date, ${path}, 'waiting', ${actor.id}, ${now})`.execute(trx);
    await addJobInTrx(trx, COMPUTE_BLUEPRINT, { id });
    const facts = { divisionCode, asOf: day };
    await appendAuditInTrx(trx, {
      at: now,
      actor: `person:${actor.id}`,
      action: 'blueprint.start',
      subject: `blueprint:${id}`,
      facts,
    });
  });
  return getBlueprint(platform.db, actor, id);
}

/** Stops one that waits or runs, after the tile at hand. 409 when it is over already. */
export async function cancelBlueprint(platform: Platform, actor: Actor, id: string): Promise<Blueprint> {
  await getBlueprint(platform.db, actor, id);
  const at = platform.clock.now();
  await platform.db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update plans.blueprints set status = 'cancelled', finished_at = ${at} where id = ${id} and status in ('waiting', 'running')
      returning id`.execute(trx);
    if (rows.length === 0) throw blueprintOver();
    await appendAuditInTrx(trx, {
      ...{ at, actor: `person:${actor.id}`, action: 'blueprint.cancel', subject: `blueprint:${id}`, facts: {} },
    });
  });
  return getBlueprint(platform.db, actor, id);
}

export async function getBlueprint(db: Database, actor: Viewer, id: string): Promise<Blueprint> {
  const [found] = await readBlueprints(db, actor, id);
  if (!found) throw blueprintNotFound();
  return found;
}

/** The newest first. */
export function listBlueprints(db: Database, actor: Viewer): Promise<Blueprint[]> {
  return readBlueprints(db, actor);
}

async function readBlueprints(db: Database, actor: Viewer, id?: string): Promise<Blueprint[]> {
  const { rows } = await sql<{ blueprint: Blueprint; startedAt: Date; finishedAt: Date | null }>`
    select jsonb_strip_nulls(jsonb_build_object('id', id, 'asOf', as_of, 'status', status, 'progress', progress, 'areaM2', area_m2,
      'adminAreaM2', admin_area_m2, 'closesPpm', closes_ppm, 'features', features, 'problem', problem)) as blueprint,
      started_at as "startedAt", finished_at as "finishedAt"
    from plans.blueprints b where division_path like any (${scopePatterns(actor)}::text[]) and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      and (${actor.permissions.has('dataset.view-sensitive')} or not exists (select from plans.blueprint_parts p
        join datasets.datasets d on d.id = p.dataset_id where p.blueprint_id = b.id and d.security_level = 'sensitive'))
    order by started_at desc, id limit 100`.execute(db);
  return rows.map(({ blueprint, startedAt, finishedAt }) => ({
    ...blueprint,
    startedAt: startedAt.toISOString(),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  }));
}
