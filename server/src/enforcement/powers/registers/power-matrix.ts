import type { MatchingQuery, PowerMatrix } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { matchSome } from '../competence/match-powers.ts';
import { every, inDivision } from './paging.ts';

/** More than this nobody takes in at once. */
const MOST_AUTHORITIES = 200;
const MOST_MATTERS = 300;

/** Who has which matter on a day within the reader’s area, and how many of its officers may act: towns and bureaus × matters. */
export async function matchMatrix(
  db: Database,
  reader: Pick<Actor, 'scopes'>,
  query: MatchingQuery,
  day: string,
): Promise<PowerMatrix> {
  const authorities = await listRows(db, reader, query, day);
  const shown = authorities.slice(0, MOST_AUTHORITIES);
  const matches = await matchSome(db, day, { authorityIds: shown.map(({ id }) => id) });
  const matters = await listColumns(db, query, [...new Set(matches.map(({ matterCode }) => matterCode))]);
  const columns = matters.slice(0, MOST_MATTERS);
  const rowOf = new Map(shown.map(({ id }, at) => [id, at]));
  const columnOf = new Map(columns.map(({ code }, at) => [code, at]));
  return {
    ...{ on: day, authorities: shown, matters: columns },
    cells: matches.flatMap(({ authorityId, matterCode, officers, able }) => {
      const [authority, matter] = [rowOf.get(authorityId), columnOf.get(matterCode)];
      return authority === undefined || matter === undefined ? [] : [{ authority, matter, officers, able }];
    }),
    truncated: authorities.length > MOST_AUTHORITIES || matters.length > MOST_MATTERS,
  };
}

async function listRows(db: Database, reader: Pick<Actor, 'scopes'>, query: MatchingQuery, day: string) {
  const parts = [
    sql<boolean>`a.status = 'active'`,
    sql<boolean>`a.division_path like any (${scopePatterns(reader)}::text[])`,
  ];
  if (query.division) parts.push(inDivision(sql`a.division_path`, query.division));
  const { rows } = await sql<PowerMatrix['authorities'][number]>`
    select a.id, a.short_name as name, a.level, (select count(*)::int from powers.officers o where o.authority_id = a.id
      and o.status = 'valid' and ${day}::date between o.valid_from and o.valid_to) as officers
    from powers.authorities a where ${every(parts)}
      and exists (select from powers.grants g where g.authority_id = a.id)
    order by array_position(array['city', 'district', 'town'], a.level), a.id limit ${MOST_AUTHORITIES + 1}`.execute(
    db,
  );
  return rows;
}

async function listColumns(db: Database, { domain, kind }: MatchingQuery, codes: readonly string[]) {
  const parts = [sql<boolean>`m.code = any (${[...codes]}::text[])`];
  if (domain) parts.push(sql`m.domain = ${domain}`);
  if (kind) parts.push(sql`m.kind = ${kind}`);
  const { rows } = await sql<PowerMatrix['matters'][number]>`
    select m.code, m.name, m.kind, m.domain from powers.matters m where ${every(parts)}
    order by m.domain, m.kind, m.code limit ${MOST_MATTERS + 1}`.execute(db);
  return rows;
}
