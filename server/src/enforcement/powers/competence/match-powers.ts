import { FEWEST_OFFICERS } from '@shancheng/law';
import { type Database, sql } from '../../../platform/db/index.ts';

/** A matter an authority holds on a day, with those who may act on it. */
export interface PowerMatch {
  authorityId: string;
  matterCode: string;
  /** Officers whose certificate holds for the field and reaches into the area. */
  officers: number;
  /** Enough of them to act at all. */
  able: boolean;
}

/**
 * Which authority has which matter on a day and how many officers may act on it: the grants joined with the certificates by
 * authority and field. A power without two officers stands on paper only. One statement over the whole city.
 */
export function matchPowers(db: Database, on: string, authorityId?: string): Promise<PowerMatch[]> {
  return matchSome(db, on, authorityId === undefined ? {} : { authorityIds: [authorityId] });
}

/** The same for some authorities and matters only. */
export async function matchSome(
  db: Database,
  on: string,
  { authorityIds, matterCodes }: { authorityIds?: readonly string[]; matterCodes?: readonly string[] },
): Promise<PowerMatch[]> {
  const mine = authorityIds ? [...authorityIds] : null;
  const matters = matterCodes ? [...matterCodes] : null;
  // By grant first: officers who reach into two areas of one authority are still so many people.
  const { rows } = await sql<Omit<PowerMatch, 'able'>>`
    with fields as (select distinct domain from powers.matters), hands as (
      select o.authority_id, f.domain, o.area_path, count(*)::int as officers
      from powers.officers o join fields f on o.domains && array[f.domain, 'general']
      where o.status = 'valid' and ${on}::date between o.valid_from and o.valid_to
        and (${mine}::text[] is null or o.authority_id = any (${mine}::text[]))
      group by o.authority_id, f.domain, o.area_path
    ), by_grant as (
      select g.authority_id, g.matter_code, coalesce(sum(h.officers), 0)::int as officers
      from powers.grants g join powers.matters m on m.code = g.matter_code
      join powers.authorities a on a.id = g.authority_id and a.status = 'active'
      left join hands h on h.authority_id = g.authority_id and h.domain = m.domain
        and (starts_with(g.area_path, h.area_path) or starts_with(h.area_path, g.area_path))
      where g.valid_from <= ${on}::date and (g.valid_until is null or ${on}::date < g.valid_until)
        and (${mine}::text[] is null or g.authority_id = any (${mine}::text[]))
        and (${matters}::text[] is null or g.matter_code = any (${matters}::text[]))
      group by g.authority_id, g.matter_code, g.valid_from
    )
    select authority_id as "authorityId", matter_code as "matterCode", max(officers) as officers
    from by_grant group by authority_id, matter_code order by authority_id, matter_code`.execute(db);
  return rows.map((row) => ({ ...row, able: row.officers >= FEWEST_OFFICERS }));
}
