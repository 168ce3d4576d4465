import type { IncidentPage, IncidentQuery, IncidentStatus, IncidentSummary, SignalSource } from '@shancheng/contracts';
import { INCIDENT_STATUSES } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import { badRequest } from '../../platform/errors/index.ts';

/** Counting stops here: “more than 1,000” is all a person needs, and a full count would read the whole table. */
const COUNT_LIMIT = 1_000;
/** The promise of the platform: capture to phone. */
const SLA_MS = 5_000;

export interface IncidentRow {
  id: string;
  code: string;
  status: IncidentStatus;
  event_type: string;
  event_name_zh: string;
  event_name_en: string;
  source: SignalSource;
  source_name: string;
  suspected: boolean;
  lon: number;
  lat: number;
  address: string;
  street_code: string;
  street_name: string;
  community_name: string;
  grid_code: string;
  division_path: string;
  reported_at: Date;
  updated_at: Date;
  due_at: Date | null;
  closed_at: Date | null;
  assignee_id: string | null;
  assignee_name: string | null;
  signal_count: number;
  rework_count: number;
  thumbnail_evidence_id: string | null;
  t0: Date | null;
  t1: Date | null;
  t2: Date | null;
  t3: Date | null;
  t4: Date | null;
  t5: Date | null;
  synthetic: boolean;
}

const COLUMNS = sql.raw(
  `i.id, i.code, i.status, i.event_type, et.name_zh as event_name_zh, et.name_en as event_name_en, i.source, i.source_name, i.suspected, i.lon, i.lat, i.address, i.street_code,
   i.street_name, i.community_name, i.grid_code, i.division_path, i.reported_at, i.updated_at, i.due_at, i.closed_at,
   i.assignee_id, i.assignee_name, i.signal_count, i.rework_count, i.thumbnail_evidence_id, i.t0, i.t1, i.t2, i.t3, i.t4,
   i.t5, i.synthetic`,
);

const FROM = sql.raw('from incidents.incidents i join catalogue.event_types et on et.code = i.event_type');

