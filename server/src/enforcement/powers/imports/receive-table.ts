import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NewPowerImport, PowerImport, PowerImportProblems } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import { storeUpload } from '../../../platform/files/store-upload.ts';
import type { Platform } from '../../../platform/platform.ts';
import { importNotFound, notATable, tableTooLarge } from './import-errors.ts';
import { importTable } from './import-table.ts';
import { LARGEST_WORKBOOK_BYTES } from './read-table.ts';
import type { RowKind } from './row-kinds.ts';

/** Job: reads one table. */
export const READ_TABLE_JOB = 'powers.read-table';

const pathOf = ({ config }: Pick<Platform, 'config'>, id: string) => join(config.dataDir, 'imports', id, 'table');

/** Takes a table to disk as it arrives and has it read in the background. */
export async function receiveTable(
  platform: Platform,
  actor: Actor,
  { kind, fileName, synthetic = false }: NewPowerImport,
  body: AsyncIterable<Buffer>,
): Promise<PowerImport> {
  const { db, clock, config } = platform;
  const id = randomUUID();
  const path = pathOf(platform, id);
  const { sha256, bytes } = await storeUpload(body, path, config.importLimitBytes);
  const format = await formatOf(path, bytes).catch(async (error: unknown) => {
    await rm(dirname(path), { recursive: true, force: true });
    throw error;
  });
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into powers.imports (id, kind, file_name, sha256, status, asked_by, started_at)
      values (${id}, ${kind}, ${fileName}, decode(${sha256}, 'hex'), 'reading', ${actor.id}, ${now})`.execute(trx);
    const facts = { kind, fileName, sha256 };
    const entry = { at: now, actor: `person:${actor.id}`, action: 'powers.import', subject: `import:${id}`, facts };
    await appendAuditInTrx(trx, entry);
    await addJobInTrx(trx, READ_TABLE_JOB, { importId: id, kind, format, synthetic }, { maxAttempts: 3 });
  });
  return getTableImport(db, id);
}

/** A workbook is a zip; everything else that is text is taken for CSV. */
async function formatOf(path: string, bytes: number): Promise<'csv' | 'xlsx'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
      if (bytes > LARGEST_WORKBOOK_BYTES) throw tableTooLarge();
      return 'xlsx';
    }
    if (start.includes(0)) throw notATable();
    return 'csv';
  } finally {
    await file.close();
  }
}

/** The job: reads the table and says how it ended; a table that cannot be read is over, anything else is tried again. */
export async function readTableImport(
  platform: Platform,
  {
    importId,
    kind,
    format,
    synthetic,
  }: { importId: string; kind: RowKind; format: 'csv' | 'xlsx'; synthetic: boolean },
): Promise<void> {
  const path = pathOf(platform, importId);
  const end = (status: 'done' | 'failed', problem?: { zh: string; en: string }) =>
    sql`update powers.imports set status = ${status}, problem = ${problem ? JSON.stringify(problem) : null}::jsonb,
      finished_at = ${platform.clock.now()} where id = ${importId}`.execute(platform.db);
  try {
    await importTable(platform, { importId, kind, path, format, synthetic });
    await end('done');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { title, detail } = error;
    await end('failed', {
      zh: [title.zh, detail?.zh].filter(Boolean).join('：'),
      en: [title.en, detail?.en].filter(Boolean).join(': '),
    });
  }
  await rm(dirname(path), { recursive: true, force: true });
}

type Row = Omit<PowerImport, 'startedAt' | 'finishedAt' | 'problem'> & {
  startedAt: Date;
  finishedAt: Date | null;
  problem: { zh: string; en: string } | null;
};

export async function getTableImport(db: Database, id: string): Promise<PowerImport> {
  const { rows } = await sql<Row>`
    select id, kind, file_name as "fileName", status, rows, accepted, refused, problem, started_at as "startedAt",
      finished_at as "finishedAt" from powers.imports where id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw importNotFound();
  const { startedAt, finishedAt, problem, ...rest } = row;
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    ...(problem ? { problem } : {}),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  };
}

const MOST_SHOWN = 1_000;

/** The rows that were not taken, in the order of the file. */
export async function listTableProblems(db: Database, id: string, after: number): Promise<PowerImportProblems> {
  await getTableImport(db, id);
  const { rows } = await sql<PowerImportProblems['items'][number] & { field: string | null; value: string | null }>`
    select row, field, code, value from powers.import_problems where import_id = ${id} and row > ${after}
    order by row, code limit ${MOST_SHOWN}`.execute(db);
  return {
    items: rows.map(({ row, field, code, value }) => ({
      ...{ row, code },
      ...(field === null ? {} : { field }),
      ...(value === null ? {} : { value }),
    })),
  };
}
