import { type Database, sql } from '../../../../platform/db/index.ts';
import { tooManyUnreadable } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';
import type { Reading } from './read-in-child.ts';
import type { Recognised, RowBatch } from './reading-messages.ts';
import { writeRows } from './write-rows.ts';

/** Somebody cancelled the import meanwhile. */
export class Stopped extends Error {}

/** Features between two words of progress: each is a commit. */
const REPORT_EVERY = 10_000;

/** Writes down what a reading brings; `finish` when all of it came. */
export function recordReading(db: Database, importId: string): Reading & { finish(): Promise<void> } {
  let [unreadable, last, reported] = [0, 0, 0];

  async function onBatch(batch: RowBatch): Promise<void> {
    unreadable += batch.unreadable.length;
    // A file with too many of them is not what it says it is.
    if (unreadable > LIMITS.unreadableRows) throw tooManyUnreadable(LIMITS.unreadableRows);
    await writeRows(db, importId, batch);
    last = Math.max(last, batch.count);
    if (batch.count < reported + REPORT_EVERY) return;
    reported = batch.count;
    await report(db, importId, batch.count);
  }

  async function finish(): Promise<void> {
    await report(db, importId, last);
    await sql`update datasets.imports set status = 'checking' where id = ${importId} and status = 'reading'`.execute(
      db,
    );
  }
  return { onRecognised: (recognised) => rememberRecognised(db, importId, recognised), onBatch, finish };
}

async function rememberRecognised(db: Database, importId: string, { format, said }: Recognised): Promise<void> {
  await sql`update datasets.imports set format = ${format}, recognised = ${JSON.stringify(said)}::jsonb where id = ${importId}`.execute(
    db,
  );
}

/** Progress for whoever watches; stops when somebody cancelled meanwhile. */
async function report(db: Database, importId: string, count: number): Promise<void> {
  const { rows } = await sql<{ status: string }>`
    update datasets.imports set features_read = greatest(features_read, ${count}) where id = ${importId} returning status`.execute(
    db,
  );
  if (rows[0]?.status !== 'reading') throw new Stopped();
}
