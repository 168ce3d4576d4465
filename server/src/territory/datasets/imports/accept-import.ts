import type { ImportAcceptance } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { lockNewestVersionInTrx } from '../dataset-store.ts';
import { datasetPublished } from '../events.ts';
import { checkOutline, coverInTrx } from './import-coverage.ts';
import { errorsRemain, importNotFound, notAllowedNow } from './import-errors.ts';
import { getImport } from './import-queries.ts';
import { endImportInTrx, type ImportRow, lockImportInTrx } from './import-store.ts';

const MOST_NAMED = 1_000;

/**
 * Publishes an import as the next version of its dataset: what is the same goes on, what changed or is new is added,
 * what the file no longer has ends. All of it in the database; a million rows never pass through here.
 */
export async function acceptImport(
  platform: Platform,
  actor: Actor,
  importId: string,
  { coverage = 'as-before' }: ImportAcceptance = {},
): Promise<number> {
  const { db, clock } = platform;
  await getImport(db, actor, importId);
  await checkOutline(db, coverage);
  const where = typeof coverage === 'string' ? coverage : 'drawn';
  return db.transaction().execute(async (trx) => {
    const about = await lockImportInTrx(trx, importId);
    if (about === undefined) throw importNotFound();
    if (about.status !== 'checked') throw notAllowedNow([]);
    await refuseErrorsInTrx(trx, importId);
    const version = await publishInTrx(platform, trx, about, where);
    await coverInTrx(platform, trx, about, version, coverage);
    await sql`delete from datasets.import_features where import_id = ${importId}`.execute(trx);
    await sql`update datasets.imports set status = 'accepted', version = ${version}, coverage = ${where}, finished_at = ${clock.now()} where id = ${importId}`.execute(
      trx,
    );
    const facts = { datasetId: about.datasetId, version, coverage: where };
    await appendAuditInTrx(trx, {
      at: clock.now(),
      actor: actor.id,
      action: 'dataset.import-accept',
      subject: `import:${importId}`,
      facts,
    });
    return version;
  });
}

/** Overlaps that were looked at and left are a matter of the plan; shapes that cannot be drawn are not. */
async function refuseErrorsInTrx(trx: Trx, importId: string): Promise<void> {
  const { rows } = await sql<{ errors: number }>`
    select count(*) as errors from datasets.import_problems p where import_id = ${importId} and severity = 'error' and decision is distinct from 'accepted'
      and not (kind = 'overlap' and decision is not distinct from 'refused')
      and exists (select from datasets.import_features f where f.import_id = p.import_id and f.row = p.row)
      and (other_row is null or exists (select from datasets.import_features f where f.import_id = p.import_id and f.row = p.other_row))`.execute(
    trx,
  );
  const errors = rows[0]?.errors ?? 0;
  if (errors > 0) throw errorsRemain(errors);
}

async function publishInTrx(platform: Platform, trx: Trx, about: ImportRow, coverage: string): Promise<number> {
  const { id, datasetId } = about;
  const version = ((await lockNewestVersionInTrx(trx, datasetId)) ?? 0) + 1;
  await makeKeysUniqueInTrx(trx, id);
  const ended = await endOldInTrx(trx, about, version);
  const added = await addNewInTrx(trx, about, version);
  const lineage = { kind: 'import', importId: id, file: about.fileName, sha256: about.sha256, coverage };
  await sql`
    insert into datasets.versions (dataset_id, number, valid_from, recorded_at, lineage, feature_count)
    select ${datasetId}::uuid, ${version}, ${about.validFrom}::date, ${platform.clock.now()}, ${JSON.stringify(lineage)}::jsonb, count(*)
    from datasets.features where dataset_id = ${datasetId} and version_to is null`.execute(trx);
  const changedKeys = await changedKeysInTrx(trx, datasetId, version, ended + added);
  await platform.events.publishInTrx(trx, datasetPublished, {
    datasetId,
    version,
    ...(changedKeys ? { changedKeys } : {}),
  });
  return version;
}

async function makeKeysUniqueInTrx(trx: Trx, importId: string): Promise<void> {
  await sql`
    update datasets.import_features f set key = f.key || '#' || f.row
    from (select row from (select row, row_number() over (partition by key order by row) as n from datasets.import_features where import_id = ${importId}) k where n > 1) as again
    where f.import_id = ${importId} and f.row = again.row`.execute(trx);
}

async function endOldInTrx(trx: Trx, { id, datasetId }: ImportRow, version: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update datasets.features f set version_to = ${version}
    where f.dataset_id = ${datasetId} and f.version_to is null and not exists (
      select from datasets.import_features i where i.import_id = ${id} and i.key = f.key and i.code is not distinct from f.code
        and i.name is not distinct from f.name and i.attributes = f.attributes and st_asbinary(i.geom) = st_asbinary(f.geom))`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

async function addNewInTrx(trx: Trx, { id, datasetId }: ImportRow, version: number): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into datasets.features (dataset_id, key, version_from, code, name, attributes, geom, area_m2)
    select ${datasetId}::uuid, i.key, ${version}, i.code, i.name, i.attributes, i.geom, i.area_m2 from datasets.import_features i
    where i.import_id = ${id} and i.geom is not null
      and not exists (select from datasets.features f where f.dataset_id = ${datasetId} and f.version_to is null and f.key = i.key)`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Named in the announcement when they are few; else everything is looked at anew. */
async function changedKeysInTrx(
  trx: Trx,
  datasetId: string,
  version: number,
  changes: number,
): Promise<string[] | undefined> {
  if (changes > MOST_NAMED * 2) return undefined;
  const { rows } = await sql<{ key: string }>`
    select distinct key from datasets.features where dataset_id = ${datasetId} and (version_from = ${version} or version_to = ${version})`.execute(
    trx,
  );
  return rows.length > MOST_NAMED ? undefined : rows.map(({ key }) => key);
}

/** Ends an import that nobody wants: refused once it was looked at, cancelled while it is still being read. */
export async function giveUpImport(
  platform: Platform,
  actor: Actor,
  importId: string,
  status: 'refused' | 'cancelled',
): Promise<void> {
  const from = status === 'refused' ? ['checked'] : ['reading', 'checking'];
  await getImport(platform.db, actor, importId);
  await platform.db.transaction().execute(async (trx) => {
    const about = await lockImportInTrx(trx, importId);
    if (about === undefined) throw importNotFound();
    if (!from.includes(about.status)) throw notAllowedNow([]);
    const at = platform.clock.now();
    await endImportInTrx(trx, importId, status, at);
    const facts = { datasetId: about.datasetId };
    await appendAuditInTrx(trx, {
      at,
      actor: actor.id,
      action: `dataset.import-${status}`,
      subject: `import:${importId}`,
      facts,
    });
  });
}
