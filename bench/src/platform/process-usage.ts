import { readdir, readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100; // USER_HZ on Linux

/** Children of all threads of a process. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const children = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return children.flatMap((text) => text.split(' ').filter(Boolean).map(Number));
}

/** CPU seconds so far of a process, its children and those it has already buried. */
export async function cpuSecondsOfTree(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.split(') ')[1]?.split(' ') ?? [];
  const own = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field] ?? 0), 0) / TICKS_PER_SECOND;
  const theirs = await Promise.all((await childrenOf(pid)).map(cpuSecondsOfTree));
  return theirs.reduce((sum, seconds) => sum + seconds, own);
}

/** Resident memory of a process in kB (1,024 bytes). */
export async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}

/** The same of a process and its children now; PostgreSQL is no child of the server’s. */
export async function residentKbOfTree(pid: number): Promise<number> {
  const own = await residentKb(pid).catch(() => 0); // ended meanwhile
  const theirs = await Promise.all((await childrenOf(pid)).map(residentKbOfTree));
  return theirs.reduce((sum, kb) => sum + kb, own);
}

/** Says how much CPU each process tree took since now, as cores. */
export async function watchCpu(pids: Readonly<Record<string, number>>): Promise<() => Promise<string>> {
  const names = Object.keys(pids);
  const read = () => Promise.all(names.map((name) => cpuSecondsOfTree(pids[name] ?? 0)));
  const [before, startedAt] = [await read(), performance.now()];
  return async () => {
    const after = await read();
    const seconds = (performance.now() - startedAt) / 1_000;
    const shares = names.map((name, n) => `${name} ${(((after[n] ?? 0) - (before[n] ?? 0)) / seconds).toFixed(2)}`);
    return `CPU in cores over ${seconds.toFixed(0)} s: ${shares.join(', ')}`;
  };
}
