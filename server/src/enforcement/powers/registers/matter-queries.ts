import type { MatterDetail, MatterPage, MatterQuery, MatterSummary } from '@shancheng/contracts';
import { FEWEST_OFFICERS } from '@shancheng/law';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type MatterCitation, quoteAt } from '../bases/quote-at.ts';
import { matchSome } from '../competence/match-powers.ts';
import { matterNotFound } from '../errors.ts';
import { seenBy } from './authority-queries.ts';
import {
  beginning,
  containing,
  counted,
  divisionName,
  every,
  keysOf,
  PAGE,
  pageOf,
  present,
  totalOf,
} from './paging.ts';

type Reader = Pick<Actor, 'scopes'>;
type Row = { [K in keyof MatterSummary]: K extends 'publishedAt' ? Date | null : MatterSummary[K] | null };

const heldOn = (day: string) =>
  sql`g.valid_from <= ${day}::date and (g.valid_until is null or ${day}::date < g.valid_until)`;

const summary = (
  reader: Reader,
  day: string,
) => sql`m.code, m.name, m.kind, m.domain, m.levels, m.fine_min as "fineMin",
  m.fine_max as "fineMax", m.yearly_cap as "yearlyCap", m.published_at as "publishedAt", m.valid_from as "validFrom",
  m.valid_until as "validUntil", m.doubtful, m.synthetic,
  (select count(distinct g.authority_id)::int from powers.grants g join powers.authorities a on a.id = g.authority_id
    where g.matter_code = m.code and a.status = 'active' and ${heldOn(day)} and ${seenBy(reader)}) as holders`;

/** One page of the matters, by code. */
export async function listMatters(db: Database, reader: Reader, query: MatterQuery, day: string): Promise<MatterPage> {
  const limit = query.limit ?? PAGE;
  const parts = [sql<boolean>`true`];
  if (query.kind) parts.push(sql`m.kind = ${query.kind}`);
  if (query.domain) parts.push(sql`m.domain = ${query.domain}`);
  if (query.published !== undefined) parts.push(sql`(m.published_at is not null) = ${query.published}`);
  if (query.holder)
    parts.push(
      sql`exists (select from powers.grants g where g.matter_code = m.code and g.authority_id = ${query.holder} and ${heldOn(day)})`,
    );
  if (query.q) parts.push(sql`(m.name ilike ${containing(query.q)} or m.code ilike ${beginning(query.q)})`);
  const where = every(parts);
  const after = query.cursor === undefined ? sql`true` : sql`m.code > ${keysOf(query.cursor, 1)[0]}`;
  const [{ rows }, count] = await Promise.all([
    sql<Row>`select ${summary(reader, day)} from powers.matters m where ${where} and ${after} order by m.code limit ${limit + 1}`.execute(
      db,
    ),
    counted(sql`powers.matters m`, where).execute(db),
  ]);
  const { items, ...page } = pageOf(rows, limit, ({ code }) => [code ?? '']);
  return { items: items.map(matterOf), ...page, on: day, ...totalOf(count.rows[0]?.n) };
}

function matterOf({ publishedAt, fineMin, fineMax, ...row }: Row): MatterSummary {
  return {
    ...(present(row) as Omit<MatterSummary, 'publishedAt' | 'fineMin' | 'fineMax'>), // its own columns, those of `not null` included
    ...(fineMin === null || fineMin === undefined ? {} : { fineMin: Number(fineMin) }),
    ...(fineMax === null || fineMax === undefined ? {} : { fineMax: Number(fineMax) }),
    ...(publishedAt ? { publishedAt: publishedAt.toISOString() } : {}),
  };
}

interface DetailRow extends Row {
  subjectKinds: string[];
  procedure: string;
  source: string;
  duties: MatterCitation[];
  penalties: MatterCitation[];
  citedOn: string;
  checklist: { id: string; zh: string; en?: string; how?: string }[];
}

/** One matter: what it rests on as the law reads that day, its questions, and who holds it. */
export async function getMatter(db: Database, reader: Reader, code: string, day: string): Promise<MatterDetail> {
  const [{ rows }, heldBy] = await Promise.all([
    sql<DetailRow>`
      select ${summary(reader, day)}, m.subject_kinds as "subjectKinds", m.procedure, m.source, m.duties, m.penalties,
        m.checklist, m.cited_on as "citedOn"
      from powers.matters m where m.code = ${code}`.execute(db),
    listHolders(db, reader, code, day),
  ]);
  const [row] = rows;
  if (!row) throw matterNotFound();
  const { subjectKinds, procedure, source, duties, penalties, checklist, citedOn, ...rest } = row;
  const [quotedDuties, quotedPenalties] = await Promise.all([
    quoteAt(db, duties, { citedOn, day }),
    quoteAt(db, penalties, { citedOn, day }),
  ]);
  return {
    ...matterOf(rest),
    ...{ subjectKinds, procedure, source, on: day, heldBy },
    duties: quotedDuties,
    penalties: quotedPenalties,
    checklist: checklist.map(({ id, zh, en, how }) => ({
      id,
      question: { zh, en: en ?? zh },
      ...(how ? { how } : {}),
    })),
  };
}

type Holder = MatterDetail['heldBy'][number];

async function listHolders(db: Database, reader: Reader, code: string, day: string): Promise<Holder[]> {
  const { rows } = await sql<Omit<Holder, 'officers' | 'able' | 'until'> & { until: string | null }>`
    select a.id as "authorityId", a.name as "authorityName", g.mode, ${divisionName(sql`g.area_path`)} as "areaName",
      g.valid_from as "from", g.valid_until as "until", g.document_no as "documentNo"
    from powers.grants g join powers.authorities a on a.id = g.authority_id and a.status = 'active'
    where g.matter_code = ${code} and ${heldOn(day)} and ${seenBy(reader)}
    order by length(g.area_path), a.id limit 2000`.execute(db);
  const matches = await matchSome(db, day, { matterCodes: [code] });
  const officers = new Map(matches.map((match) => [match.authorityId, match.officers]));
  return rows.map((row) => {
    const hands = officers.get(row.authorityId) ?? 0;
    return { ...present(row), officers: hands, able: hands >= FEWEST_OFFICERS } as Holder; // `present` takes the nulls away
  });
}
