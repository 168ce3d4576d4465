import { randomUUID } from 'node:crypto';
import type { IncidentStatus } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { Happened, Incident, MergeableStatus } from './incident.ts';

export interface NewAction {
  incidentId: string;
  seq: number;
  commandId: string;
  action: string;
  status: IncidentStatus;
  at: Date;
  actorKind: 'person' | 'system' | 'device';
  actorId: string;
  actorName: string;
  reason?: string;
  facts?: Record<string, unknown>;
}

export async function insertActionsInTrx(trx: Trx, actions: readonly NewAction[]): Promise<void> {
  if (actions.length === 0) return;
  const json = actions.map((action) => ({
    incident_id: action.incidentId,
    seq: action.seq,
    command_id: action.commandId,
    action: action.action,
    status: action.status,
    at: action.at,
    actor_kind: action.actorKind,
    actor_id: action.actorId,
    actor_name: action.actorName,
    reason: action.reason,
    facts: action.facts ?? {},
  }));
  await sql`
    insert into incidents.actions (incident_id, seq, command_id, action, status, at, actor_kind, actor_id, actor_name, reason, facts)
    select * from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(incident_id uuid, seq int, command_id uuid, action text,
      status text, at timestamptz, actor_kind text, actor_id text, actor_name text, reason text, facts jsonb)`.execute(
    trx,
  );
}

/** One incident for a decision, locked until the transaction ends. */
export interface LoadedIncident {
  incident: Incident;
  lastSeq: number;
  path: string;
  gridCode: string;
  cameraId: string | null;
  ruleId: string | null;
  code: string;
}

export async function findIncidentForUpdate(trx: Trx, id: string): Promise<LoadedIncident | undefined> {
  return (await findIncidentsForUpdate(trx, [id])).get(id);
}

export async function findIncidentsForUpdate(trx: Trx, ids: readonly string[]): Promise<Map<string, LoadedIncident>> {
  const rows = await trx
    .selectFrom('incidents.incidents')
    .select(['id', 'code', 'status', 'event_type', 'rework_count', 'handler_id', 'assignee_id', 'merged_into'])
    .select(['status_before_merge', 'last_seq', 'division_path', 'grid_code', 'camera_id', 'rule_id'])
    .where('id', 'in', [...ids])
    .orderBy('id') // the same order everywhere: no deadlocks between batches
    .forNoKeyUpdate() // what only refers to a case (a signal, a picture) need not wait, nor be waited for
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        incident: foldRow(row),
        lastSeq: row.last_seq,
        path: row.division_path,
        gridCode: row.grid_code,
        cameraId: row.camera_id,
        ruleId: row.rule_id,
        code: row.code,
      },
    ]),
  );
}

interface FoldedRow {
  id: string;
  status: string;
  event_type: string;
  rework_count: number;
  handler_id: string | null;
  assignee_id: string | null;
  merged_into: string | null;
  status_before_merge: string | null;
}

/** The row is the fold of the actions, written in the same transaction as they are. */
function foldRow(row: FoldedRow): Incident {
  const known = {
    id: row.id,
    eventType: row.event_type,
    reworkCount: row.rework_count,
    ...(row.handler_id ? { handlerId: row.handler_id } : {}),
  };
  const status = row.status as IncidentStatus; // written only from IncidentStatus
  if (status === 'merged') {
    return { ...known, status, mergedInto: row.merged_into ?? '', before: row.status_before_merge as MergeableStatus };
  }
  if (status === 'dispatched' || status === 'acknowledged' || status === 'handling') {
    return { ...known, status, assigneeId: row.assignee_id ?? '' };
  }
  return { ...known, status };
}

export interface Deed {
  commandId: string;
  at: Date;
  actor: { kind: 'person' | 'system' | 'device'; id: string; name: string };
  assigneeName?: string;
  facts?: Record<string, unknown>;
}

