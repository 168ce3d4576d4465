import type { FindDeviceKey, Sessions } from './auth/index.ts';
import type { Clock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import type { Database } from './db/index.ts';
import type { Events, Jobs } from './events/index.ts';
import type { EvidenceFiles } from './files/evidence-files.ts';
import type { Logger } from './log/log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Hints, PushHub } from './push/index.ts';

/** What every domain gets; made once by `createPlatform` (create-platform.ts), or by a test. */
export interface Platform {
  config: Config;
  db: Database;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  files: EvidenceFiles;
  jobs: Jobs;
  events: Events;
  push: PushHub;
  hints: Hints;
  sessions: Sessions;
  findDeviceKey: FindDeviceKey;
}
