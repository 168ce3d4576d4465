import type { ImportDecision } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { importNotFound, notAllowedNow, nothingChosen } from './import-errors.ts';
import { getImport } from './import-queries.ts';
import { lockImportInTrx } from './import-store.ts';
import { sumUp } from './quality/check-quality.ts';
import { settleRemovedInTrx } from './settle-removed.ts';
import { snapPairsInTrx } from './snap-pairs.ts';

/** Accepts or refuses proposed repairs. An accepted one is made at once, on the rows of the import. */
export async function decideProblems(
  platform: Platform,
  actor: Actor,
  importId: string,
  { decision, kind, problemIds }: ImportDecision,
): Promise<{ decided: number; repaired: number }> {
  if (kind === undefined && problemIds === undefined) throw nothingChosen();
  await getImport(platform.db, actor, importId);
  return platform.db.transaction().execute(async (trx) => {
    const about = await lockImportInTrx(trx, importId);
    if (about === undefined) throw importNotFound();
    if (about.status !== 'checked') throw notAllowedNow([]);
    const { rows } = await sql<{ id: number; row: number | null; otherRow: number | null; proposal: string }>`
      update datasets.import_problems set decision = ${decision}
      where import_id = ${importId} and (proposal is not null or ${decision}::text = 'refused') and decision is distinct from 'accepted'
        and (${kind ?? null}::text is null or kind = ${kind ?? null}) and (${problemIds ?? null}::bigint[] is null or id = any (${problemIds ?? null}::bigint[]))
      returning id, row, other_row as "otherRow", proposal`.execute(trx);
    const wanted = (proposal: string) =>
      rows.filter((problem) => decision === 'accepted' && problem.proposal === proposal);
    const rowsOf = (proposal: string) => wanted(proposal).flatMap(({ row }) => (row === null ? [] : [row]));
    const repaired =
      (await makeValidInTrx(trx, importId, rowsOf('make-valid'))) +
      (await snapInTrx(trx, importId, wanted('snap'))) +
      (await dropInTrx(trx, importId, rowsOf('drop')));
    if (repaired > 0)
      await settleRemovedInTrx(
        trx,
        importId,
        rows.flatMap(({ row, otherRow }) => [row, otherRow].filter((one) => one !== null)),
      );
    const facts = { decision, decided: rows.length, repaired, ...(kind ? { kind } : {}) };
    await appendAuditInTrx(trx, {
      at: platform.clock.now(),
      actor: actor.id,
      action: 'dataset.import-decide',
      subject: `import:${importId}`,
      facts,
    });
    await sumUp({ db: trx }, importId);
    return { decided: rows.length, repaired };
  });
}

async function makeValidInTrx(trx: Trx, importId: string, rows: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update datasets.import_features f set geom = m.geom, area_m2 = case when st_dimension(m.geom) = 2 then st_area(m.geom::geography) end
    from (select row, st_collectionextract(st_makevalid(geom), st_dimension(geom) + 1) as geom from datasets.import_features
      where import_id = ${importId} and row = any (${rows}::int[])) as m
    where f.import_id = ${importId} and f.row = m.row`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Pairs that no snapping brings together are undecided again. */
async function snapInTrx(
  trx: Trx,
  importId: string,
  problems: readonly { id: number; row: number | null; otherRow: number | null }[],
): Promise<number> {
  const pairs = problems.flatMap(({ id, row, otherRow }) =>
    row === null || otherRow === null ? [] : [{ id, row, otherRow }],
  );
  const snapped = await snapPairsInTrx(trx, importId, pairs);
  const failed = pairs.filter((pair) => !snapped.includes(pair)).map(({ id }) => id);
  await sql`update datasets.import_problems set decision = null where id = any (${failed}::bigint[])`.execute(trx);
  return snapped.length;
}

async function dropInTrx(trx: Trx, importId: string, rows: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from datasets.import_features where import_id = ${importId} and row = any (${rows}::int[])`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
