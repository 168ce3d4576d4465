import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { DEMO_PASSWORD } from './demo-password.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import type { HttpLanes } from './http-lane.ts';

export interface SignedIn {
  cookie: string;
  csrfToken: string;
}

export interface TaskArrival {
  incidentId: string;
  taskId: string;
  arrivedAt: number;
  login: string;
}

export interface PhoneOptions {
  login: string;
  port: number;
  lanes: HttpLanes;
  /** A new task (`task.assigned` or `task.rework`), as often as it really arrives. */
  onTask: (arrival: TaskArrival) => void;
  /** A task found in the list of open tasks after a reconnect. */
  onListed?: (arrival: TaskArrival) => void;
}

/** As the phone app does: receipts gather for so long and leave together. */
const RECEIPTS_EVERY_MS = 150;
const RECEIPTS_AT_ONCE = 500;

interface PushedTask {
  task: { id: string; incidentId: string };
}

/** All street officers of the seeded district, by login. */
export async function listOfficers(db: Database): Promise<string[]> {
  const { rows } = await sql<{ login: string }>`
    select distinct a.login from auth.accounts a join auth.role_grants g on g.account_id = a.id
    where g.role = 'street-officer' order by a.login`.execute(db);
  return rows.map((row) => row.login);
}

/** A real session, by login and password. */
export async function signIn(port: number, login: string): Promise<SignedIn> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`${login} cannot sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const session = (await response.json()) as { csrfToken: string }; // the server’s own schema
  return { cookie, csrfToken: session.csrfToken };
}

/** One officer’s phone: an event stream, receipts in batches, and the open list read again after each reconnect. */
export class Phone {
  readonly #options: PhoneOptions;
  readonly #session: SignedIn;
  readonly #stream: EventStream;
  #receipts: { taskId: string; receivedAt: string }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(session: SignedIn, options: PhoneOptions) {
    this.#options = options;
    this.#session = session;
    this.#stream = openEventStream({
      url: `http://127.0.0.1:${options.port}/api/v1/push`,
      cookie: session.cookie,
      onEvent: ({ event, data }, arrivedAt) => {
        if (event !== 'task.assigned' && event !== 'task.rework') return;
        const { task } = JSON.parse(data) as PushedTask; // contracts/push.ts
        options.onTask({ incidentId: task.incidentId, taskId: task.id, arrivedAt, login: options.login });
        this.#confirm(task.id);
      },
      onReconnect: () => void this.readOpenTasks().catch(() => {}), // gone again: the next connect asks again
    });
  }

  get opened(): Promise<void> {
    return this.#stream.opened;
  }

  /** The newest open tasks (at most 500), as the app reads them when it starts and after a reconnect. */
  async readOpenTasks(): Promise<void> {
    const { lanes, login } = this.#options;
    const head = `GET /api/v1/tasks HTTP/1.1\r\ncookie: ${this.#session.cookie}`;
    const { status, body } = await lanes.send(() => ({ head, body: '' }));
    if (status !== 200) throw new Error(`the task list answered ${status}`);
    const { items } = JSON.parse(body) as { items: PushedTask['task'][] }; // contracts/task.ts
    for (const { id, incidentId } of items) {
      this.#options.onListed?.({ incidentId, taskId: id, arrivedAt: performance.now(), login });
      this.#confirm(id);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stream.close();
  }

  #confirm(taskId: string): void {
    this.#receipts.push({ taskId, receivedAt: new Date().toISOString() });
    this.#timer ??= setTimeout(() => void this.#sendReceipts(), RECEIPTS_EVERY_MS);
  }

  async #sendReceipts(): Promise<void> {
    this.#timer = undefined;
    if (this.#closed || this.#receipts.length === 0) return;
    const receipts = this.#receipts.splice(0, RECEIPTS_AT_ONCE);
    const head =
      'POST /api/v1/tasks/receipts HTTP/1.1\r\ncontent-type: application/json\r\n' +
      `cookie: ${this.#session.cookie}\r\nx-csrf-token: ${this.#session.csrfToken}`;
    const answer = await this.#options.lanes
      .send(() => ({ head, body: JSON.stringify({ receipts }) }))
      .catch(() => undefined);
    if (answer?.status !== 204) this.#receipts.push(...receipts); // harmless when repeated
    if (this.#receipts.length > 0) this.#timer ??= setTimeout(() => void this.#sendReceipts(), RECEIPTS_EVERY_MS);
  }
}

/** Signs in so many officers, a few at a time, and connects their phones. */
export async function connectPhones(logins: readonly string[], options: Omit<PhoneOptions, 'login'>): Promise<Phone[]> {
  const phones: Phone[] = [];
  const queue = [...logins];
  const signInNext = async (): Promise<void> => {
    for (let login = queue.shift(); login !== undefined; login = queue.shift()) {
      const phone = new Phone(await signIn(options.port, login), { ...options, login });
      phones.push(phone);
      await phone.opened;
    }
  };
  await Promise.all([signInNext(), signInNext(), signInNext(), signInNext()]);
  return phones;
}
