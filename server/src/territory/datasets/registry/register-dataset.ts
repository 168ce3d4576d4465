import { randomUUID } from 'node:crypto';
import type { DatasetEdit, DatasetSummary, NewDatasetBody } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { putDatasetInTrx } from '../dataset-store.ts';
import { changedMeanwhile, divisionNotFound, keyTaken } from '../errors.ts';
import { datasetDescribed } from '../events.ts';
import { getDataset } from './dataset-summaries.ts';
import { refusalOf } from './decide-dataset.ts';

/** Enters a dataset, still without a version; a plan joins the one map. */
export async function registerDataset(platform: Platform, actor: Actor, body: NewDatasetBody): Promise<DatasetSummary> {
  const refusal = refusalOf(body, actor.permissions);
  if (refusal) throw refusal;
  const now = platform.clock.now();
  const path = await findDivisionPath(platform.db, body.divisionCode, localDay(now, platform.config.timeZone));
  if (path === undefined || !inScope(actor, path)) throw divisionNotFound();
  const id = randomUUID();
  const { plan, divisionCode: _, ...entry } = body;
  await platform.db.transaction().execute(async (trx) => {
    if (await isKeyTakenInTrx(trx, body.key)) throw keyTaken();
    await putDatasetInTrx(trx, { ...entry, id, divisionPath: path, synthetic: body.synthetic ?? false }, now);
    await rememberInTrx(trx, platform, actor, id, 'register', body);
  });
  return { ...(await getDataset(platform.db, actor, id)), ...(plan ? { plan } : {}) };
}

/** Changes the description of a dataset. Refused when somebody else changed it since the actor read it. */
export async function changeDataset(
  platform: Platform,
  actor: Actor,
  id: string,
  { revision, ...change }: DatasetEdit,
): Promise<DatasetSummary> {
  const { plan } = await platform.db.transaction().execute(async (trx) => {
    await lockInTrx(trx, id);
    const before = await getDataset(trx, actor, id);
    if (before.revision !== revision) throw changedMeanwhile();
    const { scheme = before.scheme ?? null, scale = before.scale ?? null, ...rest } = change;
    const after = { ...before, ...rest };
    const refusal = refusalOf({ ...after, scheme }, actor.permissions);
    if (refusal) throw refusal;
    await sql`
      update datasets.datasets set name_zh = ${after.name.zh}, name_en = ${after.name.en}, data_class = ${after.dataClass},
        authority = ${after.authority}, scheme = ${scheme}, scale = ${scale}, licence = ${after.licence},
        security_level = ${after.securityLevel}, synthetic = ${after.synthetic}, revision = revision + 1
      where id = ${id}`.execute(trx);
    await rememberInTrx(trx, platform, actor, id, 'change', change);
    return change;
  });
  return { ...(await getDataset(platform.db, actor, id)), ...(plan ? { plan } : {}) };
}

/** So that two people who read the same revision cannot both change it. */
async function lockInTrx(trx: Trx, id: string): Promise<void> {
  await sql`select from datasets.datasets where id = ${id} for update`.execute(trx);
}

async function isKeyTakenInTrx(trx: Trx, key: string): Promise<boolean> {
  // Two people with the same key wait for one another here instead of one of them failing on the index.
  await sql`select pg_advisory_xact_lock(hashtext('datasets.key'), hashtext(${key}))`.execute(trx);
  const { rows } = await sql`select from datasets.datasets where key = ${key}`.execute(trx);
  return rows.length > 0;
}

async function rememberInTrx(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  datasetId: string,
  what: 'register' | 'change',
  body: NewDatasetBody | Omit<DatasetEdit, 'revision'>,
): Promise<void> {
  if (body.plan) await platform.events.publishInTrx(trx, datasetDescribed, { datasetId, plan: body.plan });
  await appendAuditInTrx(trx, {
    at: platform.clock.now(),
    actor: actor.id,
    action: `dataset.${what}`,
    subject: `dataset:${datasetId}`,
    facts: { ...body, ...(body.plan ? { plan: { ...body.plan } } : {}) },
  });
}

async function findDivisionPath(db: Database, code: string, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select path from directory.division_paths where code = ${code} and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)
    order by valid_from desc limit 1`.execute(db);
  return rows[0]?.path;
}
