import type {
  AuthorityDetail,
  AuthorityPage,
  AuthorityQuery,
  AuthoritySummary,
  HeldMatter,
} from '@shancheng/contracts';
import { FEWEST_OFFICERS } from '@shancheng/law';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { matchPowers } from '../competence/match-powers.ts';
import { authorityNotFound } from '../errors.ts';
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
  present,
  totalOf,
} from './paging.ts';

type Reader = Pick<Actor, 'scopes'>;

/** Authorities within the reader’s area, and those above it, whose powers reach into it. */
export const seenBy = ({
  scopes,
}: Reader) => sql<boolean>`(a.division_path like any (${scopePatterns({ scopes })}::text[])
  or exists (select from unnest(${[...scopes]}::text[]) mine where starts_with(mine, a.division_path)))`;

const summary = (
  day: string,
) => sql`a.id, a.name, a.short_name as "shortName", a.kind, a.level, a.domain, a.status, a.synthetic,
  split_part(a.division_path, '/', -2) as "divisionCode", ${divisionName(sql`a.division_path`)} as "divisionName",
  (select count(*)::int from powers.grants g where g.authority_id = a.id and g.valid_from <= ${day}::date
    and (g.valid_until is null or ${day}::date < g.valid_until)) as matters,
  (select count(*)::int from powers.officers o where o.authority_id = a.id and o.status = 'valid'
    and ${day}::date between o.valid_from and o.valid_to) as officers`;

/** One page of the authorities, by level and id. */
export async function listAuthorities(
  db: Database,
  reader: Reader,
  query: AuthorityQuery,
  day: string,
): Promise<AuthorityPage> {
  const limit = query.limit ?? PAGE;
  const parts = [seenBy(reader)];
  if (query.kind) parts.push(sql`a.kind = ${query.kind}`);
  if (query.level) parts.push(sql`a.level = ${query.level}`);
  if (query.domain) parts.push(sql`a.domain = ${query.domain}`);
  if (query.division) parts.push(inDivision(sql`a.division_path`, query.division));
  if (query.q)
    parts.push(
      sql`(a.name ilike ${containing(query.q)} or a.short_name ilike ${containing(query.q)} or a.id like ${beginning(query.q)})`,
    );
  const where = every(parts);
  const after = query.cursor === undefined ? sql`true` : sql`a.id > ${keysOf(query.cursor, 1)[0]}`;
  const [{ rows }, count] = await Promise.all([
    sql<AuthoritySummary>`
      select ${summary(day)} from powers.authorities a where ${where} and ${after} order by a.id limit ${limit + 1}`.execute(
      db,
    ),
    counted(sql`powers.authorities a`, where).execute(db),
  ]);
  return { ...pageOf(rows, limit, ({ id }) => [id]), on: day, ...totalOf(count.rows[0]?.n) };
}

interface DetailRow extends AuthoritySummary {
  uscc: string | null;
  parentName: string | null;
  reconsiderationOrgan: string;
  court: string;
}

/** One authority with everything it holds, held or will hold, and who may act on it on the day; 404 outside the scope. */
export async function getAuthority(db: Database, reader: Reader, id: string, day: string): Promise<AuthorityDetail> {
  const [found, held, matches] = await Promise.all([
    sql<DetailRow>`
      select ${summary(day)}, a.uscc, a.reconsideration_organ as "reconsiderationOrgan", a.court,
        (select p.name from powers.authorities p where p.id = a.parent_id) as "parentName"
      from powers.authorities a where a.id = ${id} and ${seenBy(reader)}`.execute(db),
    listHeld(db, id, day),
    matchPowers(db, day, id),
  ]);
  const [row] = found.rows;
  if (!row) throw authorityNotFound();
  const officers = new Map(matches.map((match) => [match.matterCode, match.officers]));
  return {
    ...present(row),
    on: day,
    held: held.map((one) => {
      const hands = one.state === 'held' ? (officers.get(one.code) ?? 0) : 0;
      return { ...present(one), officers: hands, able: hands >= FEWEST_OFFICERS };
    }),
  };
}

type HeldRow = Omit<HeldMatter, 'officers' | 'able' | 'until'> & { until: string | null };

async function listHeld(db: Database, id: string, day: string): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select m.code, m.name, m.kind, g.mode, g.powers, ${divisionName(sql`g.area_path`)} as "areaName", g.valid_from as "from",
      g.valid_until as "until", g.document_no as "documentNo", case when ${day}::date < g.valid_from then 'not-yet'
        when g.valid_until <= ${day}::date then 'ended' else 'held' end as state
    from powers.grants g join powers.matters m on m.code = g.matter_code where g.authority_id = ${id}
    order by m.code, g.valid_from`.execute(db);
  return rows;
}