/** One page of incidents in the actor’s scope, newest first unless asked otherwise. */
export async function listIncidents(
  db: Database,
  actor: Pick<Actor, 'scopes'>,
  query: IncidentQuery,
  now: Date,
): Promise<IncidentPage> {
  const limit = query.limit ?? 50;
  const where = incidentCondition(actor, query, now);
  const order = SORTS[query.sort ?? 'newest'];
  const after = query.cursor === undefined ? sql`true` : afterCursor(query.cursor, query.sort ?? 'newest');
  const { rows } = await sql<IncidentRow>`
    select ${COLUMNS} ${FROM} where ${where} and ${after} order by ${order} limit ${limit + 1}`.execute(db);
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from incidents.incidents i where ${where} limit ${COUNT_LIMIT + 1}) c`.execute(
    db,
  );
  const total = counted.rows[0]?.n ?? 0;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => summaryOf(row, now)),
    ...(rows.length > limit && last ? { next: cursorOf(last, query.sort ?? 'newest') } : {}),
    total: Math.min(total, COUNT_LIMIT),
    totalExact: total <= COUNT_LIMIT,
    asOf: now.toISOString(),
  };
}

/** The `where` of an incident list: the same for the list, for the cockpit’s figures and for their rows. */
export function incidentCondition(actor: Pick<Actor, 'scopes'>, query: IncidentQuery, now: Date) {
  const parts = [sql<boolean>`i.division_path like any (${scopePatterns(actor)}::text[])`];
  if (query.status) parts.push(sql`i.status = any (${statuses(query.status)}::text[])`);
  if (query.type) parts.push(sql`i.event_type = any (${query.type.split(',')}::text[])`);
  if (query.street) parts.push(sql`i.street_code = any (${query.street.split(',')}::text[])`);
  if (query.source) parts.push(sql`i.source = ${query.source}`);
  if (query.assignee) parts.push(sql`i.assignee_id = ${query.assignee}`);
  if (query.from) parts.push(sql`i.reported_at >= ${new Date(query.from)}`);
  if (query.to) parts.push(sql`i.reported_at < ${new Date(query.to)}`);
  if (query.closedFrom) parts.push(sql`i.closed_at >= ${new Date(query.closedFrom)}`);
  if (query.filedFrom) parts.push(sql`i.t3 >= ${new Date(query.filedFrom)}`);
  if (query.received) parts.push(sql`i.t5 is not null and i.t0 is not null`);
  if (query.overdue !== undefined) {
    const overdue = sql<boolean>`(i.due_at < ${now} and i.closed_at is null and i.status not in ('rejected', 'merged', 'void'))`;
    parts.push(query.overdue ? overdue : sql`${overdue} is not true`);
  }
  if (query.brokenSla !== undefined) {
    const broken = sql<boolean>`(i.t5 - i.t0 >= make_interval(secs => ${SLA_MS / 1000}))`;
    parts.push(query.brokenSla ? broken : sql`${broken} is not true`);
  }
  if (query.q) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    parts.push(sql`(i.code like ${pattern} or i.address ilike ${pattern} or i.description ilike ${pattern}
      or i.source_name ilike ${pattern} or i.assignee_name ilike ${pattern})`);
  }
  return sql.join(parts, sql` and `);
}

function statuses(list: string): string[] {
  const asked = list.split(',');
  const unknown = asked.filter((one) => !(INCIDENT_STATUSES as readonly string[]).includes(one));
  if (unknown.length > 0)
    throw badRequest('incident.unknown-status', '未知的案件状态', 'Unknown status', { facts: { unknown } });
  return asked;
}

const SORTS = {
  newest: sql`i.reported_at desc, i.id desc`,
  oldest: sql`i.reported_at, i.id`,
  due: sql`i.due_at nulls last, i.id`,
};

function cursorOf(row: IncidentRow, sort: keyof typeof SORTS): string {
  const at = sort === 'due' ? (row.due_at?.toISOString() ?? 'none') : row.reported_at.toISOString();
  return `${at}_${row.id}`;
}

/** Every stored time comes from our clock and has whole milliseconds, so the cursor compares exactly and by index. */
function afterCursor(cursor: string, sort: keyof typeof SORTS) {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|none)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    cursor,
  );
  const isTime = match?.[1] === 'none' ? sort === 'due' : !Number.isNaN(Date.parse(match?.[1] ?? ''));
  if (!match || !isTime) throw badRequest('incident.bad-cursor', '翻页标记无效', 'The cursor is not valid');
  const [, at = '', id = ''] = match;
  if (sort === 'newest') return sql<boolean>`(i.reported_at, i.id) < (${at}::timestamptz, ${id}::uuid)`;
  if (sort === 'oldest') return sql<boolean>`(i.reported_at, i.id) > (${at}::timestamptz, ${id}::uuid)`;
  if (at === 'none') return sql<boolean>`(i.due_at is null and i.id > ${id}::uuid)`;
  return sql<boolean>`(i.due_at is null or (i.due_at, i.id) > (${at}::timestamptz, ${id}::uuid))`;
}

/** Incidents by id with their scope path, e.g. for the live feed. */
export async function findIncidentRows(db: Database | Trx, ids: readonly string[]): Promise<IncidentRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<IncidentRow>`
    select ${COLUMNS} ${FROM} where i.id = any (${ids}::uuid[]) order by i.updated_at desc`.execute(db);
  return rows;
}

export function summaryOf(row: IncidentRow, now: Date): IncidentSummary {
  const ended = row.closed_at !== null || ['rejected', 'merged', 'void'].includes(row.status);
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    eventType: row.event_type,
    eventTypeName: { zh: row.event_name_zh, en: row.event_name_en },
    source: row.source,
    sourceName: row.source_name,
    suspected: row.suspected,
    location: { lon: row.lon, lat: row.lat },
    address: row.address,
    streetCode: row.street_code,
    streetName: row.street_name,
    communityName: row.community_name,
    gridCode: row.grid_code,
    reportedAt: row.reported_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}),
    overdue: !ended && row.due_at !== null && row.due_at < now,
    ...(row.assignee_id ? { assignee: { id: row.assignee_id, name: row.assignee_name ?? '' } } : {}),
    signalCount: row.signal_count,
    reworkCount: row.rework_count,
    ...(row.thumbnail_evidence_id ? { thumbnailHref: evidenceHref(row.thumbnail_evidence_id) } : {}),
    chain: chainOf(row),
    ...(row.t5 && row.t0 ? { captureToPhoneMs: row.t5.getTime() - row.t0.getTime() } : {}),
    synthetic: row.synthetic,
  };
}

export function chainOf(row: Pick<IncidentRow, 't0' | 't1' | 't2' | 't3' | 't4' | 't5'>): IncidentSummary['chain'] {
  const chain: IncidentSummary['chain'] = {};
  for (const step of ['t0', 't1', 't2', 't3', 't4', 't5'] as const) {
    const at = row[step];
    if (at) chain[step] = at.toISOString();
  }
  return chain;
}

export const evidenceHref = (evidenceId: string): string => `/api/v1/evidence/${evidenceId}`;
