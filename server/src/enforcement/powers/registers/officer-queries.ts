import type {
  AuxiliaryPage,
  AuxiliaryQuery,
  CertificateState,
  OfficerEntry,
  OfficerPage,
  OfficerQuery,
} from '@shancheng/contracts';
import { addDays } from '@shancheng/law';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { maskName, seesPeople } from './mask-name.ts';
import {
  beginning,
  containing,
  counted,
  divisionName,
  every,
  inDivision,
  keysOf,
  PAGE,
  pageOf,
  type Sql,
  totalOf,
} from './paging.ts';

type Reader = Pick<Actor, 'scopes' | 'permissions' | 'accountId'>;

/** So long before its end a certificate is called out. */
const EXPIRING_DAYS = 90;
const STATES = [
  'valid',
  'expiring',
  'not-yet',
  'expired',
  'suspended',
  'revoked',
] as const satisfies readonly CertificateState[];

const stateOn = (
  day: string,
) => sql`case when o.status <> 'valid' then o.status when ${day}::date < o.valid_from then 'not-yet'
  when o.valid_to < ${day}::date then 'expired' when o.valid_to <= ${addDays(day, EXPIRING_DAYS)}::date then 'expiring' else 'valid' end`;

const FROM = sql`powers.officers o join powers.authorities a on a.id = o.authority_id`;

/** One page of the certified officers, by certificate. A masked name is not searched: that would tell it letter by letter. */
export async function listOfficers(
  db: Database,
  reader: Reader,
  query: OfficerQuery,
  day: string,
): Promise<OfficerPage> {
  const limit = query.limit ?? PAGE;
  const parts = [sql<boolean>`o.area_path like any (${scopePatterns(reader)}::text[])`];
  if (query.authority) parts.push(sql`o.authority_id = ${query.authority}`);
  if (query.domain) parts.push(sql`${query.domain} = any (o.domains)`);
  if (query.division) parts.push(inDivision(sql`o.area_path`, query.division));
  if (query.q) parts.push(namedOrNumbered(reader, query.q, sql`o.name`, sql`o.certificate_no`));
  const all = every(parts);
  const where = query.state === undefined ? all : sql<boolean>`${all} and ${stateOn(day)} = ${query.state}`;
  const after = query.cursor === undefined ? sql`true` : sql`o.certificate_no > ${keysOf(query.cursor, 1)[0]}`;
  const [own, { rows }, count, states] = await Promise.all([
    findOwnAuthority(db, reader),
    sql<OfficerEntry>`
      select o.id, o.name, o.certificate_no as "certificateNo", o.authority_id as "authorityId", a.short_name as "authorityName",
        o.domains, ${divisionName(sql`o.area_path`)} as "areaName", o.valid_from as "from", o.valid_to as "to", ${stateOn(day)} as state,
        o.legal_qualified as "legalQualified", o.account_id is not null as "hasAccount", o.synthetic
      from ${FROM} where ${where} and ${after} order by o.certificate_no limit ${limit + 1}`.execute(db),
    counted(FROM, where).execute(db),
    sql<{ state: CertificateState; n: number }>`
      select ${stateOn(day)} as state, count(*)::int as n from ${FROM} where ${all} group by 1`.execute(db),
  ]);
  const { items, ...page } = pageOf(rows, limit, ({ certificateNo }) => [certificateNo]);
  const ofState = (state: CertificateState) => states.rows.find((one) => one.state === state)?.n ?? 0;
  const [valid, expiring, notYet, expired, suspended, revoked] = STATES.map(ofState);
  return {
    // Whoever sends people on a visit has to know his own.
    items: items.map((one) =>
      seesPeople(reader) || one.authorityId === own ? one : { ...one, name: maskName(one.name) },
    ),
    ...{ ...page, on: day, masked: !seesPeople(reader) },
    states: {
      ...{ valid: valid ?? 0, expiring: expiring ?? 0, 'not-yet': notYet ?? 0 },
      ...{ expired: expired ?? 0, suspended: suspended ?? 0, revoked: revoked ?? 0 },
    },
    ...totalOf(count.rows[0]?.n),
  };
}

async function findOwnAuthority(db: Database, { accountId }: Reader): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select authority_id as id from powers.authority_staff where account_id = ${accountId ?? null}::uuid`.execute(db);
  return rows[0]?.id;
}

function namedOrNumbered(reader: Reader, q: string, name: ReturnType<typeof sql>, number: ReturnType<typeof sql>): Sql {
  const numbered = sql<boolean>`${number} ilike ${beginning(q)}`;
  return seesPeople(reader) ? sql<boolean>`(${numbered} or ${name} ilike ${containing(q)})` : numbered;
}

/** One page of the auxiliary staff, by number. */
export async function listAuxiliaryStaff(db: Database, reader: Reader, query: AuxiliaryQuery): Promise<AuxiliaryPage> {
  const limit = query.limit ?? PAGE;
  const from = sql`powers.auxiliary_staff s join powers.authorities a on a.id = s.authority_id`;
  const parts = [sql<boolean>`a.division_path like any (${scopePatterns(reader)}::text[])`];
  if (query.authority) parts.push(sql`s.authority_id = ${query.authority}`);
  if (query.division) parts.push(inDivision(sql`a.division_path`, query.division));
  if (query.q) parts.push(namedOrNumbered(reader, query.q, sql`s.name`, sql`s.staff_no`));
  const where = every(parts);
  const after = query.cursor === undefined ? sql`true` : sql`s.staff_no > ${keysOf(query.cursor, 1)[0]}`;
  const [{ rows }, count] = await Promise.all([
    sql<AuxiliaryPage['items'][number]>`
      select s.id, s.name, s.staff_no as "staffNo", s.authority_id as "authorityId", a.short_name as "authorityName", s.synthetic
      from ${from} where ${where} and ${after} order by s.staff_no limit ${limit + 1}`.execute(db),
    counted(from, where).execute(db),
  ]);
  const { items, ...page } = pageOf(rows, limit, ({ staffNo }) => [staffNo]);
  const masked = !seesPeople(reader);
  return {
    items: masked ? items.map((one) => ({ ...one, name: maskName(one.name) })) : items,
    ...{ ...page, masked, ...totalOf(count.rows[0]?.n) },
  };
}
