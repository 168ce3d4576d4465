import { sql } from '../../../../platform/db/index.ts';
import { given, type StoreProblem, type StoreRows } from './store-frame.ts';

export const storeMatters: StoreRows = async (db, rows, { now, synthetic }) => {
  const columns = sql`code text, name text, kind text, domain text, levels text[], "subjectKinds" text[], "fineMin" bigint,
    "fineMax" bigint, "yearlyCap" int, duties jsonb, penalties jsonb, "validFrom" date, "validUntil" date, source text`;
  const { rows: refused } = await sql<StoreProblem>`
    with ${given(rows, columns)},
    judged as (
      select g.*, case when g."validUntil" <= g."validFrom" then 'days-reversed' when g."fineMin" > g."fineMax" then 'fines-reversed'
        when exists (select from jsonb_array_elements(coalesce(g.duties, '[]') || coalesce(g.penalties, '[]')) c
          where not exists (select from powers.provisions p where p.law_id = c ->> 'law'
            and (p.path = c ->> 'path' or starts_with(p.path, (c ->> 'path') || '/')))) then 'unknown-provision' end as problem
      from given g),
    put as (
      insert into powers.matters (code, name, kind, domain, levels, subject_kinds, fine_min, fine_max, yearly_cap, duties,
        penalties, valid_from, valid_until, source, cited_on, synthetic)
      select j.code, j.name, j.kind, j.domain, j.levels, coalesce(j."subjectKinds", m.subject_kinds, '{}'), j."fineMin", j."fineMax",
        j."yearlyCap", coalesce(j.duties, m.duties, '[]'), coalesce(j.penalties, m.penalties, '[]'), j."validFrom",
        j."validUntil", coalesce(j.source, m.source, ''),
        case when j.duties is null and j.penalties is null then coalesce(m.cited_on, ${now}::date) else ${now}::date end, ${synthetic}
      from judged j left join powers.matters m on m.code = j.code where j.problem is null
      on conflict (code) do update set name = excluded.name, kind = excluded.kind, domain = excluded.domain,
        levels = excluded.levels, subject_kinds = excluded.subject_kinds, fine_min = excluded.fine_min,
        fine_max = excluded.fine_max, yearly_cap = excluded.yearly_cap, duties = excluded.duties,
        penalties = excluded.penalties, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
        source = excluded.source, cited_on = excluded.cited_on)
    select row, problem as code from judged where problem is not null`.execute(db);
  return refused;
};
