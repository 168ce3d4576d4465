import { sql } from '../../../../platform/db/index.ts';
import { givenWithPath, isOutside, type StoreProblem, type StoreRows } from './store-frame.ts';

export const storeGrants: StoreRows = async (db, rows, frame) => {
  const columns = sql`"authorityId" text, "matterCode" text, mode text, powers text[], "validFrom" date, "validUntil" date,
    "documentNo" text`;
  const { rows: refused } = await sql<StoreProblem>`
    with ${givenWithPath(rows, columns)},
    judged as (
      select g.*, case when path is null then 'unknown-division' when a.id is null then 'unknown-authority'
        when m.code is null then 'unknown-matter'
        when ${isOutside(frame, sql`g.path`)} or ${isOutside(frame, sql`a.division_path`)} then 'outside-scope'
        when "validUntil" <= "validFrom" then 'days-reversed' end as problem
      from given g left join powers.authorities a on a.id = g."authorityId" left join powers.matters m on m.code = g."matterCode"),
    put as (
      insert into powers.grants (authority_id, matter_code, mode, powers, area_path, valid_from, valid_until, document_no)
      select "authorityId", "matterCode", mode, powers, path, "validFrom", "validUntil", "documentNo" from judged where problem is null
      on conflict (authority_id, matter_code, valid_from) do update set mode = excluded.mode, powers = excluded.powers,
        area_path = excluded.area_path, valid_until = excluded.valid_until, document_no = excluded.document_no)
    select row, problem as code from judged where problem is not null`.execute(db);
  return refused;
};
