import { type Database, sql, type Trx } from '../../../platform/db/index.ts';

/** One person who can be called for a place now: a row of the board on the duty room's wall. */
export interface BoardRow {
  /** Id of a duty grid or a division path. */
  place: string;
  /** Event types the post answers for there: four digits, a major of two, or any when empty. */
  scopes: readonly string[];
  startsAt: Date;
  endsAt: Date;
  backupOrder: number;
  personId: string;
  accountId: string;
  personName: string;
  orgId: string;
  orgName: string;
  postId: string;
  postName: string;
  level: 'grid' | 'street' | 'district';
}

/** Duty grid of each unit grid; grids on no beat are left out. */
export async function findDutyGrids(db: Database | Trx, gridCodes: readonly string[]): Promise<Map<string, string>> {
  if (gridCodes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; beat: string }>`
    select grid_code as code, duty_grid_id as beat from directory.duty_grid_cells
    where grid_code = any(${gridCodes}::text[])`.execute(db);
  return new Map(rows.map(({ code, beat }) => [code, beat]));
}

/** Everybody rostered between two instants and present now on a post that answers for one of the paths or grids' beats. */
export async function readDutyBoard(
  db: Database | Trx,
  paths: readonly string[],
  gridCodes: readonly string[],
  from: Date,
  to: Date,
): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    with duties as materialized (
      select post_id, place, array_agg(event_scope) as scopes from directory.responsibility_rules
      where place in (
          select unnest(${paths}::text[])
          union select duty_grid_id::text from directory.duty_grid_cells where grid_code = any(${gridCodes}::text[]))
        and valid_from <= ${from} and (valid_to is null or valid_to > ${to})
      group by post_id, place
    ), present as materialized (
      select d.*, ro.person_id, ro.starts_at, ro.ends_at, ro.backup_order
      from duties d
      join directory.rosters ro on ro.post_id = d.post_id and ro.ends_at > ${from} and ro.starts_at <= ${to}
        and ro.starts_at > ${from}::timestamptz - interval '7 days'
      join directory.presence pr on pr.person_id = ro.person_id and pr.on_duty
    )
    select d.place, d.scopes, d.starts_at as "startsAt", d.ends_at as "endsAt", d.backup_order as "backupOrder",
      pe.id as "personId", ac.id as "accountId", pe.name as "personName", o.id as "orgId", o.name as "orgName",
      po.id as "postId", po.name as "postName", po.level
    from present d
    join directory.posts po on po.id = d.post_id
    join directory.organisations o on o.id = po.org_id
    join directory.people pe on pe.id = d.person_id
    join auth.accounts ac on ac.person_id = pe.id and ac.disabled_at is null`.execute(db);
  return rows;
}
