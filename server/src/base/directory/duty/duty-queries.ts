import type { DutyPerson, DutyState, LonLat } from '@shancheng/contracts';
import type { Static } from 'typebox';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';

export interface DutyPeopleQuery {
  onDuty?: boolean;
  /** Street code, 9 digits: people whose post lies there. */
  street?: string;
  /** `like` patterns of the asker’s scopes; none, nobody. */
  scopes: readonly string[];
  at: Date;
}

interface PersonRow {
  id: string;
  name: string;
  orgName: string;
  postName: string;
  streetCode: string;
  onDuty: boolean;
  synthetic: boolean;
  position: LonLat | null;
  positionAt: Date | null;
}

/** People rostered now with their post and presence; open tasks are counted by whoever keeps tasks. */
export async function listDutyPeople(
  db: Database | Trx,
  query: DutyPeopleQuery,
): Promise<Omit<DutyPerson, 'openTasks'>[]> {
  const { rows } = await sql<PersonRow>`
    select * from (
      select distinct on (pe.id) pe.id, pe.name, o.name as "orgName", po.name as "postName", po.level,
        split_part(po.division_path, '/', 3) as "streetCode", coalesce(pr.on_duty, false) as "onDuty", pe.synthetic,
        case when pr.position is not null then
          jsonb_build_object('lon', st_x(pr.position), 'lat', st_y(pr.position)) end as position,
        pr.position_at as "positionAt"
      from directory.rosters ro
      join directory.posts po on po.id = ro.post_id
      join directory.people pe on pe.id = ro.person_id
      join directory.organisations o on o.id = pe.org_id
      left join directory.presence pr on pr.person_id = pe.id
      where ro.starts_at <= ${query.at} and ro.starts_at > ${query.at}::timestamptz - interval '7 days' and ro.ends_at > ${query.at}
        and po.division_path like any(${query.scopes}::text[])
        and (${query.onDuty ?? null}::boolean is null or coalesce(pr.on_duty, false) = ${query.onDuty ?? null}::boolean)
        and (${query.street ?? null}::text is null or split_part(po.division_path, '/', 3) = ${query.street ?? null})
      order by pe.id, array_position(array['grid', 'street', 'district'], po.level), ro.backup_order
    ) as people order by "streetCode", "postName", name`.execute(db);
  return rows.map(({ id, name, orgName, postName, streetCode, onDuty, synthetic, position, positionAt }) => ({
    id,
    name,
    orgName,
    postName,
    onDuty,
    synthetic,
    ...(streetCode ? { streetCode } : {}),
    ...(position && positionAt ? { position, positionAt: positionAt.toISOString() } : {}),
  }));
}

/** Whether a person is on duty, and the posts rostered now and within two days (at most five). */
export async function dutyState(db: Database | Trx, personId: string, at: Date): Promise<Static<typeof DutyState>> {
  const presence = await sql<{ onDuty: boolean; since: Date }>`
    select on_duty as "onDuty", since from directory.presence where person_id = ${personId}`.execute(db);
  const posts = await sql<{ name: string; from: Date; to: Date }>`
    select po.name, ro.starts_at as from, ro.ends_at as to
    from directory.rosters ro join directory.posts po on po.id = ro.post_id
    where ro.person_id = ${personId} and ro.ends_at > ${at} and ro.starts_at < ${at}::timestamptz + interval '2 days'
    order by ro.starts_at, ro.backup_order limit 5`.execute(db);
  const known = presence.rows[0];
  return {
    onDuty: known?.onDuty ?? false,
    ...(known ? { since: known.since.toISOString() } : {}),
    posts: posts.rows.map(({ name, from, to }) => ({ name, from: from.toISOString(), to: to.toISOString() })),
  };
}
