import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Database, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fileRefused } from './import-errors.ts';
import { importPath } from './import-folder.ts';
import { LIMITS } from './import-limits.ts';
import { endImportInTrx, findImport, type ImportRow } from './import-store.ts';
import { checkQuality } from './quality/check-quality.ts';
import { readInChild } from './reading/read-in-child.ts';
import { recordReading, Stopped } from './reading/record-reading.ts';
import { findDistrict } from './recognise/district.ts';

/** Beyond that the file itself is what ends the server. */
const MOST_ATTEMPTS = 5;

/**
 * Reads and checks a file that was handed in. Done again when the process died on the way: from the start, or from
 * the checks once every row was there.
 */
export async function readImport(platform: Platform, importId: string, attempts = 1): Promise<void> {
  const { db, clock, log } = platform;
  const about = await findImport(db, importId);
  if (about === undefined || !['reading', 'checking'].includes(about.status)) return;
  try {
    if (attempts > MOST_ATTEMPTS) throw new Error(`given up after ${MOST_ATTEMPTS} attempts`);
    if (about.status === 'reading') await readFile(platform, about);
    await checkQuality(platform, about);
    await sql`update datasets.imports set status = 'checked' where id = ${importId} and status = 'checking'`.execute(
      db,
    );
  } catch (error) {
    if (error instanceof Stopped) return forgetRows(db, importId);
    const isRefusal = error instanceof AppError && error.status < 500;
    if (!isRefusal) log.error('Import:Failed', { importId, error: String(error) });
    else log.info('Import:Refused', { importId, code: error.code, ...error.facts });
    const said = isRefusal ? error : fileRefused('failed', '导入失败', 'The import failed');
    await rm(dirname(importPath(platform.config, importId)), { recursive: true, force: true });
    await db
      .transaction()
      .execute((trx) => endImportInTrx(trx, importId, isRefusal ? 'refused' : 'failed', clock.now(), said));
  }
}

/** Nothing of the file is left on disk, however its reading ends. */
async function readFile({ db, config }: Platform, about: ImportRow): Promise<void> {
  const path = importPath(config, about.id);
  const { crs, keyField: key, codeField: code, nameField: name } = about.declared;
  const fields = Object.fromEntries(Object.entries({ key, code, name }).filter(([, field]) => field !== undefined));
  const district = await findDistrict(db, config.districtCode);
  const task = { path, gdalFolder: config.gdalFolder, district, fields, mostFeatures: LIMITS.features };
  const recorder = recordReading(db, about.id);
  try {
    await forgetRows(db, about.id);
    await readInChild({ ...task, ...(crs === undefined ? {} : { crs }) }, recorder);
    await recorder.finish();
  } finally {
    await rm(dirname(path), { recursive: true, force: true });
  }
}

async function forgetRows(db: Database, importId: string): Promise<void> {
  await sql`delete from datasets.import_features where import_id = ${importId}`.execute(db);
  await sql`delete from datasets.import_problems where import_id = ${importId}`.execute(db);
}
