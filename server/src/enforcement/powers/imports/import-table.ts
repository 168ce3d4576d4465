import { scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readTable, type TableRow } from './read-table.ts';
import { ROW_KINDS, type RowKind } from './row-kinds.ts';
import { KEY_OF, STORE_ROWS } from './store-rows.ts';
import type { GoodRow } from './storing/store-frame.ts';

const BATCH = 2_000;
/** So many problems are written down row by row; beyond that the file is wrong as a whole. */
const MOST_PROBLEMS = 10_000;

export interface TableImport {
  importId: string;
  kind: RowKind;
  path: string;
  format: 'csv' | 'xlsx';
  synthetic: boolean;
  /** Division paths the rows may speak of; absent: everywhere, for an installation that loads its own data. */
  scopes?: readonly string[];
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
 * written down with its number and the reason, the others are taken. Where the file cannot be read on, what was read until
 * there counts, and the error says where (422). Run again it changes nothing that is there already.
 */
export async function importTable(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  about: TableImport,
): Promise<ImportCounts> {
  const batch = createBatch(about.kind);
  const patterns = about.scopes && scopePatterns({ scopes: about.scopes });
  let written = 0;
  const flush = async () => {
    const { good, problems } = batch.take();
    const frame = { now: clock.now(), synthetic: about.synthetic, patterns };
    await db.transaction().execute(async (trx) => {
      const refused = good.length > 0 ? await STORE_ROWS[about.kind](trx, good, frame) : [];
      const all = [...problems, ...refused];
      batch.count(good.length - refused.length, new Set(all.map(({ row }) => row)).size);
      await writeProblems(trx, about.importId, all.slice(0, Math.max(0, MOST_PROBLEMS - written)));
      written += all.length;
      const { rows, accepted, refused: left } = batch.counts;
      await sql`update powers.imports set rows = ${rows}, accepted = ${accepted}, refused = ${left}
        where id = ${about.importId}`.execute(trx);
    });
  };
  try {
    for await (const read of readTable(about.path, about.format, ROW_KINDS[about.kind])) {
      batch.add(read);
      if (batch.size() >= BATCH) await flush();
    }
  } catch (error) {
    if (error instanceof AppError) await flush();
    throw error;
  }
  await flush();
  return batch.counts;
}

function createBatch(kind: RowKind) {
  const keyOf = KEY_OF[kind];
  const seen = new Set<string>();
  const counts: ImportCounts = { rows: 0, accepted: 0, refused: 0 };
  let good: GoodRow[] = [];
  let problems: Problem[] = [];

  function add(read: TableRow): void {
    counts.rows += 1;
    if ('problems' in read) {
      problems.push(...read.problems.map((one) => ({ row: read.row, ...one })));
      return;
    }
    const key = keyOf(read.values);
    if (seen.has(key)) problems.push({ row: read.row, code: 'repeated', value: key });
    else good.push(read);
    seen.add(key);
  }

  function take() {
    const taken = { good, problems };
    [good, problems] = [[], []];
    return taken;
  }

  function count(accepted: number, refused: number): void {
    counts.accepted += accepted;
    counts.refused += refused;
  }

  return { counts, add, take, count, size: () => good.length + problems.length };
}

async function writeProblems(db: Database, importId: string, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into powers.import_problems (import_id, row, field, code, value)
    select ${importId}, row, field, code, value
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as p(row int, field text, code text, value text)
    on conflict do nothing`.execute(db);
}
