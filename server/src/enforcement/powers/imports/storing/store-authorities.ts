import { sql } from '../../../../platform/db/index.ts';
import { givenWithPath, isOutside, type StoreProblem, type StoreRows } from './store-frame.ts';

export const storeAuthorities: StoreRows = async (db, rows, frame) => {
  const columns = sql`id text, name text, "shortName" text, uscc text, kind text, level text, domain text, "parentId" text,
    "reconsiderationOrgan" text, court text`;
  // A parent counts when it is there, or comes in the same batch and is taken itself.
  const { rows: refused } = await sql<StoreProblem>`
    with recursive ${givenWithPath(rows, columns)},
    judged as (
      select g.*, case when g.path is null then 'unknown-division'
        when ${isOutside(frame, sql`g.path`)} or ${isOutside(frame, sql`a.division_path`)} then 'outside-scope'
        when exists (select from powers.authorities o where o.uscc = g.uscc and o.id <> g.id)
          or exists (select from given o where o.uscc = g.uscc and o.row < g.row) then 'uscc-elsewhere' end as code
      from given g left join powers.authorities a on a.id = g.id),
    taken as (
      select j.* from judged j where j.code is null
        and (j."parentId" is null or exists (select from powers.authorities p where p.id = j."parentId" and p.id <> j.id))
      union
      select j.* from judged j join taken t on t.id = j."parentId" where j.code is null),
    put as (
      insert into powers.authorities (id, name, short_name, uscc, kind, level, domain, division_path, parent_id,
        reconsideration_organ, court, synthetic)
      select id, name, "shortName", uscc, kind, level, domain, path, "parentId", "reconsiderationOrgan", court, ${frame.synthetic}
      from taken
      on conflict (id) do update set name = excluded.name, short_name = excluded.short_name,
        uscc = coalesce(excluded.uscc, powers.authorities.uscc), kind = excluded.kind, level = excluded.level,
        domain = excluded.domain, division_path = excluded.division_path,
        parent_id = coalesce(excluded.parent_id, powers.authorities.parent_id),
        reconsideration_organ = excluded.reconsideration_organ, court = excluded.court)
    select row, coalesce(code, 'unknown-parent') as code from judged j
    where not exists (select from taken t where t.row = j.row)`.execute(db);
  return refused;
};
