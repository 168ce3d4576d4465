import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../log/log.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { findPostmaster, isAlive } from './postmaster.ts';
import { makeThrowAwayDirectory } from './throw-away-directory.ts';

let dataDir: string;
const open: Cluster[] = [];
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = makeThrowAwayDirectory('sc-cluster-');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  // Whoever owned it may be dead by now: taking it over once more stops it in any case.
  const last = existsSync(join(clusterFolder(), 'data', 'PG_VERSION')) ? [await start()] : [];
  await Promise.all([...open.splice(0), ...last].map((cluster) => cluster.stop()));
  await rm(dataDir, { recursive: true, force: true });
});

const settings = { fsync: 'off', shared_buffers: '16MB' };
const clusterFolder = (folder = dataDir) => join(folder, 'cluster');
const postmasterPid = (folder = dataDir) => findPostmaster(join(clusterFolder(folder), 'data'))?.pid;

async function start(folder = dataDir): Promise<Cluster> {
  const cluster = await startCluster({ dataDir: folder, log: silentLogger, settings });
  open.push(cluster);
  return cluster;
}

async function query(cluster: Cluster, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.connectionString });
  // A server that is stopped or killed under us is the point of these tests, not a surprise.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

/** Another process that starts the cluster and keeps it. */
async function startElsewhere(): Promise<ChildProcess> {
  const code = `
    const { startCluster } = await import(${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))});
    const log = { debug() {}, info() {}, warn() {}, error() {}, child() { return log; } };
    const cluster = await startCluster({ dataDir: ${JSON.stringify(dataDir)}, log, settings: ${JSON.stringify(settings)} });
    console.log('started');
    process.on('SIGTERM', () => cluster.stop().then(() => process.exit(0)));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(createInterface(child.stdout), 'line');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function waitUntilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}

test('the first start makes a UTF-8 cluster with checksums, reachable by socket only', async () => {
  const cluster = await start();
  const rows = await query(
    cluster,
    `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
      current_setting('data_checksums') as checksums, current_setting('synchronous_commit') as durable`,
  );
  expect(rows).toEqual([{ encoding: 'UTF8', addresses: '', checksums: 'on', durable: 'on' }]);
});

test('stopping and starting keeps the data, and the second start is quick', async () => {
  const first = await start();
  await query(first, 'create table kept as select 42 as answer');
  await first.stop();
  expect(postmasterPid()).toBeUndefined();
  const before = performance.now();
  const second = await start();
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a cluster whose server was killed keeps running and is taken over', async () => {
  const server = await startElsewhere();
  const pid = postmasterPid();
  await kill(server);
  const heir = await start();
  expect(postmasterPid()).toBe(pid);
  expect(await query(heir, 'select 1 as one')).toEqual([{ one: 1 }]);
  await heir.stop();
  expect(postmasterPid()).toBeUndefined();
});

test('a second process uses the running cluster but does not stop it', async () => {
  const server = await startElsewhere();
  const guest = await start();
  await guest.stop();
  expect(postmasterPid()).toBeDefined();
  server.kill('SIGTERM');
  await once(server, 'exit');
  expect(postmasterPid()).toBeUndefined();
});

test('two processes that start an empty folder at once share one cluster', async () => {
  await Promise.all([startElsewhere(), startElsewhere()]);
  const cluster = await start();
  expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('after PostgreSQL itself was killed, the next start recovers what was committed', async () => {
  const first = await start();
  await query(first, 'create table kept as select 42 as answer');
  const pid = postmasterPid();
  if (pid === undefined) throw new Error('PostgreSQL is not running');
  process.kill(pid, 'SIGKILL');
  await waitUntilGone(pid);
  const second = await start();
  expect(postmasterPid()).not.toBe(pid);
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a pid file whose number now belongs to another program does not stop the start', async () => {
  const first = await start();
  await first.stop();
  const pidFile = join(clusterFolder(), 'data', 'postmaster.pid');
  const stranger = spawn('sleep', ['60']);
  children.push(stranger);
  writeFileSync(pidFile, `${stranger.pid}\n${join(clusterFolder(), 'data')}\n1\n5432\n/nowhere\n\n0 0\nready\n`);
  const second = await start();
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(readFileSync(pidFile, 'utf8')).not.toContain('/nowhere');
});

test('a data folder too deep for a socket path works all the same', async () => {
  const deep = join(dataDir, 'a-folder-with-a-long-name-'.repeat(3), 'and-another-one-'.repeat(4));
  mkdirSync(deep, { recursive: true });
  const cluster = await start(deep);
  expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.stop();
});

test('as root, a folder only root may enter works all the same', async (context) => {
  context.skip(process.getuid?.() !== 0, 'needs root');
  const hidden = join(dataDir, 'only-root');
  mkdirSync(hidden, { mode: 0o700 });
  const cluster = await start(join(hidden, 'data'));
  expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.stop();
  await rm(readFileSync(join(hidden, 'data', 'cluster.location'), 'utf8').trim(), { recursive: true });
});

test('when PostgreSQL cannot start, its own words say why', async () => {
  const first = await start();
  await first.stop();
  const broken = startCluster({ dataDir, log: silentLogger, settings: { shared_buffers: 'plenty' } });
  await expect(broken).rejects.toThrow('shared_buffers');
});
