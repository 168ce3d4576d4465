import { randomBytes } from 'node:crypto';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { RowKind } from './row-kinds.ts';

/** A row whose cells are in order; the tables decide what else it needs. */
export interface GoodRow {
  row: number;
  values: Record<string, unknown>;
}

/** Why a row with good cells was not taken all the same. */
export interface StoreProblem {
  row: number;
  code:
    | 'unknown-division'
    | 'unknown-authority'
    | 'unknown-matter'
    | 'unknown-parent'
    | 'days-reversed'
    | 'fines-reversed';
}

interface Frame {
  now: Date;
  synthetic: boolean;
}

const placed = (rows: readonly GoodRow[], columns: ReturnType<typeof sql>) => sql`
  given as materialized (
    select g.*, (select p.path from directory.division_paths p where p.code = g."divisionCode" order by p.valid_from desc limit 1) as path
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ row, values }) => ({ row, ...values })))}::jsonb)
      as g(row int, "divisionCode" text, ${columns})
  )`;

/** Puts rows in, or brings those there up to date; answers those it did not take. */
export const STORE_ROWS: Readonly<
  Record<RowKind, (trx: Trx | Database, rows: readonly GoodRow[], frame: Frame) => Promise<StoreProblem[]>>
> = {
  authorities: async (trx, rows, { synthetic }) => {
    const { rows: refused } = await sql<StoreProblem>`
      with ${placed(
        rows,
        sql`id text, name text, "shortName" text, uscc text, kind text, level text, domain text, "parentId" text,
          "reconsiderationOrgan" text, court text`,
      )},
      judged as (
        select *, case when path is null then 'unknown-division'
          when "parentId" is not null and not exists (select from powers.authorities a where a.id = "parentId")
            and not exists (select from given o where o.id = g."parentId") then 'unknown-parent' end as code from given g),
      put as (
        insert into powers.authorities (id, name, short_name, uscc, kind, level, domain, division_path, parent_id,
          reconsideration_organ, court, synthetic)
        select id, name, "shortName", uscc, kind, level, domain, path, "parentId", "reconsiderationOrgan", court, ${synthetic}
        from judged where code is null
        on conflict (id) do update set name = excluded.name, short_name = excluded.short_name, uscc = excluded.uscc,
          kind = excluded.kind, level = excluded.level, domain = excluded.domain, division_path = excluded.division_path,
          parent_id = excluded.parent_id, reconsideration_organ = excluded.reconsideration_organ, court = excluded.court)
      select row, code from judged where code is not null`.execute(trx);
    return refused;
  },

  matters: async (trx, rows, { synthetic }) => {
    const { rows: refused } = await sql<StoreProblem>`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(rows.map(({ row, values }) => ({ row, ...values })))}::jsonb)
          as g(row int, code text, name text, kind text, domain text, levels text[], "subjectKinds" text[], "fineMin" bigint,
            "fineMax" bigint, "yearlyCap" int, "validFrom" date, "validUntil" date, source text)),
      judged as (
        select *, case when "validUntil" <= "validFrom" then 'days-reversed' when "fineMin" > "fineMax" then 'fines-reversed' end as problem
        from given),
      put as (
        insert into powers.matters (code, name, kind, domain, levels, subject_kinds, fine_min, fine_max, yearly_cap, valid_from,
          valid_until, source, synthetic)
        select code, name, kind, domain, levels, coalesce("subjectKinds", '{}'), "fineMin", "fineMax", "yearlyCap", "validFrom",
          "validUntil", coalesce(source, ''), ${synthetic} from judged where problem is null
        on conflict (code) do update set name = excluded.name, kind = excluded.kind, domain = excluded.domain,
          levels = excluded.levels, subject_kinds = excluded.subject_kinds, fine_min = excluded.fine_min,
          fine_max = excluded.fine_max, yearly_cap = excluded.yearly_cap, valid_from = excluded.valid_from,
          valid_until = excluded.valid_until, source = excluded.source)
      select row, problem as code from judged where problem is not null`.execute(trx);
    return refused;
  },

  grants: async (trx, rows) => {
    const { rows: refused } = await sql<StoreProblem>`
      with ${placed(
        rows,
        sql`"authorityId" text, "matterCode" text, mode text, powers text[], "validFrom" date, "validUntil" date, "documentNo" text`,
      )},
      judged as (
        select g.*, case when path is null then 'unknown-division' when a.id is null then 'unknown-authority'
          when m.code is null then 'unknown-matter' when "validUntil" <= "validFrom" then 'days-reversed' end as problem
        from given g left join powers.authorities a on a.id = g."authorityId" left join powers.matters m on m.code = g."matterCode"),
      put as (
        insert into powers.grants (authority_id, matter_code, mode, powers, area_path, valid_from, valid_until, document_no)
        select "authorityId", "matterCode", mode, powers, path, "validFrom", "validUntil", "documentNo" from judged where problem is null
        on conflict (authority_id, matter_code, valid_from) do update set mode = excluded.mode, powers = excluded.powers,
          area_path = excluded.area_path, valid_until = excluded.valid_until, document_no = excluded.document_no)
      select row, problem as code from judged where problem is not null`.execute(trx);
    return refused;
  },

  officers: async (trx, rows, { synthetic }) => {
    const { rows: refused } = await sql<StoreProblem>`
      with ${placed(
        rows,
        sql`name text, "authorityId" text, "certificateNo" text, domains text[], "validFrom" date, "validTo" date, status text,
          "legalQualified" boolean`,
      )},
      judged as (
        select g.*, case when path is null then 'unknown-division' when a.id is null then 'unknown-authority'
          when "validTo" < "validFrom" then 'days-reversed' end as code
        from given g left join powers.authorities a on a.id = g."authorityId"),
      put as (
        insert into powers.officers (id, authority_id, name, certificate_no, domains, area_path, valid_from, valid_to, status,
          legal_qualified, synthetic)
        select gen_random_uuid(), "authorityId", name, "certificateNo", domains, path, "validFrom", "validTo", coalesce(status, 'valid'),
          coalesce("legalQualified", false), ${synthetic} from judged where code is null
        on conflict (certificate_no) do update set authority_id = excluded.authority_id, name = excluded.name,
          domains = excluded.domains, area_path = excluded.area_path, valid_from = excluded.valid_from,
          valid_to = excluded.valid_to, status = excluded.status, legal_qualified = excluded.legal_qualified)
      select row, code from judged where code is not null`.execute(trx);
    return refused;
  },

  subjects: async (trx, rows, { now, synthetic }) => {
    // A code that says nothing about whose it is; one that is there already keeps its own.
    const withCodes = rows.map(({ row, values }) => ({
      row,
      values: { ...values, checkCode: randomBytes(12).toString('base64url') },
    }));
    const { rows: refused } = await sql<StoreProblem>`
      with ${placed(
        withCodes,
        sql`uscc text, name text, kind text, address text, lon float8, lat float8, "creditClass" text, "checkCode" text`,
      )},
      put as (
        insert into powers.subjects (id, uscc, name, kind, address, geom, division_path, credit_class, check_code, updated_at, synthetic)
        select gen_random_uuid(), uscc, name, kind, address, st_setsrid(st_makepoint(lon, lat), 4490), path,
          coalesce("creditClass", 'B'), "checkCode", ${now}, ${synthetic} from given where path is not null
        on conflict (uscc) do update set name = excluded.name, kind = excluded.kind, address = excluded.address,
          geom = coalesce(excluded.geom, powers.subjects.geom), division_path = excluded.division_path,
          credit_class = excluded.credit_class, updated_at = excluded.updated_at)
      select row, 'unknown-division' as code from given where path is null`.execute(trx);
    return refused;
  },
};

/** What tells rows of a kind apart: a second one in the same file is refused, since nobody could say which holds. */
export const KEY_OF: Readonly<Record<RowKind, (values: Record<string, unknown>) => string>> = {
  authorities: ({ id }) => String(id),
  matters: ({ code }) => String(code),
  grants: ({ authorityId, matterCode, validFrom }) => `${authorityId} ${matterCode} ${validFrom}`,
  officers: ({ certificateNo }) => String(certificateNo),
  subjects: ({ uscc }) => String(uscc),
};
