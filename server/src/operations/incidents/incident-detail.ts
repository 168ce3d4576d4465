import type {
  ActionState,
  EvidenceItem,
  IncidentAction,
  IncidentDetail,
  Name,
  TimelineEntry,
} from '@shancheng/contracts';
import { type Actor, inScope, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, type DB, type Selectable, sql, type Trx } from '../../platform/db/index.ts';
import { incidentNotFound } from './errors.ts';
import { ALLOWED_ACTIONS } from './incident.ts';
import { evidenceHref, findIncidentRows, type IncidentRow, summaryOf } from './incident-queries.ts';
import { ACTION_NAMES, STATUS_NAMES } from './names.ts';
import { DUPLICATE_METRES } from './signal.ts';

/** Buttons of the operator’s page; the officer’s own actions (acknowledge, arrive, feedback, return) are on the phone. */
const OPERATOR_ACTIONS = [
  'accept',
  'reject',
  'file',
  'dispatch',
  'check',
  'pass',
  'rework',
  'merge',
  'unmerge',
  'void',
  'note',
] as const;
const PERMISSION_OF: Record<(typeof OPERATOR_ACTIONS)[number], string> = {
  accept: 'incident.accept',
  reject: 'incident.reject',
  file: 'incident.file',
  dispatch: 'incident.dispatch',
  check: 'incident.check',
  pass: 'incident.check',
  rework: 'incident.check',
  merge: 'incident.merge',
  unmerge: 'incident.merge',
  void: 'incident.void',
  note: 'incident.note',
};
/** Candidates for a merge are shown somewhat farther out than the automatic limit. */
const NEARBY_METRES = DUPLICATE_METRES * 5;

/** Everything about one incident in the actor’s scope; 404 otherwise. */
export async function getIncident(db: Database, actor: Actor, id: string, now: Date): Promise<IncidentDetail> {
  const [row] = await findIncidentRows(db, [id]);
  if (!row || !inScope(actor, row.division_path)) throw incidentNotFound();
  const [extra, evidence, timeline, signals, nearby] = await Promise.all([
    findExtra(db, id),
    listEvidence(db, [id]),
    listTimeline(db, id),
    listSignals(db, id),
    listNearby(db, row, actor),
  ]);
  return {
    ...summaryOf(row, now),
    description: extra.description,
    ...(extra.merged_into ? { mergedInto: { id: extra.merged_into, code: extra.merged_code ?? '' } } : {}),
    ...(extra.camera_id ? { cameraId: extra.camera_id, cameraName: row.source_name } : {}),
    evidence,
    timeline,
    signals,
    actions: actionStates(row, actor, extra.handler_id),
    nearby,
  };
}

function actionStates(row: IncidentRow, actor: Actor, handlerId: string | null): ActionState[] {
  const allowed: readonly IncidentAction[] = ALLOWED_ACTIONS[row.status];
  return OPERATOR_ACTIONS.map((action) => {
    const why = whyNot(action, row, actor, handlerId, allowed);
    return { action, allowed: why === undefined, ...(why ? { why } : {}) };
  });
}

function whyNot(
  action: (typeof OPERATOR_ACTIONS)[number],
  row: IncidentRow,
  actor: Actor,
  handlerId: string | null,
  allowed: readonly IncidentAction[],
): Name | undefined {
  if (!allowed.includes(action)) {
    const status = STATUS_NAMES[row.status];
    return { zh: `案件处于“${status.zh}”，此操作不适用`, en: `Not while the incident is “${status.en}”` };
  }
  if (!actor.permissions.has(PERMISSION_OF[action]))
    return { zh: '您没有此项权限', en: 'You do not have this permission' };
  const checks = action === 'check' || action === 'pass' || action === 'rework';
  if (checks && handlerId !== null && handlerId === actor.personId) {
    return { zh: '处置人不得核查自己的案件', en: 'Whoever handled a case may not check it' };
  }
  return undefined;
}

