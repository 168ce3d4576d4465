import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './postmaster.ts';

/**
 * Who may stop the private cluster: one live process at a time. A second process (say `npm run migrate` beside
 * `npm start`) uses the cluster but leaves it running; the heir of a killed process takes it over.
 */
export function claimCluster(directory: string): boolean {
  const owner = readOwner(directory);
  if (
    owner !== undefined &&
    owner.pid !== process.pid &&
    isAlive(owner.pid) &&
    startTimeOf(owner.pid) === owner.started
  )
    return false;
  writeFileSync(ownerFile(directory), `${process.pid} ${startTimeOf(process.pid)}\n`);
  return true;
}

export function releaseCluster(directory: string): void {
  rmSync(ownerFile(directory), { force: true });
}

function readOwner(directory: string): { pid: number; started: string } | undefined {
  try {
    const [pid, started] = readFileSync(ownerFile(directory), 'utf8').trim().split(' ');
    return pid === undefined || started === undefined ? undefined : { pid: Number(pid), started };
  } catch {
    return undefined; // nobody has claimed it yet
  }
}

/** Tells a process from a later one with the same pid: clock ticks since boot, field 22 of /proc/PID/stat. */
function startTimeOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function ownerFile(directory: string): string {
  return join(directory, 'owner.pid');
}