/** Writes what was decided: history rows and the folded row, for many incidents at once. */
export async function saveHappenedInTrx(
  trx: Trx,
  changes: readonly { loaded: LoadedIncident; happened: readonly Happened[]; deed: Deed }[],
): Promise<void> {
  const actions: NewAction[] = [];
  const folded: Record<string, unknown>[] = [];
  for (const { loaded, happened, deed } of changes) {
    const last = happened.at(-1);
    if (!last) continue;
    for (const [index, one] of happened.entries()) {
      actions.push({
        incidentId: one.incident.id,
        seq: loaded.lastSeq + index + 1,
        commandId: deed.commandId,
        action: one.action,
        status: one.incident.status,
        at: deed.at,
        actorKind: deed.actor.kind,
        actorId: deed.actor.id,
        actorName: deed.actor.name,
        ...(one.reason ? { reason: one.reason } : {}),
        ...(deed.facts ? { facts: deed.facts } : {}),
      });
    }
    folded.push(foldedColumns(last.incident, loaded.lastSeq + happened.length, happened, deed));
  }
  await Promise.all([insertActionsInTrx(trx, actions), updateFolded(trx, folded)]);
}

function foldedColumns(
  incident: Incident,
  lastSeq: number,
  happened: readonly Happened[],
  deed: Deed,
): Record<string, unknown> {
  const did = (action: string) => happened.some((one) => one.action === action);
  const assigned = 'assigneeId' in incident;
  return {
    id: incident.id,
    status: incident.status,
    status_before_merge: incident.status === 'merged' ? incident.before : null,
    merged_into: incident.status === 'merged' ? incident.mergedInto : null,
    rework_count: incident.reworkCount,
    handler_id: incident.handlerId ?? null,
    assignee_id: assigned ? incident.assigneeId : null,
    assignee_name: assigned ? (deed.assigneeName ?? null) : null,
    keeps_name: assigned && deed.assigneeName === undefined,
    last_seq: lastSeq,
    updated_at: deed.at,
    closed_at: incident.status === 'closed' ? deed.at : null,
    t2: did('accept') ? deed.at : null,
    t3: did('file') ? deed.at : null,
    t4: did('dispatch') ? deed.at : null,
  };
}

async function updateFolded(trx: Trx, folded: readonly Record<string, unknown>[]): Promise<void> {
  if (folded.length === 0) return;
  await sql`
    update incidents.incidents i set
      status = r.status, status_before_merge = r.status_before_merge, merged_into = r.merged_into,
      rework_count = r.rework_count, handler_id = r.handler_id, assignee_id = r.assignee_id,
      assignee_name = case when r.keeps_name then i.assignee_name else r.assignee_name end,
      last_seq = r.last_seq, updated_at = r.updated_at,
      closed_at = case when r.closed_at is not null then coalesce(i.closed_at, r.closed_at) end,
      t2 = coalesce(i.t2, r.t2), t3 = coalesce(i.t3, r.t3), t4 = coalesce(i.t4, r.t4)
    from jsonb_to_recordset(${JSON.stringify(folded)}::jsonb) as r(id uuid, status text, status_before_merge text, merged_into uuid,
      rework_count int, handler_id uuid, assignee_id uuid, assignee_name text, keeps_name boolean, last_seq int,
      updated_at timestamptz, closed_at timestamptz, t2 timestamptz, t3 timestamptz, t4 timestamptz)
    where i.id = r.id`.execute(trx);
}

/** The case that another one was merged into, if it was. */
export async function findMergedInto(trx: Trx, id: string): Promise<string | undefined> {
  const row = await trx.selectFrom('incidents.incidents').select('merged_into').where('id', '=', id).executeTakeFirst();
  return row?.merged_into ?? undefined;
}

/** Whether this command was carried out on the incident before (a retry). */
export async function wasDone(trx: Trx, incidentId: string, commandId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('incidents.actions')
    .select('seq')
    .where('incident_id', '=', incidentId)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The ledger’s drawer of an incident’s own signals follows the incident. */
export async function moveSignalsInTrx(
  trx: Trx,
  incidentId: string,
  outcome: 'open' | 'filed' | 'rejected',
): Promise<void> {
  await trx
    .updateTable('incidents.signals')
    .set({ outcome })
    .where('incident_id', '=', incidentId)
    .where('outcome', 'in', ['open', 'filed', 'rejected'])
    .execute();
}

export const systemActor = { kind: 'system', id: 'system', name: '系统' } as const;
export const newCommandId = (): string => randomUUID();

/** The closing limit runs from the first filing (domain.md §1.6); a return or rework does not start it anew. */
export async function setDueInTrx(trx: Trx, incidentId: string, dueAt: Date | undefined): Promise<void> {
  if (!dueAt) return;
  await trx
    .updateTable('incidents.incidents')
    .set({ due_at: dueAt })
    .where('id', '=', incidentId)
    .where('due_at', 'is', null)
    .execute();
}
