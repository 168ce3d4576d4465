import { createHash, createHmac, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Observation, SessionInfo } from '@shancheng/contracts';
import { SIGNATURE_HEADERS, signedText } from '@shancheng/contracts';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createTestClock, type TestClock } from '../platform/clock/clock.ts';
import { type Config, loadConfig } from '../platform/config/config.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { createDatabase, sql } from '../platform/db/index.ts';
import { createTestDatabase, provideTemplate, type TestDatabase } from '../platform/db/test-database.ts';
import { makeThrowAwayDirectory } from '../platform/db/throw-away-directory.ts';
import { createLogger, silentLogger } from '../platform/log/log.ts';
import type { Platform } from '../platform/platform.ts';
import { DEMO_PASSWORD, seedDemo } from './demo-seed.ts';
import { type Running, serve } from './serve.ts';

/** Monday evening in Chongqing: everybody of the demo is rostered and on duty. */
export const TEST_NOW = '2026-11-23T11:00:00Z';

export const LIZIBA = { cameraId: '50010300001320000001', ruleId: 'stalls-platform', lon: 106.5377, lat: 29.5529 };
export const HONGYADONG = { cameraId: '50010300001320000002', lon: 106.5795, lat: 29.5625 };

/** The smallest thing that passes for a JPEG; `salt` makes it another one. */
export function tinyJpeg(salt = ''): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(salt), Buffer.from('ffd9', 'hex')]);
}

/** A signed-in person (or nobody) asking the server. */
export interface Client {
  session: SessionInfo;
  cookie: string;
  get(url: string): Promise<LightMyRequestResponse>;
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: InjectOptions['payload'],
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
}

export interface Signing {
  deviceId?: string;
  key?: string;
  idempotencyKey?: string;
  timestamp?: string;
  /** Sent as it is, whatever it should be. */
  signature?: string;
  /** Headers that are left out. */
  without?: readonly string[];
}

export interface TestServer {
  readonly platform: Platform;
  readonly server: Running['server'];
  readonly address: string;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  /** What was logged, newest last. */
  readonly log: { level: string; message: string; [fact: string]: unknown }[];
  /** Signs in once and remembers it. */
  login(login: string): Promise<Client>;
  /** Signs in anew. */
  signIn(login: string, password?: string): Promise<LightMyRequestResponse>;
  observation(overrides?: Partial<Observation>): Observation;
  /** POST as a device would, with the signature over exactly these bytes. */
  sendSigned(url: string, body: unknown, signing?: Signing): Promise<LightMyRequestResponse>;
  observe(overrides?: Partial<Observation>): Promise<LightMyRequestResponse>;
  /** Waits until no event or job is waiting. */
  settle(): Promise<void>;
  /** Stops this server and starts another on the same database. `meanwhile` runs while none is up. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Forgets every case and puts everybody back on duty, for the next test. */
  clear(): Promise<void>;
  /** A fingerprint of everything that decisions write. */
  fingerprint(): Promise<string>;
  stop(): Promise<void>;
}

async function fillDemo(connectionString: string): Promise<void> {
  const database = createDatabase({ connectionString, maxConnections: 4 });
  const platform = createPlatform(loadConfig({}), database, silentLogger, createTestClock(TEST_NOW));
  await seedDemo(platform, { rtspBase: 'rtsp://127.0.0.1:1' });
  await database.close();
}

