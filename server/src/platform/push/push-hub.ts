import type { ServerResponse } from 'node:http';
import { type Actor, actorKey } from '../auth/index.ts';
import type { Clock } from '../clock/clock.ts';
import { type Database, type OpenDatabase, sql, type Trx } from '../db/index.ts';
import { tooMany } from '../errors/index.ts';
import type { Logger } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { listen } from './listen.ts';

/** A message for one account, stored so that it can be resent after `Last-Event-ID`. */
export interface PersonalMessage {
  accountId: string;
  event: string;
  data: unknown;
}
export interface StoredMessage {
  seq: number;
  accountId: string;
  event: string;
  /** JSON text, made once. */
  json: string;
}

/** A client whose unread bytes exceed this is cut off; it comes back and resumes. Nothing is buffered without bound. */
const MAX_UNREAD_BYTES = 512 * 1024;
const HEARTBEAT_MS = 15_000;
/** Heartbeats go out in so many shares: thousands of writes at once would hold up the messages behind them. */
const HEARTBEAT_SHARES = 60;
/** How many messages are resent at most; the task list is the truth, a phone reads it on every connect anyway. */
const RESEND_LIMIT = 200;
/** Streams of one account at once: a person has a few screens, and nobody may take all sockets. */
const STREAMS_PER_ACCOUNT = 50;
const CHANNEL = 'shancheng_push';

interface Client {
  actor: Actor;
  response: ServerResponse;
  /** Which share of the heartbeats it gets. */
  share: number;
  /** New messages wait here while the missed ones are read, so that ids only ever grow. */
  held?: StoredMessage[];
}

export interface PushHubParts {
  db: Database;
  pool: OpenDatabase['pool'];
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** What these actors may now, by session or token; who may no longer be here is left out. */
  findActorsNow: (actors: readonly Actor[]) => Promise<ReadonlyMap<string, Pick<Actor, 'permissions' | 'scopes'>>>;
}

/**
 * Server-sent events. Hot path: `deliver` after a commit goes straight from memory to the sockets of this process;
 * NOTIFY carries only the sequence numbers to the other processes, which read the rows.
 */
