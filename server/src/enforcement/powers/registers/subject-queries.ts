import type { SubjectDetail, SubjectPage, SubjectQuery, SubjectSummary } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { subjectNotFound } from '../errors.ts';
import {
  badCursor,
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

type Reader = Pick<Actor, 'scopes' | 'permissions'>;

/** The path as far as the street: the grid it ends in tells nobody where a subject is. */
const STREET = sql`coalesce(substring(s.division_path from '^.*?/[0-9]{9}/'), s.division_path)`;
const SUMMARY = sql`s.id, s.uscc, s.name, s.kind, s.address, s.credit_class as "creditClass",
  jsonb_array_length(s.licences) as licences, s.synthetic, ${divisionName(STREET)} as "divisionName"`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A credit code or its beginning, told from a name by its alphabet. */
const CODE = /^[0-9A-Z]{6,18}$/;

/** One page of the subjects in the reader’s area, by name. */
export async function listSubjects(db: Database, reader: Reader, query: SubjectQuery): Promise<SubjectPage> {
  const limit = query.limit ?? PAGE;
  const parts = [sql<boolean>`s.division_path like any (${scopePatterns(reader)}::text[])`];
  if (query.kind) parts.push(sql`s.kind = ${query.kind}`);
  if (query.credit) parts.push(sql`s.credit_class = ${query.credit}`);
  if (query.division) parts.push(inDivision(sql`s.division_path`, query.division));
  if (query.q) {
    const code = query.q.trim().toUpperCase();
    parts.push(CODE.test(code) ? sql`s.uscc like ${beginning(code)}` : named(query.q.trim()));
  }
  const where = every(parts);
  const after = query.cursor === undefined ? sql`true` : afterCursor(query.cursor);
  const [{ rows }, count] = await Promise.all([
    sql<SubjectSummary>`
      select ${SUMMARY} from powers.subjects s where ${where} and ${after} order by s.name, s.id limit ${limit + 1}`.execute(
      db,
    ),
    counted(sql`powers.subjects s`, where).execute(db),
  ]);
  const { items, ...page } = pageOf(rows, limit, (row) => [row.name, row.id]);
  return { items: items.map(present) as SubjectSummary[], ...page, ...totalOf(count.rows[0]?.n) }; // a missing code is absent, not null
}

/** The index knows pieces of three letters; for fewer it would be read whole, slower than the names themselves. */
const named = (words: string) =>
  [...words].length < 3
    ? sql<boolean>`strpos(lower(s.name), ${words.toLowerCase()}) > 0`
    : sql<boolean>`s.name ilike ${containing(words)}`;

function afterCursor(cursor: string) {
  const [name = '', id = ''] = keysOf(cursor, 2);
  if (!UUID.test(id)) throw badCursor();
  return sql`(s.name, s.id) > (${name}, ${id}::uuid)`;
}

interface DetailRow extends SubjectSummary {
  divisionCode: string;
  lon: number | null;
  lat: number | null;
  gridCode: string | null;
  updatedAt: Date;
  licenceList: SubjectDetail['licenceList'];
  checkCode: string;
}

/** The file of one subject; 404 outside the reader’s area. What its QR code says only for who may know it. */
export async function getSubject(db: Database, reader: Reader, id: string, today: string): Promise<SubjectDetail> {
  const { rows } = await sql<DetailRow>`
    select ${SUMMARY}, split_part(s.division_path, '/', -2) as "divisionCode", st_x(s.geom) as lon, st_y(s.geom) as lat,
      s.grid_code as "gridCode", s.updated_at as "updatedAt", s.licences as "licenceList", s.check_code as "checkCode"
    from powers.subjects s where s.id = ${id} and s.division_path like any (${scopePatterns(reader)}::text[])`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw subjectNotFound();
  const { lon, lat, updatedAt, checkCode, licenceList, ...rest } = row;
  return {
    ...present(rest),
    ...(lon === null || lat === null ? {} : { location: { lon, lat } }),
    ...{ updatedAt: updatedAt.toISOString(), today, licenceList },
    ...(reader.permissions.has('powers.view-check-code') ? { checkCode } : {}),
  };
}