/** The whole server on a database of its own with the demo district, the clock standing at TEST_NOW. */
export async function startTestServer(changes: Partial<Config> = {}): Promise<TestServer> {
  const database = await createTestDatabase(await provideTemplate('template_demo', fillDemo));
  const clock = createTestClock(TEST_NOW);
  const dataDir = makeThrowAwayDirectory('sc-files-');
  const log: TestServer['log'] = [];
  const config: Config = {
    ...loadConfig({}),
    dataDir,
    port: 0,
    loginsPerMinute: 100_000,
    requestsPerMinute: 1_000_000,
    databasePoolSize: 12,
    sessionIdleSeconds: 30 * 86_400,
    sessionAbsoluteSeconds: 30 * 86_400,
    ...changes,
  };
  const logger = createLogger({ logLevel: 'info' }, (line) => log.push(JSON.parse(line)));
  const start = () => serve({ config, connectionString: database.connectionString, log: logger, clock });
  let running = await start();
  const clients = new Map<string, Promise<Client>>();

  const signIn = (login: string, password = DEMO_PASSWORD) =>
    running.server.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password } });

  async function open(login: string): Promise<Client> {
    const answer = await signIn(login);
    if (answer.statusCode !== 200) throw new Error(`cannot sign in ${login}: ${answer.body}`);
    const session: SessionInfo = answer.json();
    let cookie = `session=${answer.cookies[0]?.value ?? ''}`;
    // Like a browser: a session that was rotated comes back under a new cookie.
    const keepCookie = (answered: LightMyRequestResponse) => {
      const rotated = answered.cookies.find((one) => one.name === 'session');
      if (rotated) cookie = `session=${rotated.value}`;
      return answered;
    };
    return {
      session,
      get cookie() {
        return cookie;
      },
      get: async (url) => keepCookie(await running.server.inject({ method: 'GET', url, headers: { cookie } })),
      send: async (method, url, payload, headers = {}) =>
        keepCookie(
          await running.server.inject({
            method,
            url,
            headers: { cookie, 'x-csrf-token': session.csrfToken, ...headers },
            ...(payload === undefined ? {} : { payload }),
          }),
        ),
    };
  }

  function login(name: string): Promise<Client> {
    const client = clients.get(name) ?? open(name);
    clients.set(name, client);
    return client;
  }

  const observation = (overrides: Partial<Observation> = {}): Observation => ({
    observationId: randomUUID(),
    cameraId: LIZIBA.cameraId,
    ruleId: LIZIBA.ruleId,
    eventType: '0501',
    capturedAt: new Date(clock.now().getTime() - 800).toISOString(),
    detectedAt: new Date(clock.now().getTime() - 300).toISOString(),
    location: { lon: LIZIBA.lon, lat: LIZIBA.lat },
    score: 0.8,
    count: 3,
    dwellSeconds: 35,
    confirmation: { hits: 5, of: 6 },
    objects: [{ label: 'person', score: 0.8, box: [0.4, 0.4, 0.1, 0.3], trackId: 7 }],
    snapshot: { mediaType: 'image/jpeg', base64: tinyJpeg(randomUUID()).toString('base64') },
    ...overrides,
  });

  async function sendSigned(url: string, body: unknown, signing: Signing = {}): Promise<LightMyRequestResponse> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const deviceId = signing.deviceId ?? LIZIBA.cameraId;
    const { rows } = await sql<{ key: string }>`
      select signing_key as key from auth.devices where device_id = ${deviceId}`.execute(database.db);
    const headers = signedHeaders(url, payload, { ...signing, deviceId }, rows[0]?.key ?? 'ab', clock.now());
    return running.server.inject({ method: 'POST', url, payload, headers });
  }

  const observe = (overrides: Partial<Observation> = {}) => {
    const body = observation(overrides);
    return sendSigned('/api/v1/observations', body, { deviceId: body.cameraId, idempotencyKey: body.observationId });
  };

  return {
    get platform() {
      return running.platform;
    },
    get server() {
      return running.server;
    },
    get address() {
      return running.address;
    },
    clock,
    database,
    log,
    login,
    signIn,
    observation,
    sendSigned,
    observe,
    settle: () => settle(database),
    restart: async (meanwhile) => {
      await running.stop();
      await meanwhile?.();
      running = await start();
    },
    clear: () => clear(database),
    fingerprint: () => fingerprint(database),
    stop: async () => {
      await running.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function signedHeaders(
  path: string,
  payload: string,
  signing: Signing & { deviceId: string },
  key: string,
  now: Date,
): Record<string, string> {
  const timestamp = signing.timestamp ?? String(now.getTime());
  const idempotencyKey = signing.idempotencyKey ?? randomUUID();
  const bodySha256 = createHash('sha256').update(payload).digest('hex');
  const text = signedText({ deviceId: signing.deviceId, timestamp, idempotencyKey, method: 'POST', path, bodySha256 });
  const signature = createHmac('sha256', Buffer.from(signing.key ?? key, 'hex'))
    .update(text)
    .digest('hex');
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    [SIGNATURE_HEADERS.device]: signing.deviceId,
    [SIGNATURE_HEADERS.timestamp]: timestamp,
    [SIGNATURE_HEADERS.idempotencyKey]: idempotencyKey,
    [SIGNATURE_HEADERS.signature]: signing.signature ?? signature,
  };
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !signing.without?.includes(name)));
}

async function settle(database: TestDatabase): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from graphile_worker._private_jobs where run_at <= now() + interval '1 minute'`.execute(
      database.db,
    );
    if (rows[0]?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('jobs are still waiting after five seconds');
}

/** Tables that only decisions write; sessions, heartbeats and seals change by themselves. */
const DECIDED = [
  'incidents.incidents',
  'incidents.signals',
  'incidents.actions',
  'incidents.evidence',
  'incidents.ledger_days',
  'dispatch.tasks',
  'dispatch.task_commands',
  'dispatch.unanswered',
  'push.messages',
  'cameras.relooks',
  'cameras.device_alerts',
  'platform.audit_entries',
];

async function clear(database: TestDatabase): Promise<void> {
  await settle(database);
  await sql`truncate incidents.incidents, incidents.signals, incidents.actions, incidents.evidence, incidents.ledger_days,
    incidents.ledger_moves, dispatch.tasks, dispatch.task_commands, dispatch.unanswered, push.messages, cameras.relooks, cameras.device_alerts`.execute(
    database.db,
  );
  await sql`update directory.presence set on_duty = true`.execute(database.db);
}

async function fingerprint(database: TestDatabase): Promise<string> {
  const prints: string[] = [];
  for (const table of DECIDED) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${sql.table(table)} t`.execute(
      database.db,
    );
    prints.push(`${table} ${rows[0]?.print}`);
  }
  return prints.join('\n');
}
