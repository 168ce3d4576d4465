import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { Responsible } from './choose-responsible.ts';

/**
 * A person an operator chose, with the post held now; undefined unless rostered and present at that instant on a post
 * within the operator’s scope (`like` patterns).
 */
export async function findDutyPerson(
  db: Database | Trx,
  personId: string,
  at: Date,
  scopes: readonly string[],
): Promise<Responsible | undefined> {
  const { rows } = await sql<Omit<Responsible, 'explanation'>>`
    select pe.id as "personId", ac.id as "accountId", pe.name as "personName", o.id as "orgId", o.name as "orgName",
      po.id as "postId", po.name as "postName", po.level
    from directory.people pe
    join directory.presence pr on pr.person_id = pe.id and pr.on_duty
    join auth.accounts ac on ac.person_id = pe.id and ac.disabled_at is null
    join directory.rosters ro on ro.person_id = pe.id and ro.starts_at <= ${at} and ro.ends_at > ${at}
    join directory.posts po on po.id = ro.post_id
    join directory.organisations o on o.id = po.org_id
    where pe.id = ${personId} and po.division_path like any (${scopes}::text[]) order by ro.backup_order limit 1`.execute(
    db,
  );
  const row = rows[0];
  return row && { ...row, explanation: { zh: '由派遣员指定', en: 'Chosen by the dispatcher' } };
}
