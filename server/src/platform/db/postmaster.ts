import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL itself writes into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDirectory: string;
  readonly status: 'starting' | 'ready' | 'stopping' | 'unknown';
}

/** The running server of this data directory, or undefined when there is none (a stale file counts as none). */
export function findPostmaster(dataDirectory: string): Postmaster | undefined {
  const postmaster = readPostmasterFile(dataDirectory);
  return postmaster !== undefined && isPostmasterOf(postmaster.pid, dataDirectory) ? postmaster : undefined;
}

/** The content of `postmaster.pid`, whoever has that pid now. */
export function readPostmasterFile(dataDirectory: string): Postmaster | undefined {
  const lines = readLines(join(dataDirectory, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const words = ['starting', 'ready', 'stopping'] as const;
  const status = words.find((word) => word === lines[7]?.trim()) ?? 'unknown';
  return { pid, socketDirectory: lines[4]?.trim() ?? '', status };
}

/**
 * A pid alone proves nothing: after a crash it may belong to another program. A postmaster’s working directory is its
 * data directory, so that is asked; where there is no /proc, being alive has to do.
 */
export function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDirectory);
  } catch {
    return process.platform !== 'linux';
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A killed child that nobody has waited for still has a pid, but it is gone. */
function isZombie(pid: number): boolean {
  const state = readLines(`/proc/${pid}/stat`)[0]?.split(') ').at(-1)?.[0];
  return state === 'Z' || state === 'X';
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return []; // not there (any more): the same as empty
  }
}
