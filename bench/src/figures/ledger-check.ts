import { type Database, sql } from '../../../server/src/platform/db/index.ts';

export interface LedgerCheck {
  balanced: boolean;
  problems: string[];
}

/**
 * The conservation ledger, counted by the bench itself from the rows: what the door counted is what is in the drawers,
 * every drawer is one of the five, every case has a history without gaps, and nothing acknowledged is missing.
 */
export async function checkLedger(db: Database, acknowledgedIds: readonly string[]): Promise<LedgerCheck> {
  const problems: string[] = [];
  const expectZero = async (what: string, query: ReturnType<typeof sql<{ n: number }>>): Promise<void> => {
    const { rows } = await query.execute(db);
    const n = Number(rows[0]?.n);
    if (n !== 0) problems.push(`${n} ${what}`);
  };
  await expectZero(
    'more or fewer signals counted at the door than in the drawers',
    sql<{ n: number }>`select (select coalesce(sum(received), 0) from incidents.ledger_days)
      - (select count(*) from incidents.signals where outcome in ('filed', 'merged', 'suppressed', 'rejected', 'open')) as n`,
  );
  await expectZero(
    'acknowledged signals that are in no drawer',
    sql<{ n: number }>`select count(*) as n from unnest(${acknowledgedIds}::uuid[]) as id
      where not exists (select from incidents.signals s where s.id = id
        and s.outcome in ('filed', 'merged', 'suppressed', 'rejected', 'open'))`,
  );
  await expectZero(
    'signals outside “suppressed” without a case',
    sql<{
      n: number;
    }>`select count(*) as n from incidents.signals s left join incidents.incidents i on i.id = s.incident_id
      where s.outcome <> 'suppressed' and i.id is null`,
  );
  await expectZero(
    'signals in “filed” whose case was never filed',
    sql<{ n: number }>`select count(*) as n from incidents.signals s join incidents.incidents i on i.id = s.incident_id
      where s.outcome = 'filed' and i.t3 is null`,
  );
  await expectZero(
    'cases whose count of signals is wrong',
    sql<{ n: number }>`select count(*) as n from incidents.incidents i
      where i.signal_count <> (select count(*) from incidents.signals s where s.incident_id = i.id)`,
  );
  await expectZero(
    'cases whose history has gaps',
    sql<{ n: number }>`select count(*) as n from incidents.incidents i
      where i.last_seq <> (select count(*) from incidents.actions a where a.incident_id = i.id)`,
  );
  return { balanced: problems.length === 0, problems };
}

/** Signals that opened two cases, and cases with two tasks that are both open: what must never be. */
export async function countDoubled(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from (select command_id from incidents.actions where action = 'report'
        group by command_id having count(*) > 1) twice)
      + (select count(*) from (select incident_id from dispatch.tasks where status in ('assigned', 'acknowledged', 'handling')
        group by incident_id having count(*) > 1) twice) as n`.execute(db);
  return Number(rows[0]?.n);
}
