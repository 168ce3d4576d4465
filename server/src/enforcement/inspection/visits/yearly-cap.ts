import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { capReached } from '../errors.ts';

/** How often an authority may visit a subject in a year, and how often it has or will. */
export interface CapUse {
  authorityId: string;
  subjectId: string;
  /** null: none is published, so no visit may be made that counts against one. */
  cap: number | null;
  used: number;
}

/**
 * Caps and their use for authorities with their matters, at subjects in a year. The cap of an authority at a subject is
 * the smallest that its matters publish; a matter without one leaves it unpublished (国办发〔2024〕54号).
 */
export async function listCapUse(
  db: Database | Trx,
  parties: readonly { authorityId: string; matters: readonly string[] }[],
  subjectIds: readonly string[],
  year: number,
): Promise<CapUse[]> {
  const { rows } = await sql<CapUse>`
    with parties as (
      select p."authorityId" as authority, case when bool_or(m.yearly_cap is null) then null else min(m.yearly_cap) end as cap
      from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as p("authorityId" text, matters text[])
      left join powers.matters m on m.code = any (p.matters) group by 1
    )
    select p.authority as "authorityId", s.id as "subjectId", p.cap,
      (select count(*)::int from inspection.visits v
       where v.authority_id = p.authority and v.subject_id = s.id and v.year = ${year}) as used
    from parties p cross join unnest(${subjectIds}::uuid[]) as s(id)`.execute(db);
  return rows;
}

/**
 * Takes a place under the yearly cap for each visit; 409 when none is left. The subjects are held by the caller, and the
 * primary key keeps two visits from taking the same place whatever happens.
 */
export async function reserveVisitsInTrx(
  trx: Trx,
  uses: readonly CapUse[],
  checkIdOf: (subjectId: string) => string,
  year: number,
  at: Date,
): Promise<void> {
  if (uses.some(({ cap, used }) => cap === null || used >= cap)) throw capReached();
  const places = uses.map(({ authorityId, subjectId }) => ({ authorityId, subjectId, checkId: checkIdOf(subjectId) }));
  await sql`
    insert into inspection.visits (authority_id, subject_id, year, ordinal, check_id, reserved_at)
    select p."authorityId", p."subjectId", ${year},
      (select n from generate_series(1, 400) as n where not exists (
        select from inspection.visits v where v.authority_id = p."authorityId" and v.subject_id = p."subjectId"
          and v.year = ${year} and v.ordinal = n) order by n limit 1),
      p."checkId", ${at}
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p("authorityId" text, "subjectId" uuid, "checkId" uuid)`.execute(
    trx,
  );
}

/** A visit that will not be made gives its place back; one that was made keeps it. */
export async function releaseVisitsInTrx(trx: Trx, checkIds: readonly string[], authorityId?: string): Promise<void> {
  await sql`
    delete from inspection.visits where check_id = any (${checkIds}::uuid[]) and made_at is null
      and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})`.execute(trx);
}

/** The first officer of an authority has come: its visit is made, once. False when no place was taken for it. */
export async function countVisitInTrx(trx: Trx, checkId: string, authorityId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update inspection.visits set made_at = coalesce(made_at, ${at})
    where check_id = ${checkId} and authority_id = ${authorityId} returning 1`.execute(trx);
  return rows.length > 0;
}