async function findExtra(db: Database, id: string) {
  const { rows } = await sql<{
    description: string;
    merged_into: string | null;
    merged_code: string | null;
    camera_id: string | null;
    handler_id: string | null;
  }>`
    select i.description, i.merged_into, m.code as merged_code, i.camera_id, i.handler_id
    from incidents.incidents i left join incidents.incidents m on m.id = i.merged_into where i.id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw incidentNotFound();
  return row;
}

const EVIDENCE_PER_CASE = 200;

/** Pictures of these incidents, the oldest 200 of each, oldest first. */
export async function listEvidence(
  db: Database | Trx,
  incidentIds: readonly string[],
): Promise<(EvidenceItem & { incidentId: string })[]> {
  if (incidentIds.length === 0) return [];
  const { rows } = await sql<Selectable<DB['incidents.evidence']>>`
    select e.* from unnest(${incidentIds}::uuid[]) as n(id) cross join lateral (
      select * from incidents.evidence where incident_id = n.id order by captured_at limit ${EVIDENCE_PER_CASE}) e`.execute(
    db,
  );
  return rows.map((row) => ({
    incidentId: row.incident_id ?? '',
    id: row.id,
    kind: row.kind as EvidenceItem['kind'], // checked by the table
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    sm3: row.sm3,
    capturedAt: row.captured_at.toISOString(),
    source: row.source,
    objects: row.objects as unknown as EvidenceItem['objects'], // validated by the observation’s schema when it came in
    ...(row.lon !== null && row.lat !== null ? { location: { lon: row.lon, lat: row.lat } } : {}),
    href: evidenceHref(row.id),
  }));
}

async function listTimeline(db: Database, id: string): Promise<TimelineEntry[]> {
  const { rows } = await sql<{
    seq: number;
    at: Date;
    action: string;
    status: TimelineEntry['status'];
    actor_kind: TimelineEntry['actorKind'];
    actor_name: string;
    reason: string | null;
    facts: { reason?: Name | null; assignee?: string; evidenceIds?: string[]; note?: string };
  }>`select seq, at, action, status, actor_kind, actor_name, reason, facts from incidents.actions
     where incident_id = ${id} order by seq limit 1000`.execute(db);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    action: row.action,
    status: row.status,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    summary: summaryOfAction(row.action, row.facts),
    ...reasonOf(row.reason ?? row.facts.note),
    evidenceIds: row.facts.evidenceIds ?? [],
  }));
}

/** Why, or what the officer wrote about it. */
function reasonOf(words: string | undefined): { reason?: string } {
  return words ? { reason: words } : {};
}

function summaryOfAction(action: string, facts: { reason?: Name | null; assignee?: string }): Name {
  const name = ACTION_NAMES[action] ?? { zh: action, en: action };
  const zh = facts.assignee ?? facts.reason?.zh;
  const en = facts.assignee ?? facts.reason?.en;
  return { zh: zh ? `${name.zh}：${zh}` : name.zh, en: en ? `${name.en}: ${en}` : name.en };
}

async function listSignals(db: Database, id: string): Promise<IncidentDetail['signals']> {
  const { rows } = await sql<{
    id: string;
    source: IncidentDetail['signals'][number]['source'];
    device_id: string | null;
    captured_at: Date;
    received_at: Date;
    outcome: IncidentDetail['signals'][number]['outcome'];
    reason: Name | null;
    origin_incident_id: string | null;
    origin_code: string | null;
  }>`
    select s.id, s.source, s.device_id, s.captured_at, s.received_at, s.outcome, s.reason, s.origin_incident_id, o.code as origin_code
    from incidents.signals s left join incidents.incidents o on o.id = s.origin_incident_id
    where s.incident_id = ${id} order by s.captured_at limit 500`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    ...(row.device_id && row.source === 'video' ? { cameraId: row.device_id } : {}),
    capturedAt: row.captured_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    outcome: row.outcome,
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.origin_incident_id ? { fromIncidentId: row.origin_incident_id } : {}),
    ...(row.origin_code ? { fromIncidentCode: row.origin_code } : {}),
  }));
}

async function listNearby(
  db: Database,
  row: IncidentRow,
  actor: Pick<Actor, 'scopes'>,
): Promise<IncidentDetail['nearby']> {
  const { rows } = await sql<IncidentDetail['nearby'][number]>`
    select id, code, status, metres, abs(extract(epoch from reported_at - ${row.reported_at}::timestamptz)) / 60 as minutes
    from (select i.*, st_distancesphere(i.geom, st_setsrid(st_makepoint(${row.lon}, ${row.lat}), 4490)) as metres
      from incidents.incidents i
      where i.event_type = ${row.event_type} and i.id <> ${row.id} and i.status not in ('closed', 'rejected', 'merged', 'void')
        and i.geom && st_expand(st_setsrid(st_makepoint(${row.lon}, ${row.lat}), 4490), 0.0015)
        and i.division_path like ${`${row.division_path.split('/').slice(0, 2).join('/')}/%`}
        and i.division_path like any (${scopePatterns(actor)}::text[])) n
    where metres <= ${NEARBY_METRES} order by metres limit 10`.execute(db);
  return rows;
}
