import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { outsideScope } from '../errors.ts';
import type { OutlineImport } from '../schemas.ts';
import { type ImportReport, importDivisionGeometries } from './import-division-geometries.ts';

/** Codes of a collection that is not checked yet; a unit grid counts as its community. */
function divisionCodes(features: readonly unknown[]): string[] {
  const codes = features.map((feature) => {
    // Anything may be in there; what is no code is refused later, row by row.
    const code = (feature as { properties?: { code?: unknown } } | null)?.properties?.code;
    return typeof code === 'string' ? code.slice(0, 12) : '';
  });
  return [...new Set(codes)];
}

async function refuseOutsideScope(trx: Trx, actor: Actor, given: OutlineImport): Promise<void> {
  const codes = divisionCodes(given.outlines.features);
  const { rows } = await sql<{ code: string; path: string }>`
    select code, path from directory.division_paths
    where code = any(${codes}::text[]) and daterange(valid_from, valid_to) @> ${given.validFrom}::date`.execute(trx);
  const outside = rows.find(({ path }) => !inScope(actor, path));
  if (outside) throw outsideScope(outside.code);
}

/** Replaces outlines on an administrator's order: within the actor's scope, all or nothing, on the audit chain. */
export async function importOutlines(platform: Platform, actor: Actor, given: OutlineImport): Promise<ImportReport> {
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    await refuseOutsideScope(trx, actor, given);
    const report = await importDivisionGeometries(trx, given.outlines, {
      source: given.source,
      synthetic: given.synthetic,
      validFrom: given.validFrom,
      now,
      ...(actor.accountId ? { importedBy: actor.accountId } : {}),
    });
    await appendAuditInTrx(trx, {
      at: now,
      actor: `${actor.kind}:${actor.id}`,
      action: 'directory.import',
      subject: `division-import:${report.importId}`,
      facts: {
        features: report.features,
        source: given.source,
        validFrom: given.validFrom,
        synthetic: given.synthetic,
      },
    });
    return report;
  });
}
