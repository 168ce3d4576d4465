import { createDeviceKeys, createSessions } from './auth/index.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import type { OpenDatabase } from './db/index.ts';
import { createEvents, createJobs } from './events/index.ts';
import { createDiskFiles } from './files/evidence-files.ts';
import type { Logger } from './log/log.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { Platform } from './platform.ts';
import { createHints, createPushHub } from './push/index.ts';

/** Puts the platform together on an open, migrated database. Starts nothing. */
export function createPlatform(
  config: Config,
  database: OpenDatabase,
  log: Logger,
  clock: Clock = systemClock,
): Platform {
  const { db, pool } = database;
  const metrics = createMetrics();
  const jobs = createJobs(pool, log, config.workerConcurrency);
  const sessions = createSessions(db, clock, {
    idleSeconds: config.sessionIdleSeconds,
    absoluteSeconds: config.sessionAbsoluteSeconds,
  });
  return {
    config,
    db,
    clock,
    log,
    metrics,
    files: createDiskFiles(config.dataDir),
    jobs,
    events: createEvents(jobs),
    push: createPushHub({ db, pool, clock, log, metrics, findActorsNow: sessions.findActorsNow }),
    hints: createHints(),
    sessions,
    findDeviceKey: createDeviceKeys(db, clock),
  };
}
