import { randomBytes } from 'node:crypto';
import { sql } from '../../../../platform/db/index.ts';
import { given, givenWithPath, isOutside, type StoreProblem, type StoreRows } from './store-frame.ts';

export const storeSubjects: StoreRows = async (db, rows, frame) => {
  // A code that says nothing about whose it is; one that is there already keeps its own.
  const withCodes = rows.map(({ row, values }) => ({
    row,
    values: { ...values, checkCode: randomBytes(12).toString('base64url') },
  }));
  const columns = sql`uscc text, name text, kind text, address text, lon float8, lat float8, "creditClass" text, "checkCode" text`;
  const { rows: refused } = await sql<StoreProblem>`
    with ${givenWithPath(withCodes, columns)},
    judged as (
      select g.*, s.credit_class as known_class, case when g.path is null then 'unknown-division'
        when ${isOutside(frame, sql`g.path`)} or ${isOutside(frame, sql`s.division_path`)} then 'outside-scope'
        when (g.lon is null) <> (g.lat is null) then 'half-a-position' end as code
      from given g left join powers.subjects s on s.uscc = g.uscc),
    put as (
      insert into powers.subjects (id, uscc, name, kind, address, geom, division_path, credit_class, check_code, updated_at, synthetic)
      select gen_random_uuid(), uscc, name, kind, address, st_setsrid(st_makepoint(lon, lat), 4490), path,
        coalesce("creditClass", known_class, 'B'), "checkCode", ${frame.now}, ${frame.synthetic} from judged where code is null
      on conflict (uscc) do update set name = excluded.name, kind = excluded.kind, address = excluded.address,
        geom = coalesce(excluded.geom, powers.subjects.geom), division_path = excluded.division_path,
        credit_class = excluded.credit_class, updated_at = excluded.updated_at)
    select row, code from judged where code is not null`.execute(db);
  return refused;
};

/** A licence is told by its number: the same number again replaces it, others stay. */
export const storeLicences: StoreRows = async (db, rows, frame) => {
  const columns = sql`uscc text, name text, number text, issuer text, "from" date, "until" date`;
  const { rows: refused } = await sql<StoreProblem>`
    with ${given(rows, columns)},
    judged as (
      select g.*, s.id, case when s.id is null then 'unknown-subject' when ${isOutside(frame, sql`s.division_path`)} then 'outside-scope'
        when g."until" < g."from" then 'days-reversed' end as code
      from given g left join powers.subjects s on s.uscc = g.uscc),
    brought as (
      select id, array_agg(number) as numbers, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', name, 'number', number,
        'issuer', issuer, 'from', "from", 'until', "until")) order by number) as licences
      from judged where code is null group by id),
    put as (
      update powers.subjects s set updated_at = ${frame.now}, licences = b.licences || coalesce((
        select jsonb_agg(l) from jsonb_array_elements(s.licences) l where (l ->> 'number' = any (b.numbers)) is not true), '[]')
      from brought b where b.id = s.id)
    select row, code from judged where code is not null`.execute(db);
  return refused;
};
