import { localDay } from '../../platform/clock/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { type ConflictSource, createPastConflicts } from '../plans/index.ts';

/** Conflicts of a day as rows `c`: today’s as they stand, those of another day as the plans stood then. */
export type ConflictsOnDay = (asOf: string) => Promise<ConflictSource['rows']>;

export function createConflictsOnDay(platform: Platform): ConflictsOnDay {
  const past = createPastConflicts(platform);
  return async (asOf) => {
    const today = localDay(platform.clock.now(), platform.config.timeZone);
    return asOf === today ? sql`(select * from plans.conflicts where gone_at is null) c` : (await past(asOf)).rows;
  };
}
