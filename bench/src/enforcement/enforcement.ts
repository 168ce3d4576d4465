import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { countAtRate, drawLots } from '@shancheng/law';
import { seedDirectory } from '../../../server/src/base/directory/index.ts';
import { importTable, matchPowers, requireAssignment } from '../../../server/src/enforcement/powers/index.ts';
import { type Database, migrate, sql } from '../../../server/src/platform/db/index.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { type Percentiles, percentiles, round } from '../figures/percentiles.ts';
import type { Options } from '../options.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import type { Stops } from '../platform/stops.ts';
import { benchJointPlans, type JointPlans } from './planned-checks.ts';
import { TABLES, writeTables } from './power-tables.ts';

export interface EnforcementResult extends JointPlans {
  importSeconds: number;
  matchSeconds: number;
  assignMs: Percentiles;
  /** Drawing a year’s subjects of the whole city by credit class. */
  drawMs: number;
  tables: Record<string, { rows: number; accepted: number; refused: number; seconds: number }>;
  matches: { powers: number; withoutTwoOfficers: number };
  drawn: number;
  environment: Environment;
}

const SIZES = { towns: 1_031, officers: 7_911, matters: 2_000, subjects: 500_000 };
const ASSIGNMENTS = 2_000;
const PLANNED_CHECKS = 50_000;
const ON = '2026-11-24';
/** Proposed rates by credit class. */
const RATES = { A: 0.01, B: 0.03, C: 0.1, D: 1 };
const clock = { now: () => new Date() };

/** The four databases and the subjects of all Chongqing: handed in as tables, matched, asked for assignments, drawn from. */
export async function benchEnforcement(_options: Options, stops: Stops): Promise<EnforcementResult> {
  const loadBefore = loadNow();
  const database = await startBenchDatabase(stops);
  await migrate(database.connectionString);
  const { db } = database;
  await db.transaction().execute((trx) => seedDirectory(trx, { now: clock.now() }));
  const folder = join(database.dataDir, 'tables');
  mkdirSync(folder);
  const written = await writeTables(folder, SIZES);
  process.stderr.write(`tables: ${JSON.stringify(written)}\n`);
  const tables: EnforcementResult['tables'] = {};
  const importStart = performance.now();
  for (const kind of TABLES) {
    const startedAt = performance.now();
    const importId = randomUUID();
    await sql`insert into powers.imports (id, kind, file_name, sha256, status, asked_by, started_at)
      values (${importId}, ${kind}, ${kind}, '\\x00', 'reading', 'bench', now())`.execute(db);
    const about = { importId, kind, path: join(folder, `${kind}.csv`), format: 'csv' as const, synthetic: true };
    tables[kind] = { ...(await importTable({ db, clock }, about)), seconds: secondsSince(startedAt) };
  }
  const importSeconds = secondsSince(importStart);
  await sql`analyze powers.grants, powers.officers, powers.subjects, powers.matters, powers.authorities`.execute(db);
  const matchStart = performance.now();
  const matches = await matchPowers(db, ON);
  const matchSeconds = secondsSince(matchStart);
  const assignMs = await measureAssignments(db);
  const joint = await benchJointPlans(db, PLANNED_CHECKS);
  const draw = await measureDraw(db);
  return {
    ...{ importSeconds, matchSeconds, assignMs, drawMs: draw.ms, tables, ...joint },
    matches: { powers: matches.length, withoutTwoOfficers: matches.filter(({ able }) => !able).length },
    drawn: draw.drawn,
    environment: await describeEnvironment(db, loadBefore),
  };
}

const secondsSince = (startedAt: number) => round((performance.now() - startedAt) / 1_000);

interface Assignment {
  authorityId: string;
  matterCode: string;
  power: 'inspection' | 'penalty';
  placePath: string;
  domain: string;
  officerIds: string[];
}

/** Lawful and unlawful assignments in turn, all over the city; each is asked in one transaction as a real one would be. */
async function measureAssignments(db: Database): Promise<Percentiles> {
  const { rows } = await sql<Assignment>`
    select g.authority_id as "authorityId", g.matter_code as "matterCode", g.powers[1] as power, g.area_path as "placePath", m.domain,
      (select array_agg(id) from (select id from powers.officers o where o.authority_id = g.authority_id order by id limit 2) two) as "officerIds"
    from powers.grants g join powers.matters m on m.code = g.matter_code order by md5(g.authority_id || g.matter_code)
    limit ${ASSIGNMENTS}`.execute(db);
  const times: number[] = [];
  let [allowed, refused] = [0, 0];
  for (const question of rows) {
    const startedAt = performance.now();
    await db
      .transaction()
      .execute((trx) => requireAssignment(trx, { ...question, officerIds: question.officerIds ?? [], on: ON }))
      .then(
        () => allowed++,
        () => refused++,
      );
    times.push(performance.now() - startedAt);
  }
  if (allowed === 0 || refused === 0)
    throw new Error(`assignments prove nothing: ${allowed} allowed, ${refused} refused`);
  process.stderr.write(`assignments: ${allowed} allowed, ${refused} refused\n`);
  return percentiles(times.slice(100));
}

async function measureDraw(db: Database): Promise<{ ms: number; drawn: number }> {
  const startedAt = performance.now();
  const { rows } = await sql<{ credit: keyof typeof RATES; ids: string[] }>`
    select credit_class as credit, array_agg(uscc) as ids from powers.subjects group by credit_class`.execute(db);
  let drawn = 0;
  for (const { credit, ids } of rows) {
    const count = countAtRate(ids.length, RATES[credit]);
    drawn += drawLots({ seed: 'bench', purpose: `subjects ${credit}`, pool: ids, count }).length;
  }
  return { ms: round(performance.now() - startedAt), drawn };
}
