import { expect } from 'vitest';
import { sql } from '../../server/src/platform/db/index.ts';
import type { Stage } from './stage.ts';

/** What the database holds of one visit, whatever the screens say. */
export function visitBooks({ database }: Pick<Stage, 'database'>, checkId: () => string) {
  const { db } = database;

  async function statusIs(status: string): Promise<void> {
    const read = async () =>
      (await sql<{ status: string }>`select status from inspection.checks where id = ${checkId()}`.execute(db)).rows[0]
        ?.status;
    await expect.poll(read, { timeout: 15_000 }).toBe(status);
  }

  /** Waits until what the officers sent from their phones has arrived: the findings stand so, in any order. */
  async function findingsAre(expected: readonly string[]): Promise<void> {
    const read = async () =>
      (
        await sql<{ status: string }>`
          select f ->> 'status' as status from inspection.checks c, jsonb_array_elements(c.state -> 'findings') f
          where c.id = ${checkId()} order by 1`.execute(db)
      ).rows.map((row) => row.status);
    await expect.poll(read, { timeout: 15_000 }).toEqual(expected.toSorted());
  }

  /** Of each officer: how many entries have arrived, at how many questions, how many of them late. */
  async function entriesByOfficer() {
    const { rows } = await sql<{ login: string; entries: number; items: number; late: number }>`
      select a.login, count(*)::int as entries, count(distinct e.item_id)::int as items,
        (count(*) filter (where e.late))::int as late
      from inspection.entries e join powers.officers o on o.id = e.officer_id join auth.accounts a on a.id = o.account_id
      where e.check_id = ${checkId()} group by a.login order by a.login`.execute(db);
    return rows;
  }
  const arrivedOf = async (login: string): Promise<number> =>
    (await entriesByOfficer()).find((one) => one.login === login)?.entries ?? 0;

  async function answersAt(itemId: string) {
    const { rows } = await sql<{ login: string; compliant: boolean | null }>`
      select a.login, e.compliant from inspection.entries e join powers.officers o on o.id = e.officer_id
      join auth.accounts a on a.id = o.account_id
      where e.check_id = ${checkId()} and e.item_id = ${itemId} order by 1`.execute(db);
    return rows;
  }

  /** Notices issued, visits saved, whose planned checks were taken in, and how the enterprise rated it. */
  async function outcome() {
    const { rows } = await sql<{ notices: number; saved: number; takenIn: string[] | null; stars: number[] | null }>`
      select c.visits_saved as saved,
        (select count(*)::int from inspection.documents d where d.check_id = c.id and d.kind = 'rectification-notice') as notices,
        (select array_agg(m.lead_authority order by 1) from inspection.checks m where m.merged_into = c.id) as "takenIn",
        (select array_agg(r.stars order by r.id) from inspection.ratings r where r.check_id = c.id) as stars
      from inspection.checks c where c.id = ${checkId()}`.execute(db);
    return rows[0];
  }

  /** Every place of a yearly cap that is taken at the enterprise of this visit. */
  async function placesTaken() {
    const { rows } = await sql<{ authority: string; ordinal: number; made: boolean; here: boolean }>`
      select v.authority_id as authority, v.ordinal, v.made_at is not null as made, v.check_id = c.id as here
      from inspection.checks c join inspection.visits v on v.subject_id = c.subject_id
      where c.id = ${checkId()} order by 1, 2`.execute(db);
    return rows;
  }

  return { statusIs, findingsAre, entriesByOfficer, arrivedOf, answersAt, outcome, placesTaken };
}
