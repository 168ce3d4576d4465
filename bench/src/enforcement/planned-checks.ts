import { randomUUID } from 'node:crypto';
import { proposeJoint } from '../../../server/src/enforcement/inspection/index.ts';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { type Percentiles, percentiles } from '../figures/percentiles.ts';

export interface JointPlans {
  plannedChecks: number;
  /** The slowest of all proposals. */
  jointPlanMs: number;
  jointPlan: Percentiles;
  /** Checks proposed for merging over all plans, as many as were planted within thirty days. */
  proposed: number;
}

const SUBJECTS_A_PLAN = 122;
const WINDOW = { from: '2026-12-01', to: '2026-12-10' };
/** What a town may put into one plan at most, and how many towns ask. */
const SUBJECTS = 500;
const TOWNS = 60;

/**
 * Plans checks of all bureaus over the year, then lets towns propose joint plans for as many subjects as a plan may have.
 * Every proposal is compared with what was planted; a wrong number ends the run.
 */
export async function benchJointPlans(db: Database, planned: number): Promise<JointPlans> {
  await plantChecks(db, planned);
  const { rows: towns } = await sql<{ id: string; path: string }>`
    select id, division_path as path from powers.authorities where level = 'town' order by md5(id) limit ${TOWNS}`.execute(
    db,
  );
  const times: number[] = [];
  let proposed = 0;
  for (const { id, path } of towns) {
    const { rows } = await sql<{ id: string }>`
      select id from powers.subjects where starts_with(division_path, ${path}) order by id limit ${SUBJECTS}`.execute(
      db,
    );
    const subjectIds = rows.map((subject) => subject.id);
    const parties = [
      { authorityId: id, lead: true, matters: [], answer: 'joins' as const, officerIds: [], absorb: [] },
    ];
    const plan = {
      ...{ status: 'draft' as const, kind: 'daily' as const, authorityId: id, parties, subjectIds },
      ...{ officersPerAgency: 2, geofenceMetres: 200 },
    };
    const head = { id: randomUUID(), code: '', title: '', divisionPath: path };
    const startedAt = performance.now();
    const proposal = await proposeJoint(db, { ...head, windowFrom: WINDOW.from, windowTo: WINDOW.to, plan });
    times.push(performance.now() - startedAt);
    const found = proposal.agencies.reduce((sum, { checks }) => sum + checks.length, 0);
    const planted = await countPlanted(db, subjectIds);
    if (found !== planted) throw new Error(`${id}: ${found} checks proposed, ${planted} planted`);
    proposed += found;
  }
  if (proposed === 0) throw new Error('no check to merge anywhere: this measures nothing');
  return { plannedChecks: planned, jointPlanMs: Math.max(...times), jointPlan: percentiles(times), proposed };
}

async function plantChecks(db: Database, count: number): Promise<void> {
  // More than needed: a bureau of a small place has fewer subjects.
  const plans = Math.ceil((count / SUBJECTS_A_PLAN) * 1.3);
  await sql`
    with bureaus as (
      select id, division_path, domain, row_number() over (order by id) - 1 as n, count(*) over () as all_of_them
      from powers.authorities where level = 'district'
    ), plans as (
      insert into inspection.plans (id, code, kind, title, authority_id, window_from, window_to, division_path, status, state, created_by,
        created_at, synthetic)
      select gen_random_uuid(), 'P' || p, 'daily', '合成计划', b.id, date '2026-01-01' + (p * 7) % 360, date '2026-01-10' + (p * 7) % 360,
        b.division_path, 'draft', '{"parties": [], "subjectIds": []}', gen_random_uuid(), now(), true
      from generate_series(0, ${plans - 1}::int) as p join bureaus b on b.n = p % b.all_of_them
      returning id, code, authority_id, window_from, window_to, division_path
    ), wanted as (
      select p.*, s.id as subject, s.division_path as path, row_number() over () as n
      from plans p cross join lateral (
        select id, division_path from powers.subjects where starts_with(division_path, p.division_path)
        order by md5(id::text || p.code) limit ${SUBJECTS_A_PLAN}) s
    ), checks as (
      insert into inspection.checks (id, code, plan_id, subject_id, lead_authority, status, window_from, window_to, division_path, state,
        created_at, synthetic)
      select gen_random_uuid(), 'C' || n, id, subject, authority_id, 'planned', window_from, window_to, path, '{"findings": []}', now(), true
      from wanted where n <= ${count} returning id, lead_authority
    )
    insert into inspection.check_parties (check_id, authority_id, lead, mode, matters)
    select c.id, c.lead_authority, true, 'on-site', array(select g.matter_code from powers.grants g
      join powers.matters m on m.code = g.matter_code and m.kind = 'inspection' where g.authority_id = c.lead_authority limit 3)
    from checks c`.execute(db);
  await sql`analyze inspection.plans, inspection.checks, inspection.check_parties`.execute(db);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from inspection.checks`.execute(db);
  if (rows[0]?.n !== count) throw new Error(`${rows[0]?.n} checks planted instead of ${count}`);
}

/** Counted by the plainest statement there is. */
async function countPlanted(db: Database, subjectIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from inspection.checks where subject_id = any (${subjectIds}::uuid[])
      and window_from <= date '2026-12-10' + 30 and window_to >= date '2026-12-01' - 30`.execute(db);
  return rows[0]?.n ?? 0;
}
