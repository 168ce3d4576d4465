import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NewPowerImport, PowerImport } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import { storeUpload } from '../../../platform/files/store-upload.ts';
import type { Platform } from '../../../platform/platform.ts';
import { notATable, oldWorkbook, utf16Table } from './import-errors.ts';
import { getTableImport } from './import-queries.ts';
import { importTable, type TableImport } from './import-table.ts';

/** Job: reads one table. */
export const READ_TABLE_JOB = 'powers.read-table';
const MOST_ATTEMPTS = 3;

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
  const { sha256 } = await storeUpload(body, path, config.importLimitBytes);
  const format = await formatOf(path).catch(async (error: unknown) => {
    await rm(dirname(path), { recursive: true, force: true });
    throw error;
  });
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into powers.imports (id, kind, file_name, sha256, status, asked_by, started_at, scopes)
      values (${id}, ${kind}, ${fileName}, decode(${sha256}, 'hex'), 'reading', ${actor.id}, ${now}, ${[...actor.scopes]}::text[])`.execute(
      trx,
    );
    const facts = { kind, fileName, sha256 };
    const entry = { at: now, actor: `person:${actor.id}`, action: 'powers.import', subject: `import:${id}`, facts };
    await appendAuditInTrx(trx, entry);
    const job: ReadTablePayload = { importId: id, kind, format, synthetic, scopes: actor.scopes };
    await addJobInTrx(trx, READ_TABLE_JOB, job, { maxAttempts: MOST_ATTEMPTS });
  });
  return getTableImport(db, actor, id);
}

/** A workbook is a zip; everything else that is text is taken for CSV. */
async function formatOf(path: string): Promise<'csv' | 'xlsx'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    const magic = start.subarray(0, 4).toString('hex');
    if (magic === '504b0304') return 'xlsx';
    if (magic === 'd0cf11e0') throw oldWorkbook();
    if (magic.startsWith('fffe') || magic.startsWith('feff')) throw utf16Table();
    // Further down a NUL costs its row; among the headings the file is no text.
    const heading = start.includes(0x0a) ? start.subarray(0, start.indexOf(0x0a)) : start;
    if (heading.includes(0)) throw notATable();
    return 'csv';
  } finally {
    await file.close();
  }
}

type ReadTablePayload = Omit<TableImport, 'path'>;

/**
 * The job: reads the table and says how it ended. A table that cannot be read is over; a failure of ours is tried again,
 * and after the last time said to be one.
 */
export async function readTableImport(platform: Platform, payload: ReadTablePayload, attempts: number): Promise<void> {
  const path = pathOf(platform, payload.importId);
  const end = (status: 'done' | 'failed', problem?: { zh: string; en: string }) =>
    sql`update powers.imports set status = ${status}, problem = ${problem ? JSON.stringify(problem) : null}::jsonb,
      finished_at = ${platform.clock.now()} where id = ${payload.importId}`.execute(platform.db);
  try {
    await importTable(platform, { ...payload, path });
    await end('done');
  } catch (error) {
    if (!(error instanceof AppError)) {
      if (attempts >= MOST_ATTEMPTS) await end('failed', OUR_FAULT);
      throw error;
    }
    const { title, detail } = error;
    await end('failed', {
      zh: [title.zh, detail?.zh].filter(Boolean).join('：'),
      en: [title.en, detail?.en].filter(Boolean).join(': '),
    });
  }
  await rm(dirname(path), { recursive: true, force: true });
}

const OUR_FAULT = {
  zh: '平台内部出错，已接收的行保留，请稍后重新导入',
  en: 'The platform failed: rows that were taken stay, hand it in again later',
};
