import type { EvidenceItem, Task, TaskPage } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import { chainOf, listEvidence } from '../incidents/index.ts';
import { taskNotFound } from './errors.ts';
import { ALLOWED_TASK_ACTIONS } from './task.ts';
import type { TaskStatus } from './task-status.ts';

interface TaskRow {
  id: string;
  status: TaskStatus;
  account_id: string;
  incident_id: string;
  code: string;
  incident_status: string;
  event_type: string;
  event_name_zh: string;
  event_name_en: string;
  suspected: boolean;
  description: string;
  lon: number;
  lat: number;
  address: string;
  street_name: string;
  community_name: string;
  grid_code: string;
  assigned_at: Date;
  acknowledge_by: Date | null;
  acknowledged_at: Date | null;
  arrived_at: Date | null;
  done_at: Date | null;
  due_at: Date | null;
  reminders: number;
  rework: boolean;
  rework_reason: string | null;
  t0: Date | null;
  t1: Date | null;
  t2: Date | null;
  t3: Date | null;
  t4: Date | null;
  t5: Date | null;
}

const SELECT = sql`
  select t.id, t.status, t.account_id, t.incident_id, i.code, i.status as incident_status, i.event_type, et.name_zh as event_name_zh,
    et.name_en as event_name_en, i.suspected, i.description,
    i.lon, i.lat, i.address, i.street_name, i.community_name, i.grid_code, t.assigned_at, t.acknowledge_by, t.acknowledged_at,
    t.arrived_at, t.done_at, i.due_at, t.reminders, t.rework, t.rework_reason, i.t0, i.t1, i.t2, i.t3, i.t4, i.t5
  from dispatch.tasks t join incidents.incidents i on i.id = t.incident_id
  join catalogue.event_types et on et.code = i.event_type`;

const PAGE = 50;

/** My tasks: those that wait for me (all of them), or my history page by page. */
export async function listTasks(
  db: Database,
  personId: string,
  query: { state?: 'open' | 'history'; cursor?: string },
  now: Date,
): Promise<TaskPage> {
  const open = query.state !== 'history';
  const states = open ? ['assigned', 'acknowledged', 'handling'] : ['done', 'returned', 'withdrawn'];
  const before = query.cursor === undefined ? now : new Date(query.cursor);
  const { rows } = await sql<TaskRow>`
    ${SELECT} where t.person_id = ${personId} and t.status = any (${states}::text[])
      and ${open ? sql`true` : sql`t.assigned_at < ${before}`}
    order by t.assigned_at desc limit ${open ? 500 : PAGE}`.execute(db);
  const last = rows.at(-1);
  return {
    items: await tasksOf(db, rows),
    ...(!open && rows.length === PAGE && last ? { next: last.assigned_at.toISOString() } : {}),
    asOf: now.toISOString(),
  };
}

/** One of my tasks; 404 for anybody else’s. */
export async function getTask(db: Database | Trx, personId: string, taskId: string): Promise<Task> {
  const { rows } = await sql<TaskRow>`${SELECT} where t.id = ${taskId} and t.person_id = ${personId}`.execute(db);
  const [task] = await tasksOf(db, rows);
  if (!task) throw taskNotFound();
  return task;
}

/** Tasks as the phones show them, each with the account it belongs to. Two statements, sent together, for any number. */
export async function findTasksForPush(
  db: Database | Trx,
  tasks: readonly { id: string; incidentId: string }[],
): Promise<{ accountId: string; task: Task }[]> {
  if (tasks.length === 0) return [];
  const [{ rows }, evidence] = await Promise.all([
    sql<TaskRow>`${SELECT} where t.id = any (${tasks.map((task) => task.id)}::uuid[])`.execute(db),
    evidenceOf(
      db,
      tasks.map((task) => task.incidentId),
    ),
  ]);
  return rows.map((row) => ({ accountId: row.account_id, task: taskOf(row, evidence.get(row.incident_id) ?? []) }));
}

async function tasksOf(db: Database | Trx, rows: readonly TaskRow[]): Promise<Task[]> {
  const evidence = await evidenceOf(
    db,
    rows.map((row) => row.incident_id),
  );
  return rows.map((row) => taskOf(row, evidence.get(row.incident_id) ?? []));
}

async function evidenceOf(db: Database | Trx, incidentIds: readonly string[]): Promise<Map<string, EvidenceItem[]>> {
  return Map.groupBy(await listEvidence(db, incidentIds), (item) => item.incidentId);
}

function taskOf(row: TaskRow, evidence: EvidenceItem[]): Task {
  const optional = (name: string, at: Date | null) => (at ? { [name]: at.toISOString() } : {});
  return {
    id: row.id,
    status: row.status,
    incidentId: row.incident_id,
    incidentCode: row.code,
    incidentStatus: row.incident_status,
    eventType: row.event_type,
    eventTypeName: { zh: row.event_name_zh, en: row.event_name_en },
    suspected: row.suspected,
    description: row.description,
    location: { lon: row.lon, lat: row.lat },
    address: row.address,
    streetName: row.street_name,
    communityName: row.community_name,
    gridCode: row.grid_code,
    assignedAt: row.assigned_at.toISOString(),
    ...(row.status === 'assigned' ? optional('acknowledgeBy', row.acknowledge_by) : {}),
    ...optional('acknowledgedAt', row.acknowledged_at),
    ...optional('arrivedAt', row.arrived_at),
    ...optional('doneAt', row.done_at),
    ...optional('dueAt', row.due_at),
    reminders: row.reminders,
    rework: row.rework,
    ...(row.rework_reason ? { reworkReason: row.rework_reason } : {}),
    evidence,
    chain: chainOf(row),
    allowed: [...ALLOWED_TASK_ACTIONS[row.status]],
  };
}
