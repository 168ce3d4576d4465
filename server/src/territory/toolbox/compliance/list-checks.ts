import type { ComplianceCheckQuery, ComplianceCheckSummary } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { readableChecks } from './compliance-store.ts';

const USUALLY = 100;

/** Checks made, newest first: one’s own, or also those of others whose every layer one may see. */
export async function listComplianceChecks(
  db: Database,
  actor: Pick<Actor, 'id' | 'scopes' | 'permissions'>,
  { mine = true, verdict, search, limit = USUALLY }: ComplianceCheckQuery,
): Promise<ComplianceCheckSummary[]> {
  const { rows } = await sql<ComplianceCheckSummary & { madeAt: Date | string }>`
    select c.id, c.document_no as "documentNo", c.name, c.project_type as "projectType", (c.report ->> 'areaM2')::float8 as "areaM2",
      c.as_of::text as "asOf", c.verdict, c.report ->> 'madeAt' as "madeAt", c.report ->> 'madeBy' as "madeBy", c.made_by = ${actor.id} as mine
    from toolbox.compliance_checks c
    where (not ${mine} or c.made_by = ${actor.id}) and (${verdict ?? null}::text is null or c.verdict = ${verdict ?? null})
      and (${search ?? null}::text is null or position(lower(${search ?? ''}::text) in lower(c.name || ' ' || c.document_no)) > 0)
      and ${readableChecks(actor)}
    order by c.made_at desc, c.id limit ${limit}`.execute(db);
  return rows;
}
