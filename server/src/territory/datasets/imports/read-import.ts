import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { openFile } from './formats/open-file.ts';
import { fileRefused } from './import-errors.ts';
import { importPath } from './import-folder.ts';
import { LIMITS } from './import-limits.ts';
import { endImportInTrx, findImport, type ImportRow, isCancelled } from './import-store.ts';
import { checkQuality } from './quality/check-quality.ts';
import type { OpenedFile, RawFeature } from './raw-feature.ts';
import { type RecognisedCrs, recogniseCrs, suggestShift } from './recognise/crs-rules.ts';
import { findDistrict } from './recognise/district.ts';
import { type Fields, recogniseFields } from './recognise/field-rules.ts';
import { firstPosition } from './recognise/to-wkb.ts';
import { FeatureBatch } from './write-features.ts';

const SAMPLE = 1_000;
const LANES = 2;

/** Reads and checks a file that was handed in. Done again from the start when the process died on the way. */
export async function readImport(platform: Platform, importId: string): Promise<void> {
  const { db, clock, log } = platform;
  const about = await findImport(db, importId);
  if (about === undefined || !['reading', 'checking'].includes(about.status)) return;
  try {
    await forgetRows(platform, importId);
    await readFile(platform, about);
    await sql`update datasets.imports set status = 'checking' where id = ${importId} and status = 'reading'`.execute(
      db,
    );
    await checkQuality(platform, about);
    await sql`update datasets.imports set status = 'checked' where id = ${importId} and status = 'checking'`.execute(
      db,
    );
  } catch (error) {
    if (error instanceof Stopped) return;
    const isRefusal = error instanceof AppError && error.status < 500;
    if (!isRefusal) log.error('Import:Failed', { importId, error: String(error) });
    else log.info('Import:Refused', { importId, code: error.code, ...error.facts });
    const said = isRefusal ? error : fileRefused('failed', '导入失败', 'The import failed');
    await db
      .transaction()
      .execute((trx) => endImportInTrx(trx, importId, isRefusal ? 'refused' : 'failed', clock.now(), said));
  }
}

/** Nothing of the file is left on disk, however its reading ends. */
async function readFile(platform: Platform, about: ImportRow): Promise<void> {
  const path = importPath(platform.config, about.id);
  const stop = new AbortController();
  try {
    await readRows(platform, about, await openFile(path, { gdal: platform.config.gdalFolder, signal: stop.signal }));
  } finally {
    stop.abort();
    await rm(dirname(path), { recursive: true, force: true });
  }
}

class Stopped extends Error {}

async function forgetRows({ db }: Platform, importId: string): Promise<void> {
  await sql`delete from datasets.import_features where import_id = ${importId}`.execute(db);
  await sql`delete from datasets.import_problems where import_id = ${importId}`.execute(db);
}

async function readRows(platform: Platform, about: ImportRow, file: OpenedFile): Promise<void> {
  const { db } = platform;
  const source = file.features()[Symbol.asyncIterator]();
  const sample: RawFeature[] = [];
  try {
    while (sample.length < SAMPLE) {
      const next = await source.next();
      if (next.done) break;
      sample.push(next.value);
    }
    const { crs, fields } = await recognise(platform, about, file, sample);
    let batch = new FeatureBatch();
    let count = 0;
    const writing = new Set<Promise<void>>();
    let failure: unknown;
    const flush = async () => {
      const write = batch.write(db, about.id).catch((error: unknown) => {
        failure ??= error;
      });
      writing.add(write);
      void write.then(() => writing.delete(write));
      batch = new FeatureBatch();
      if (writing.size > LANES) await Promise.race(writing);
      if (failure !== undefined) throw failure;
      if (count % 50_000 < 1_000) await report(platform, about.id, count);
    };
    const take = async (feature: RawFeature) => {
      if (++count > LIMITS.features)
        throw fileRefused('too-many-features', '要素过多', 'The file holds too many features');
      batch.add(feature, fields, crs.toDegrees);
      if (batch.isFull) await flush();
    };
    for (const feature of sample) await take(feature);
    for (let next = await source.next(); !next.done; next = await source.next()) await take(next.value);
    if (batch.size > 0) await flush();
    await Promise.all(writing);
    if (failure !== undefined) throw failure;
    await report(platform, about.id, count);
  } finally {
    await source.return?.();
  }
}

/** Progress for whoever watches; stops when somebody cancelled meanwhile. */
async function report({ db }: Platform, importId: string, count: number): Promise<void> {
  await sql`update datasets.imports set features_read = ${count} where id = ${importId}`.execute(db);
  if (await isCancelled(db, importId)) throw new Stopped();
}

async function recognise(
  { db, config }: Platform,
  about: ImportRow,
  file: OpenedFile,
  sample: readonly RawFeature[],
): Promise<{ crs: RecognisedCrs; fields: Fields }> {
  const positions = sample
    .map(({ geometry }) => geometry && firstPosition(geometry))
    .filter((position) => position !== undefined);
  if (positions.length === 0) throw fileRefused('no-shapes', '文件中没有图形', 'The file holds no shapes');
  const district = await findDistrict(db, config.districtCode);
  const crs = recogniseCrs(positions, district.box, { asked: about.declared.crs, declared: file.declaredCrs });
  if (crs === undefined) {
    throw fileRefused(
      'unknown-crs',
      '无法识别坐标系，坐标不在本区',
      'The coordinates fit no system in which they lie in the district',
    );
  }
  const { keyField: key, codeField: code, nameField: name } = about.declared;
  const asked = Object.fromEntries(Object.entries({ key, code, name }).filter(([, field]) => field !== undefined));
  const fields = recogniseFields(Object.keys(sample[0]?.properties ?? {}), asked);
  const places = positions.map(([x, y]) => crs.toDegrees(x, y));
  const suggestion = about.declared.crs === undefined ? suggestShift(places, district.isInside) : undefined;
  const { toDegrees: _, ...said } = crs;
  const { format, encoding, layer } = file;
  const recognised = {
    ...said,
    fields,
    ...(encoding ? { encoding } : {}),
    ...(layer ? { layer } : {}),
    ...(suggestion ? { suggestion } : {}),
  };
  await sql`update datasets.imports set format = ${format}, recognised = ${JSON.stringify(recognised)}::jsonb where id = ${about.id}`.execute(
    db,
  );
  return { crs, fields };
}
