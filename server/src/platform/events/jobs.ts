import { type Job, Logger, type Runner, run, type TaskList } from 'graphile-worker';
import { type Database, type OpenDatabase, sql, type Trx } from '../db/index.ts';
import type { Logger as PlatformLogger } from '../log/log.ts';

/** One listener or job: called at least once for each payload, so it must tolerate repeats. */
export type JobHandler = (payload: unknown, job: { attempts: number }) => Promise<void>;

export interface JobSpec {
  runAt?: Date;
  /** A later job of the same key replaces one not yet run. */
  key?: string;
  maxAttempts?: number;
  /** Jobs of one queue run one after the other: long ones leave the other workers free. */
  queue?: string;
}

/**
 * Jobs on graphile-worker: a job is a row of the same transaction, so it exists exactly when its cause does.
 * A worker is woken by NOTIFY (a few ms); jobs in the future are polled for every half second.
 */
export function createJobs(pool: OpenDatabase['pool'], log: PlatformLogger, concurrency: number) {
  const handlers = new Map<string, JobHandler>();
  let runner: Runner | undefined;

  function handle(name: string, handler: JobHandler): void {
    if (handlers.has(name)) throw new Error(`two handlers for job ${name}`);
    handlers.set(name, handler);
  }

  async function start(): Promise<void> {
    const taskList: TaskList = {};
    for (const [name, handler] of handlers) {
      taskList[name] = async (payload, helpers) => handler(payload, { attempts: helpers.job.attempts });
    }
    await unlockJobsOfTheDead(pool);
    runner = await run({
      pgPool: pool,
      taskList,
      concurrency,
      pollInterval: 500,
      noHandleSignals: true,
      logger: workerLogger(log),
    });
    runner.events.on('job:failed', ({ job, error }: { job: Job; error: unknown }) => {
      log.error('Jobs:Failed', { job: job.task_identifier, attempts: job.attempts, error: String(error) });
    });
  }

  async function stop(): Promise<void> {
    await runner?.stop();
    runner = undefined;
  }

  return { handle, start, stop };
}
export type Jobs = ReturnType<typeof createJobs>;

/**
 * graphile-worker leaves the jobs of a killed process locked for four hours: far too long for a case that waits for its
 * officer. So a process that starts gives them back at once. If a neighbour is in fact alive and busy with one, the
 * job runs twice, which every handler tolerates.
 */
async function unlockJobsOfTheDead(pool: OpenDatabase['pool']): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker.jobs where locked_by is not null having count(*) > 0`,
  );
}

/** Adds a job in the caller’s transaction. */
export async function addJobInTrx(
  trx: Trx | Database,
  name: string,
  payload: unknown,
  spec: JobSpec = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${name}, ${JSON.stringify(payload)}::json,
    queue_name => ${spec.queue ?? null}::text, run_at => coalesce(${spec.runAt ?? null}::timestamptz, now()),
    job_key => ${spec.key ?? null}::text, max_attempts => ${spec.maxAttempts ?? 25}::int)`.execute(trx);
}

function workerLogger(log: PlatformLogger): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error('Jobs:Worker', { detail: message });
    else if (level === 'warning') log.warn('Jobs:Worker', { detail: message });
  });
}
