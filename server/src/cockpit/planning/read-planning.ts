import type { PlanningCockpit } from '@shancheng/contracts';
import type { Actor } from '../../platform/auth/index.ts';
import { dayStartOf, localDay } from '../../platform/clock/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { conflictSightOf } from '../../territory/plans/index.ts';
import {
  type PlanningFrame,
  readByAuthority,
  readConflictTally,
  readControlLines,
  readCoverage,
} from './planning-queries.ts';

/** Youngest first: the wall shows all of them, also the empty ones. */
const AGES = [0, 7, 30, 90];

/** Where plans stand, read in one transaction: whatever the wall shows adds up. */
export async function readPlanning(
  { db, clock, config }: Platform,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
): Promise<PlanningCockpit> {
  const now = clock.now();
  const today = localDay(now, config.timeZone);
  // Noon in Greenwich lies on the same day from America to Chongqing.
  const yearStart = dayStartOf(new Date(`${today.slice(0, 4)}-01-01T12:00:00Z`), config.timeZone);
  const frame: PlanningFrame = { sight: conflictSightOf(actor), now, today, yearStart };
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const [tally, byAuthority, controlLines, coverage] = await Promise.all([
        readConflictTally(trx, frame),
        readByAuthority(trx, frame),
        readControlLines(trx, frame),
        readCoverage(trx, frame),
      ]);
      const open = tally.filter((row) => row.state === 'open');
      return {
        asOf: now.toISOString(),
        open: sumOf(open),
        exempt: sumOf(tally.filter((row) => row.state === 'exempt')),
        goneThisYear: sumOf(tally.filter((row) => row.state === 'gone')),
        byType: sumsBy(open, 'type'),
        bySeverity: sumsBy(open, 'severity'),
        byStatus: sumsBy(open, 'status'),
        byAge: AGES.map((fromDays) => ({ fromDays, ...sumOf(open.filter((row) => row.fromDays === fromDays)) })),
        byAuthority,
        controlLines,
        coverage,
      };
    });
}

interface Sum {
  value: number;
  areaM2: number;
}

function sumOf(rows: readonly Sum[]): Sum {
  return rows.reduce((sum, row) => ({ value: sum.value + row.value, areaM2: sum.areaM2 + row.areaM2 }), {
    value: 0,
    areaM2: 0,
  });
}

/** Largest first. */
function sumsBy<Key extends string, Row extends Sum & Record<Key, string>>(
  rows: readonly Row[],
  key: Key,
): (Sum & Record<Key, string>)[] {
  const groups = Map.groupBy(rows, (row) => row[key]);
  return [...groups]
    .map(([name, some]) => ({ [key]: name, ...sumOf(some) }) as Sum & Record<Key, string>) // a computed key widens to string
    .sort((one, other) => other.value - one.value);
}
