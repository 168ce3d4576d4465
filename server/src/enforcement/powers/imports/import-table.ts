import { type Database, sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readTable } from './read-table.ts';
import { ROW_KINDS, type RowKind } from './row-kinds.ts';
import { type GoodRow, KEY_OF, STORE_ROWS } from './store-rows.ts';

const BATCH = 2_000;
/** So many problems are written down row by row; beyond that the file is wrong as a whole. */
const MOST_PROBLEMS = 10_000;

export interface TableImport {
  importId: string;
  kind: RowKind;
  path: string;
  format: 'csv' | 'xlsx';
  synthetic: boolean;
}

export interface ImportCounts {
  rows: number;
  accepted: number;
  refused: number;
}

interface Problem {
  row: number;
  field?: string;
  code: string;
  value?: string;
}

/**
 * Reads a table into the databases, batch by batch, each in its own transaction: a row with a problem is left out and
 * written down with its number and the reason, the others are taken. Run again it changes nothing that is there already.
 */
export async function importTable(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  about: TableImport,
): Promise<ImportCounts> {
  const keyOf = KEY_OF[about.kind];
  const seen = new Set<string>();
  const counts: ImportCounts = { rows: 0, accepted: 0, refused: 0 };
  let written = 0;
  let good: GoodRow[] = [];
  let problems: Problem[] = [];

  const flush = async () => {
    const frame = { now: clock.now(), synthetic: about.synthetic };
    const batch = good;
    await db.transaction().execute(async (trx) => {
      const refused = batch.length > 0 ? await STORE_ROWS[about.kind](trx, batch, frame) : [];
      const all = [...problems, ...refused];
      const wrong = new Set(all.map(({ row }) => row));
      counts.refused += wrong.size;
      counts.accepted += batch.length - refused.length;
      await writeProblems(trx, about.importId, all.slice(0, Math.max(0, MOST_PROBLEMS - written)));
      written += all.length;
      await sql`update powers.imports set rows = ${counts.rows}, accepted = ${counts.accepted}, refused = ${counts.refused}
        where id = ${about.importId}`.execute(trx);
    });
    good = [];
    problems = [];
  };

  for await (const read of readTable(about.path, about.format, ROW_KINDS[about.kind])) {
    counts.rows += 1;
    if ('problems' in read) problems.push(...read.problems.map((one) => ({ row: read.row, ...one })));
    else if (seen.has(keyOf(read.values)))
      problems.push({ row: read.row, code: 'repeated', value: keyOf(read.values) });
    else {
      seen.add(keyOf(read.values));
      good.push(read);
    }
    if (good.length + problems.length >= BATCH) await flush();
  }
  await flush();
  return counts;
}

async function writeProblems(db: Database, importId: string, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into powers.import_problems (import_id, row, field, code, value)
    select ${importId}, row, field, code, value
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as p(row int, field text, code text, value text)
    on conflict do nothing`.execute(db);
}