export function createPushHub({ db, pool, clock, log, metrics, findActorsNow }: PushHubParts) {
  const byAccount = new Map<string, Set<Client>>();
  const origin = Math.random().toString(36).slice(2, 10);
  let heartbeat: NodeJS.Timeout | undefined;
  let connects = 0;
  let stopListening: (() => void) | undefined;

  function write(client: Client, text: string): void {
    if (client.response.writableLength > MAX_UNREAD_BYTES) {
      log.info('Push:SlowClientDropped', { account: client.actor.id });
      metrics.pushMessages.inc({ outcome: 'dropped' });
      client.response.destroy();
      return;
    }
    client.response.write(text);
  }

  /** 429 when the account has all the streams it may have. */
  function refuseTooMany(actor: Actor): void {
    if ((byAccount.get(accountOf(actor))?.size ?? 0) < STREAMS_PER_ACCOUNT) return;
    throw tooMany('push.too-many', '该账号打开的页面过多', 'This account has too many streams open', {
      retryAfterSeconds: 60,
    });
  }

  /** Keeps the response open for the actor and resends what came after `lastSeq`. */
  async function connect(actor: Actor, response: ServerResponse, lastSeq: number | undefined): Promise<void> {
    if (response.destroyed) return; // hung up already: its end would never be heard
    const client: Client = { actor, response, share: connects++ % HEARTBEAT_SHARES };
    const account = accountOf(actor);
    const clients = byAccount.get(account) ?? new Set();
    clients.add(client);
    byAccount.set(account, clients);
    metrics.pushClients.inc();
    response.on('close', () => {
      clients.delete(client);
      if (clients.size === 0 && byAccount.get(account) === clients) byAccount.delete(account);
      metrics.pushClients.dec();
    });
    write(client, 'retry: 1000\n: hello\n\n');
    if (lastSeq !== undefined) await resend(client, account, lastSeq);
  }

  async function resend(client: Client, account: string, lastSeq: number): Promise<void> {
    const held: StoredMessage[] = [];
    client.held = held;
    try {
      const missed = await loadAfter(db, account, lastSeq);
      const reached = missed.at(-1)?.seq ?? lastSeq;
      for (const message of [...missed, ...held.filter((one) => one.seq > reached)]) write(client, frame(message));
    } catch (error) {
      // A later message would hide the gap; cut off, it comes back and asks again.
      log.error('Push:ResendFailed', { error: String(error) });
      client.response.destroy();
    } finally {
      delete client.held;
    }
  }

  /** Ends the streams of a session that was signed out. */
  function disconnect(sessionId: string): void {
    for (const clients of byAccount.values())
      for (const client of clients) if (client.actor.session?.id === sessionId) client.response.destroy();
  }

  /** Sends stored messages to the clients of this process. Call it after the commit. */
  function deliver(messages: readonly StoredMessage[]): void {
    for (const message of messages) {
      const clients = byAccount.get(message.accountId);
      if (!clients) continue;
      const text = frame(message);
      for (const client of clients) {
        if (client.held) client.held.push(message);
        else write(client, text);
      }
      metrics.pushMessages.inc({ outcome: 'sent' }, clients.size);
    }
  }

  /** A hint, neither stored nor resent: `make` gives each connected actor its data, or undefined for nothing. */
  function broadcast(event: string, make: (actor: Actor) => unknown): void {
    for (const clients of byAccount.values()) {
      for (const client of clients) {
        const data = make(client.actor);
        if (data !== undefined) write(client, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      }
    }
  }

  /** Stores messages in the caller’s transaction; deliver the result after the commit. */
  async function storeInTrx(trx: Trx, messages: readonly PersonalMessage[]): Promise<StoredMessage[]> {
    if (messages.length === 0) return [];
    const texts = messages.map((message) => JSON.stringify(message.data));
    const { rows } = await sql<{ seq: number; ord: number }>`
      with new as (
        select n.account_id, n.event, n.data, n.ord, nextval(pg_get_serial_sequence('push.messages', 'seq')) as seq
        from unnest(${messages.map((m) => m.accountId)}::uuid[], ${messages.map((m) => m.event)}::text[], ${texts}::jsonb[])
          with ordinality as n(account_id, event, data, ord)
      ), stored as (
        insert into push.messages (seq, account_id, event, data, created_at) overriding system value
        select seq, account_id, event, data, ${clock.now()}::timestamptz from new
      )
      select seq::float8 as seq, ord::int as ord
      from new, (select pg_notify(${CHANNEL}, concat_ws(' ', ${origin}::text, min(seq), max(seq))) from new) as notified
      order by ord`.execute(trx);
    return rows.flatMap(({ seq, ord }) => {
      const message = messages[ord - 1];
      return message
        ? [{ seq, accountId: message.accountId, event: message.event, json: texts[ord - 1] ?? 'null' }]
        : [];
    });
  }

  /**
   * Tells a share of the clients that the line is alive, cuts those whose session or token is over, whoever ended it,
   * and lets the others hear by what they may now. One statement a share.
   */
  async function beat(share: number): Promise<void> {
    const clients = [...byAccount.values()].flatMap((all) => [...all].filter((client) => client.share === share));
    if (clients.length === 0) return;
    for (const client of clients) write(client, ': still here\n\n');
    const found = await findActorsNow(clients.map((client) => client.actor));
    for (const client of clients) {
      const now = found.get(actorKey(client.actor));
      if (now) client.actor = { ...client.actor, ...now };
      else client.response.destroy();
    }
  }

  async function start(): Promise<void> {
    let turn = 0;
    heartbeat = setInterval(() => {
      turn = (turn + 1) % HEARTBEAT_SHARES;
      beat(turn).catch((error: unknown) => log.error('Push:CheckFailed', { error: String(error) }));
    }, HEARTBEAT_MS / HEARTBEAT_SHARES);
    stopListening = await listen(pool, CHANNEL, log, async (payload) => {
      const [from, first, last] = payload.split(' ');
      if (from === origin) return;
      deliver(await loadRange(db, Number(first), Number(last), [...byAccount.keys()]));
    });
  }

  function stop(): void {
    clearInterval(heartbeat);
    stopListening?.();
    for (const clients of byAccount.values()) for (const client of clients) client.response.destroy();
  }

  return { connect, refuseTooMany, disconnect, deliver, broadcast, storeInTrx, beat, start, stop };
}
export type PushHub = ReturnType<typeof createPushHub>;

const accountOf = (actor: Actor): string => actor.accountId ?? actor.id;

function frame(message: StoredMessage): string {
  return `id: ${message.seq}\nevent: ${message.event}\ndata: ${message.json}\n\n`;
}

async function loadAfter(db: Database, accountId: string, seq: number): Promise<StoredMessage[]> {
  const { rows } = await sql<StoredMessage>`
    select seq::float8 as seq, account_id as "accountId", event, data::text as json from push.messages
    where account_id = ${accountId} and seq > ${seq} order by seq limit ${RESEND_LIMIT}`.execute(db);
  return rows;
}

async function loadRange(db: Database, first: number, last: number, accounts: string[]): Promise<StoredMessage[]> {
  const { rows } = await sql<StoredMessage>`
    select seq::float8 as seq, account_id as "accountId", event, data::text as json from push.messages
    where seq between ${first} and ${last} and account_id = any(${accounts}::uuid[]) order by seq`.execute(db);
  return rows;
}
