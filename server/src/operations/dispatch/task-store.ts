import type { Responsible } from '../../base/directory/index.ts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { TaskStatus } from './task-status.ts';

export interface NewTask {
  id: string;
  incidentId: string;
  responsible: Responsible;
  attempt: number;
  rework: boolean;
  reworkReason?: string;
  assignedAt: Date;
  remindAt: Date;
  nextPersonAt: Date;
}

export async function insertTasksInTrx(trx: Trx, tasks: readonly NewTask[]): Promise<void> {
  const json = tasks.map(({ responsible, ...task }) => ({
    id: task.id,
    incident_id: task.incidentId,
    person_id: responsible.personId,
    account_id: responsible.accountId,
    person_name: responsible.personName,
    org_name: responsible.orgName,
    post_name: responsible.postName,
    level: responsible.level,
    attempt: task.attempt,
    rework: task.rework,
    rework_reason: task.reworkReason,
    explanation: responsible.explanation,
    assigned_at: task.assignedAt,
    remind_at: task.remindAt,
    next_person_at: task.nextPersonAt,
  }));
  await sql`
    insert into dispatch.tasks (id, incident_id, person_id, account_id, person_name, org_name, post_name, level, status, attempt,
      rework, rework_reason, explanation, assigned_at, acknowledge_by, remind_at, next_person_at)
    select id, incident_id, person_id, account_id, person_name, org_name, post_name, level, 'assigned', attempt, rework,
      rework_reason, explanation, assigned_at, next_person_at, remind_at, next_person_at
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, incident_id uuid, person_id uuid, account_id uuid,
      person_name text, org_name text, post_name text, level text, attempt int, rework boolean, rework_reason text,
      explanation jsonb, assigned_at timestamptz, remind_at timestamptz, next_person_at timestamptz)`.execute(trx);
}

export interface EarlierTask {
  incidentId: string;
  personId: string;
  status: TaskStatus;
  endedReason: string | null;
}

/** Who had these incidents before, oldest first. */
export async function findEarlierTasks(trx: Trx, incidentIds: readonly string[]): Promise<Map<string, EarlierTask[]>> {
  const { rows } = await sql<EarlierTask>`
    select incident_id as "incidentId", person_id as "personId", status, ended_reason as "endedReason"
    from dispatch.tasks where incident_id = any (${incidentIds}::uuid[]) order by assigned_at`.execute(trx);
  return Map.groupBy(rows, (row) => row.incidentId);
}

/** Why each of these incidents was last sent back, in the checker’s words. */
export async function findReworkReasons(trx: Trx, incidentIds: readonly string[]): Promise<Map<string, string>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; reason: string }>`
    select distinct on (incident_id) incident_id as id, reason from incidents.actions
    where incident_id = any (${incidentIds}::uuid[]) and action = 'rework' and reason is not null
    order by incident_id, seq desc`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.reason]));
}

/** Cases that want nobody any more (void, merged, dispatched by hand) need no further try. */
export async function forgetSettledInTrx(trx: Trx, incidentIds: readonly string[]): Promise<void> {
  await sql`
    delete from dispatch.unanswered u using incidents.incidents i
    where i.id = u.incident_id and i.id = any (${incidentIds}::uuid[]) and i.status <> 'filed'`.execute(trx);
}

/** The open task of an incident, if any. */
export async function findOpenTask(trx: Trx, incidentId: string) {
  return trx
    .selectFrom('dispatch.tasks')
    .select(['id', 'account_id', 'person_id'])
    .where('incident_id', '=', incidentId)
    .where('status', 'in', ['assigned', 'acknowledged', 'handling'])
    .executeTakeFirst();
}

export async function withdrawTasksInTrx(trx: Trx, taskIds: readonly string[], reason: string): Promise<void> {
  await sql`
    update dispatch.tasks set status = 'withdrawn', ended_reason = ${reason}, remind_at = null, next_person_at = null
    where id = any (${taskIds}::uuid[])`.execute(trx);
}

/** Nobody at all is on duty: kept and tried again, less and less often but at least once a minute. */
export async function keepUnansweredInTrx(trx: Trx, incidentIds: readonly string[], now: Date): Promise<void> {
  await sql`
    insert into dispatch.unanswered as u (incident_id, since, retry_at)
    select id, ${now}::timestamptz, ${now}::timestamptz + interval '5 seconds' from unnest(${incidentIds}::uuid[]) as id
    on conflict (incident_id) do update set attempts = u.attempts + 1,
      retry_at = ${now}::timestamptz + make_interval(secs => least(60, 5 * (u.attempts + 1)))`.execute(trx);
}

export async function forgetUnansweredInTrx(trx: Trx, incidentIds: readonly string[]): Promise<void> {
  await sql`delete from dispatch.unanswered where incident_id = any (${incidentIds}::uuid[])`.execute(trx);
}
