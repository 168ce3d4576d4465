import type { ImportDecision } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { importNotFound, notAllowedNow, nothingChosen } from './import-errors.ts';
import { getImport } from './import-queries.ts';
import { lockImportInTrx } from './import-store.ts';
import { sumUp } from './quality/check-quality.ts';

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
    const { rows } = await sql<{ row: number | null; otherRow: number | null; proposal: string }>`
      update datasets.import_problems set decision = ${decision}
      where import_id = ${importId} and (proposal is not null or ${decision}::text = 'refused') and decision is distinct from 'accepted'
        and (${kind ?? null}::text is null or kind = ${kind ?? null}) and (${problemIds ?? null}::bigint[] is null or id = any (${problemIds ?? null}::bigint[]))
      returning row, other_row as "otherRow", proposal`.execute(trx);
    const wanted = (proposal: string) =>
      rows.filter((problem) => decision === 'accepted' && problem.proposal === proposal);
    const rowsOf = (proposal: string) => wanted(proposal).flatMap(({ row }) => (row === null ? [] : [row]));
    const repaired =
      (await makeValidInTrx(trx, importId, rowsOf('make-valid'))) +
      (await snapInTrx(trx, importId, wanted('snap'))) +
      (await dropInTrx(trx, importId, rowsOf('drop')));
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

/** The later of two rows gives way, so that the two meet in one line. */
async function snapInTrx(
  trx: Trx,
  importId: string,
  pairs: readonly { row: number | null; otherRow: number | null }[],
): Promise<number> {
  for (const { row, otherRow } of pairs) {
    await sql`
      update datasets.import_features f set geom = m.geom, area_m2 = st_area(m.geom::geography)
      from (select b.row, st_collectionextract(st_makevalid(st_difference(st_snap(b.geom, a.geom, ${SNAP_DEGREES}), a.geom)), 3) as geom
        from datasets.import_features a, datasets.import_features b
        where a.import_id = ${importId} and b.import_id = ${importId} and a.row = ${row} and b.row = ${otherRow}) as m
      where f.import_id = ${importId} and f.row = m.row and not st_isempty(m.geom)`.execute(trx);
  }
  return pairs.length;
}

/** 0.1 m, the tolerance of drawing. */
const SNAP_DEGREES = 1e-6;

async function dropInTrx(trx: Trx, importId: string, rows: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from datasets.import_features where import_id = ${importId} and row = any (${rows}::int[])`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
