import { sql, type Trx } from '../../../platform/db/index.ts';
import { newCheck } from '../checks/inspection-check.ts';
import { nextNumbersInTrx } from '../documents/next-number.ts';
import { releaseVisitsInTrx } from '../visits/yearly-cap.ts';
import { type InspectionPlan, takingPart } from './inspection-plan.ts';

interface Head {
  authorityId: string;
  year: number;
  matters: string[];
  state: InspectionPlan;
}

/** One planned check for each subject: other agencies see it from now on and may join. */
export async function addPlannedChecksInTrx(
  trx: Trx,
  planId: string,
  subjectIds: readonly string[],
  at: Date,
): Promise<void> {
  if (subjectIds.length === 0) return;
  const { rows } = await sql<Head>`
    select authority_id as "authorityId", extract(year from window_from)::int as year, state from inspection.plans
    where id = ${planId}`.execute(trx);
  const head = rows[0];
  if (!head) return;
  const codes = await nextNumbersInTrx(trx, { ...head, kind: 'check', count: subjectIds.length });
  const state = JSON.stringify(newCheck(head.state));
  await sql`
    with added as (
      insert into inspection.checks (id, code, plan_id, subject_id, lead_authority, status, window_from, window_to, division_path,
        state, created_at, synthetic)
      select gen_random_uuid(), w.code, p.id, s.id, p.authority_id, 'planned', p.window_from, p.window_to, s.division_path,
        ${state}::jsonb, ${at}, p.synthetic or s.synthetic
      from unnest(${subjectIds}::uuid[], ${codes}::text[]) as w(subject, code)
      join powers.subjects s on s.id = w.subject join inspection.plans p on p.id = ${planId}
      returning id
    )
    insert into inspection.check_parties (check_id, authority_id, lead, mode, matters)
    select added.id, q."authorityId", q.lead, 'on-site', q.matters
    from added cross join jsonb_to_recordset(${JSON.stringify(head.state.parties)}::jsonb)
      as q("authorityId" text, lead boolean, matters text[])`.execute(trx);
}

/** The plan is approved: its checks get who comes and who goes, and what they take in is merged into them. */
export async function approveChecksInTrx(trx: Trx, planId: string, plan: InspectionPlan): Promise<void> {
  const state = JSON.stringify({ ...newCheck(plan), status: 'approved' });
  const parties = JSON.stringify(
    takingPart(plan).map(({ authorityId, lead, matters, officerIds, answer }) => ({
      ...{ authorityId, lead, matters, officerIds },
      mode: answer === 'joins' ? 'on-site' : 'in-writing',
    })),
  );
  await sql`
    update inspection.checks set status = 'approved', state = ${state}::jsonb where plan_id = ${planId} and status = 'planned'`.execute(
    trx,
  );
  await sql`
    delete from inspection.check_parties where check_id in (select id from inspection.checks where plan_id = ${planId})`.execute(
    trx,
  );
  await sql`
    insert into inspection.check_parties (check_id, authority_id, lead, mode, matters, officer_ids)
    select c.id, q."authorityId", q.lead, q.mode, q.matters, q."officerIds"
    from inspection.checks c cross join jsonb_to_recordset(${parties}::jsonb)
      as q("authorityId" text, lead boolean, mode text, matters text[], "officerIds" uuid[])
    where c.plan_id = ${planId} and c.status = 'approved'`.execute(trx);
}

/** Checks that a joint visit takes in are not made by themselves any more; their places under the cap come free. */
export async function mergeChecksInTrx(trx: Trx, planId: string, { parties }: InspectionPlan): Promise<void> {
  for (const { authorityId, absorb } of takingPart({ parties })) {
    if (absorb.length === 0) continue;
    await releaseVisitsInTrx(trx, absorb);
    await sql`
      update inspection.checks c set status = 'merged', merged_into = joint.id,
        state = jsonb_set(c.state, '{status}', '"merged"')
      from inspection.checks joint
      where c.id = any (${absorb}::uuid[]) and c.lead_authority = ${authorityId} and c.status in ('planned', 'approved')
        and joint.plan_id = ${planId} and joint.subject_id = c.subject_id`.execute(trx);
  }
}

/** What has not begun is not made. */
export async function cancelChecksInTrx(trx: Trx, planId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update inspection.checks set status = 'cancelled', state = jsonb_set(state, '{status}', '"cancelled"')
    where plan_id = ${planId} and status in ('planned', 'approved', 'notified') returning id`.execute(trx);
  await releaseVisitsInTrx(
    trx,
    rows.map(({ id }) => id),
  );
}
