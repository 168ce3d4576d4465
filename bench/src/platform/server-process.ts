import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Stops } from './stops.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const READY_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 20_000;

export interface ServerOptions {
  dataDir: string;
  connectionString: string;
  port: number;
  env?: Record<string, string>;
  /** Folder for a CPU profile of the server, written when it stops. */
  profileDir?: string | undefined;
  /** Path of the program from the project’s root; the product itself unless said otherwise. */
  script?: string;
}

export interface ServerProcess {
  address: string;
  port: number;
  pid: number;
  /** SIGTERM and wait. */
  stop(): Promise<void>;
  /** `kill -9` and wait until it is gone. */
  kill(): Promise<void>;
}

/**
 * The product’s server as a process of its own. The load comes from one address and nobody presses “accept”, so the
 * limits per address and the clocks of unanswered tasks and of silent cameras are set beyond the length of a run; all else is the default.
 */
export async function startServer(options: ServerOptions, stops: Stops): Promise<ServerProcess> {
  const profile = options.profileDir ? ['--cpu-prof', `--cpu-prof-dir=${options.profileDir}`] : [];
  const child = spawn(process.execPath, [...profile, `${ROOT}${options.script ?? 'server/src/start/all.ts'}`], {
    cwd: ROOT,
    env: { ...process.env, ...environmentOf(options) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let gone = false;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => {
    gone = true;
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (gone) return;
    child.kill(signal);
    await Promise.race([exited, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
    if (!gone) child.kill('SIGKILL');
    await exited;
  };
  stops.add(() => end('SIGTERM'));
  const address = await readyAddress(child, exited);
  return { address, port: options.port, pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function environmentOf(options: ServerOptions): Record<string, string> {
  return {
    DATA_DIR: options.dataDir,
    DATABASE_URL: options.connectionString,
    HOST: '127.0.0.1',
    PORT: String(options.port),
    LOG_LEVEL: 'warn',
    DEMO: 'true',
    VISION_ENABLED: 'false',
    LOGINS_PER_MINUTE: '1000000',
    REQUESTS_PER_MINUTE: '100000000',
    REMIND_SECONDS: '3600',
    NEXT_PERSON_SECONDS: '7200',
    HEARTBEAT_SILENT_SECONDS: '3600',
    ...options.env,
  };
}

async function readyAddress(child: ChildProcess, exited: Promise<void>): Promise<string> {
  if (!child.stdout) throw new Error('the server has no standard output');
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length).trim());
      else if (line.startsWith('{')) process.stderr.write(`server: ${line.slice(0, 400)}\n`);
    });
  });
  const failed = exited.then(() => {
    throw new Error(`the server ended before it was ready (exit ${child.exitCode ?? child.signalCode})`);
  });
  const late = delay(READY_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new Error(`the server was not ready after ${READY_WITHIN_MS / 1000} s`);
  });
  failed.catch(() => {}); // it ends some day; only before `ready` is that a failure
  late.catch(() => {});
  return Promise.race([ready, failed, late]);
}

/** A port that is free now, so that a restarted server can have it again. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
