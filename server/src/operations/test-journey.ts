import { randomUUID } from 'node:crypto';
import type { IncidentCommand, IncidentDetail, Ledger, Task, TaskCommand } from '@shancheng/contracts';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from '../platform/db/index.ts';
import { type Client, type TestServer, tinyJpeg } from '../start/test-server.ts';

/** Steps that many journeys share, all through HTTP. */

export async function readIncident(client: Client, id: string): Promise<IncidentDetail> {
  const answer = await client.get(`/api/v1/incidents/${id}`);
  if (answer.statusCode !== 200) throw new Error(`no incident: ${answer.body}`);
  return answer.json();
}

export function act(
  client: Client,
  incidentId: string,
  command: Omit<IncidentCommand, 'commandId'> & { commandId?: string },
): Promise<LightMyRequestResponse> {
  return client.send('POST', `/api/v1/incidents/${incidentId}/actions`, { commandId: randomUUID(), ...command });
}

/** A report by hand at a place of its own unless told where. Returns the incident. */
export async function report(
  client: Client,
  changes: { source?: 'grid' | 'hotline' | 'inspector' | 'media'; lon?: number; lat?: number; eventType?: string } = {},
): Promise<IncidentDetail> {
  const { source = 'hotline', lon = 106.5377, lat = 29.5529, eventType = '0501' } = changes;
  const answer = await client.send('POST', '/api/v1/incidents', {
    commandId: randomUUID(),
    eventType,
    location: { lon, lat },
    source,
    description: '合成：人行道上有人摆摊',
  });
  if (answer.statusCode !== 201) throw new Error(`not reported: ${answer.body}`);
  return answer.json();
}

export interface OpenTask {
  id: string;
  login: string;
  personId: string;
}

/** The open task of an incident and who has it, if there is one. */
export async function findTask(town: TestServer, incidentId: string): Promise<OpenTask | undefined> {
  await town.settle();
  const { rows } = await sql<OpenTask>`
    select t.id, a.login, t.person_id as "personId" from dispatch.tasks t join auth.accounts a on a.id = t.account_id
    where t.incident_id = ${incidentId} and t.status in ('assigned', 'acknowledged', 'handling')`.execute(
    town.database.db,
  );
  return rows[0];
}

export async function getTask(town: TestServer, incidentId: string): Promise<OpenTask & { officer: Client }> {
  const task = await findTask(town, incidentId);
  if (!task) throw new Error('the incident has no open task');
  return { ...task, officer: await town.login(task.login) };
}

export function doTask(
  town: TestServer,
  officer: Client,
  taskId: string,
  command: Partial<TaskCommand> & Pick<TaskCommand, 'action'>,
): Promise<LightMyRequestResponse> {
  return officer.send('POST', `/api/v1/tasks/${taskId}/actions`, {
    commandId: randomUUID(),
    at: town.clock.now().toISOString(),
    ...command,
  });
}

export async function uploadPhoto(town: TestServer, officer: Client, salt: string = randomUUID()): Promise<string> {
  const id = randomUUID();
  const answer = await officer.send('PUT', `/api/v1/uploads/${id}`, tinyJpeg(salt), {
    'content-type': 'image/jpeg',
    'x-captured-at': town.clock.now().toISOString(),
    'x-position': '106.5377,29.5529',
  });
  if (answer.statusCode !== 200) throw new Error(`not uploaded: ${answer.body}`);
  return id;
}

/** The officer acknowledges, arrives and sends feedback with a photo. */
export async function handle(town: TestServer, incidentId: string): Promise<OpenTask & { officer: Client }> {
  const task = await getTask(town, incidentId);
  for (const action of ['acknowledge', 'arrive'] as const) await doTask(town, task.officer, task.id, { action });
  const evidenceIds = [await uploadPhoto(town, task.officer)];
  const answer = await doTask(town, task.officer, task.id, { action: 'feedback', note: '已劝离', evidenceIds });
  if (answer.statusCode !== 200) throw new Error(`no feedback: ${answer.body}`);
  await town.settle();
  return task;
}

/** The camera answers the second look that it was asked for. */
export async function relook(
  town: TestServer,
  camera: { cameraId: string; ruleId: string },
  incidentId: string,
  hits: number,
): Promise<LightMyRequestResponse> {
  const body = {
    relookId: randomUUID(),
    incidentId,
    ruleId: camera.ruleId,
    capturedAt: town.clock.now().toISOString(),
    hits,
    of: 6,
    snapshot: { mediaType: 'image/jpeg', base64: tinyJpeg(randomUUID()).toString('base64') },
  };
  const answer = await town.sendSigned(`/api/v1/cameras/${camera.cameraId}/relooks`, body, {
    deviceId: camera.cameraId,
  });
  await town.settle();
  return answer;
}

export async function readLedger(town: TestServer): Promise<Ledger> {
  return (await (await town.login('operator')).get('/api/v1/ledger')).json();
}

export async function listTasks(officer: Client, state: 'open' | 'history' = 'open'): Promise<Task[]> {
  return (await officer.get(`/api/v1/tasks?state=${state}`)).json<{ items: Task[] }>().items;
}

/** Looks again and again until it is so: for what a sweep does within a second. */
export async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  const until = performance.now() + 8_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > until) throw new Error('it never came to be');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
