import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../platform/log/log.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const RESTART_AFTER_MS = 2_000;

export interface Child {
  name: string;
  /** Path of the script from the project’s root. */
  script: string;
  args: string[];
  env: Record<string, string>;
}

/** Keeps a helper process running beside the server: restarted when it dies, stopped with us. */
export function keepRunning(child: Child, log: Logger): () => Promise<void> {
  let stopping = false;
  let current: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;

  function launch(): void {
    current = spawn(process.execPath, [`${ROOT}${child.script}`, ...child.args], {
      cwd: ROOT,
      env: { ...process.env, ...child.env },
      // Their standard input is our end of a pipe: when we are gone, it closes and so do they.
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    current.once('exit', (code, signal) => {
      if (stopping) return;
      log.warn('Start:ChildEnded', { child: child.name, code, signal });
      timer = setTimeout(launch, RESTART_AFTER_MS);
    });
    current.once('error', (error) => log.error('Start:ChildFailed', { child: child.name, error: String(error) }));
  }
  launch();

  return async () => {
    stopping = true;
    clearTimeout(timer);
    const ended = current;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => ended.once('exit', () => resolve()));
    ended.kill('SIGTERM');
    const hard = setTimeout(() => ended.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(hard);
  };
}
