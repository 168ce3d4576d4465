import { randomBytes, randomUUID } from 'node:crypto';
import { commitmentOf, countAtRate, drawLots, FEWEST_OFFICERS, poolDigestOf } from '@shancheng/law';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { notPromised, poolEmpty, subjectNotFound, twoOfficers } from '../errors.ts';
import type { StoredPlan } from './plan-store.ts';

/** From whom is drawn, as it was when the seed was promised. */
export interface DrawPool {
  /** Subject ids by credit class. */
  subjects: Record<string, string[]>;
  officers: string[];
}

const SEED_BYTES = 32;

/**
 * Promises a draw: the digests of a fresh seed and of both pools are published before anything is drawn, so that neither
 * the seed nor the lists can be chosen to fit. The seed stays here until then.
 */
export async function commitDrawInTrx(trx: Trx, stored: StoredPlan, at: Date): Promise<void> {
  const pool = await readPool(trx, stored);
  const seed = randomBytes(SEED_BYTES).toString('hex');
  const subjects = Object.entries(pool.subjects).flatMap(([credit, ids]) => ids.map((id) => `${credit} ${id}`));
  if (subjects.length === 0) throw poolEmpty();
  if (pool.officers.length < FEWEST_OFFICERS) throw twoOfficers(stored.plan.authorityId);
  await sql`
    insert into inspection.draws (id, plan_id, commitment, subject_pool_digest, officer_pool_digest, pool, seed, committed_at)
    values (${randomUUID()}, ${stored.id}, ${commitmentOf(seed)}, ${poolDigestOf(subjects)}, ${poolDigestOf(pool.officers)},
      ${JSON.stringify(pool)}::jsonb, ${seed}, ${at})`.execute(trx);
}

/**
 * Draws by the promised seed from the promised pools: of each credit class its rate, rounded up; and of the authority’s
 * officers a team. The seed is public from now on and anyone can do it again.
 */
export async function drawInTrx(
  trx: Trx,
  { id, plan }: StoredPlan,
  at: Date,
): Promise<{ subjectIds: string[]; officerIds: string[] }> {
  const { rows } = await sql<{ seed: string; pool: DrawPool }>`
    select seed, pool from inspection.draws where plan_id = ${id} and drawn_at is null for update`.execute(trx);
  const [draw] = rows;
  if (!draw) throw notPromised();
  const rates: Record<string, number> = { ...plan.drawRule?.rates };
  const subjectIds = Object.entries(draw.pool.subjects).flatMap(([credit, pool]) =>
    drawLots({
      seed: draw.seed,
      purpose: `subjects ${credit}`,
      pool,
      count: countAtRate(pool.length, rates[credit] ?? 0),
    }),
  );
  const count = Math.max(FEWEST_OFFICERS, plan.officersPerAgency);
  const officerIds = drawLots({ seed: draw.seed, purpose: 'officers', pool: draw.pool.officers, count });
  const result = subjectIds.map((subjectId) => ({ subjectId, officerIds }));
  await sql`
    update inspection.draws set drawn_at = ${at}, result = ${JSON.stringify(result)}::jsonb where plan_id = ${id}`.execute(
    trx,
  );
  return { subjectIds, officerIds };
}

/** The subjects of the rule’s kinds and place, and the authority’s officers whose certificates hold through the window. */
async function readPool(trx: Trx, { plan, windowFrom, windowTo, divisionPath }: StoredPlan): Promise<DrawPool> {
  const rule = plan.drawRule;
  const place = await sql<{ path: string }>`
    select path from directory.division_paths where code = ${rule?.divisionCode ?? ''} order by valid_from desc limit 1`.execute(
    trx,
  );
  const path = place.rows[0]?.path;
  if (path === undefined || !path.startsWith(divisionPath)) throw subjectNotFound();
  const [subjects, officers] = await Promise.all([
    sql<{ credit: string; ids: string[] }>`
      select credit_class as credit, array_agg(id::text order by id) as ids from powers.subjects
      where starts_with(division_path, ${path}) and kind = any (${rule?.subjectKinds ?? []}::text[]) group by 1 order by 1`.execute(
      trx,
    ),
    sql<{ id: string }>`
      select id from powers.officers o where authority_id = ${plan.authorityId} and status = 'valid'
        and valid_from <= ${windowFrom}::date and valid_to >= ${windowTo}::date and starts_with(${path}, area_path)
        and not exists (select from powers.matters m where m.code = any (${plan.parties.flatMap(({ matters }) => matters)}::text[])
          and not (o.domains && array[m.domain, 'general']))
      order by id`.execute(trx),
  ]);
  return {
    subjects: Object.fromEntries(subjects.rows.map(({ credit, ids }) => [credit, ids])),
    officers: officers.rows.map(({ id }) => id),
  };
}
