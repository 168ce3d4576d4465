import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log/log.ts';
import {
  type ClusterAccount,
  findClusterAccount,
  prepareClusterDirectory,
  prepareSocketDirectory,
} from './cluster-directory.ts';
import { claimCluster, releaseCluster } from './cluster-owner.ts';
import { clusterArguments } from './cluster-settings.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { findPostmaster, isAlive, type Postmaster, readPostmasterFile } from './postmaster.ts';

/** A running private PostgreSQL. */
export interface Cluster {
  /** Reaches the database `shancheng` over a unix socket that only this account and root may open. */
  readonly connectionString: string;
  /** Fast shutdown, waits until it is down. Does nothing when another live process owns the cluster. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataDir: string;
  readonly log: Logger;
  /** PostgreSQL settings over the usual ones; tests switch durability off with it. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface Place {
  readonly directory: string;
  readonly data: string;
  readonly account: ClusterAccount | undefined;
}

const databaseName = 'shancheng';
/** Crash recovery replays up to max_wal_size of log, which takes a while on a slow disk. */
const startPatienceMs = 180_000;
const stopPatienceMs = 60_000;
const pollMs = 5;

/**
 * Starts the cluster of `dataDir`, creating it on the first call. A cluster left behind by a killed process is taken
 * over as it runs; one that was killed itself recovers from its log. Throws with the end of PostgreSQL's own log.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = findClusterAccount();
  const directory = prepareClusterDirectory(options.dataDir, account);
  const place: Place = { directory, data: join(directory, 'data'), account };
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, options.log);
  const owned = claimCluster(directory);
  const postmaster = await ensureRunning(place, options);
  await createDatabaseIfMissing(postmaster.socketDirectory);
  return {
    connectionString: connectionStringFor(postmaster.socketDirectory, databaseName),
    stop: () => (owned ? stopCluster(place, options.log) : Promise.resolve()),
  };
}

function connectionStringFor(socketDirectory: string, database: string): string {
  return `postgresql://shancheng@localhost/${database}?host=${encodeURIComponent(socketDirectory)}`;
}

/** initdb into a folder of its own and one rename, so that a crash or a second process never leaves half a cluster. */
function initialise(place: Place, log: Logger): void {
  const draft = `${place.data}.new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const flags = ['-U', 'shancheng', '-E', 'UTF8', `--locale=${locale}`, '--auth=trust', '--data-checksums'];
  const result = spawnSync(findPostgresBinaries().initdb, ['-D', draft, ...flags], {
    ...place.account,
    cwd: place.directory,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr}${result.error?.message ?? ''}`);
  try {
    renameSync(draft, place.data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(place.data, 'PG_VERSION'))) throw error;
  }
  log.info('Cluster:Created', { directory: place.data });
}

async function ensureRunning(place: Place, options: ClusterOptions): Promise<Postmaster> {
  const deadline = performance.now() + startPatienceMs;
  let spawned: { hasExited(): boolean } | undefined;
  let attempts = 0;
  while (performance.now() < deadline) {
    const postmaster = findPostmaster(place.data);
    if (postmaster?.status === 'ready') {
      options.log.info(spawned === undefined ? 'Cluster:Reused' : 'Cluster:Started', { pid: postmaster.pid });
      return postmaster;
    }
    // An exit is no failure yet: another process may have won the race, or orphaned backends still hold the memory.
    const mayTry = postmaster === undefined && (spawned === undefined || spawned.hasExited());
    if (mayTry && attempts > 5) throw new Error(`PostgreSQL does not start:\n${endOfLog(place)}`);
    if (mayTry) {
      if (attempts > 0) await sleep(300);
      attempts += 1;
      spawned = spawnPostmaster(place, options.settings ?? {});
    }
    await sleep(pollMs);
  }
  throw new Error(`PostgreSQL was not ready after ${startPatienceMs / 1000} s:\n${endOfLog(place)}`);
}

/** In a session of its own: Ctrl-C must reach us first, and the cluster must outlive a killed server. */
function spawnPostmaster(place: Place, settings: Readonly<Record<string, string>>): { hasExited(): boolean } {
  removeForeignPid(place);
  const socketDirectory = prepareSocketDirectory(place.directory, place.account);
  const log = openSync(logFile(place), isTooLong(logFile(place)) ? 'w' : 'a', 0o600);
  const child = spawn(
    findPostgresBinaries(place.data).postgres,
    ['-D', place.data, ...clusterArguments(socketDirectory, settings)],
    { ...place.account, cwd: place.directory, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  child.once('error', () => {
    exited = true;
  });
  child.unref();
  return { hasExited: () => exited };
}

/**
 * PostgreSQL clears a dead postmaster's file itself, and checks the shared memory while at it. Only when the pid now
 * belongs to another program must the file go, or PostgreSQL would refuse to start.
 */
function removeForeignPid(place: Place): void {
  const stale = readPostmasterFile(place.data);
  if (stale !== undefined && isAlive(stale.pid) && findPostmaster(place.data) === undefined)
    rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

async function createDatabaseIfMissing(socketDirectory: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionStringFor(socketDirectory, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    const lostTheRace = error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? '');
    if (!lostTheRace) throw error;
  } finally {
    await client.end();
  }
}

async function stopCluster(place: Place, log: Logger): Promise<void> {
  const postmaster = findPostmaster(place.data);
  if (postmaster !== undefined) {
    process.kill(postmaster.pid, 'SIGINT');
    if (!(await waitUntilDown(place, postmaster.pid))) process.kill(postmaster.pid, 'SIGQUIT');
    rmSync(postmaster.socketDirectory, { recursive: true, force: true });
    log.info('Cluster:Stopped', { pid: postmaster.pid });
  }
  releaseCluster(place.directory);
}

async function waitUntilDown(place: Place, pid: number): Promise<boolean> {
  const deadline = performance.now() + stopPatienceMs;
  while (performance.now() < deadline) {
    if (findPostmaster(place.data)?.pid !== pid) return true;
    await sleep(pollMs);
  }
  return false;
}

function endOfLog(place: Place): string {
  return existsSync(logFile(place)) ? readFileSync(logFile(place), 'utf8').slice(-2000) : '(no log)';
}

function isTooLong(file: string): boolean {
  return existsSync(file) && statSync(file).size > 10_000_000;
}

function logFile(place: Place): string {
  return join(place.directory, 'postgres.log');
}
