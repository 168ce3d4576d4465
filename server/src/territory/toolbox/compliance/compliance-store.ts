import { createHash } from 'node:crypto';
import type { ComplianceCheck } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { mayRead } from '../dataset-versions.ts';
import type { ComplianceRule } from './compliance.ts';
import { complianceCheckNotFound } from './errors.ts';

export async function listComplianceRules(db: Database | Trx): Promise<ComplianceRule[]> {
  const { rows } = await sql<ComplianceRule>`
    select id, layer_kind as "layerKind", layers, project_groups as "projectGroups", applies, verdict,
      major_exempt as "majorExempt", required, jsonb_build_object('zh', explanation_zh, 'en', explanation_en) as explanation
    from toolbox.compliance_rules where enabled order by id`.execute(db);
  return rows;
}

/** Grows with every change of any rule. */
export async function readRulesVersion(trx: Trx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(version), 0)::int as n from toolbox.compliance_rules`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** The entry on the list of major projects that holds on that day. */
export async function findMajorProject(db: Database | Trx, number: string | undefined, asOf: string) {
  if (number === undefined) return undefined;
  const { rows } = await sql<{ number: string; documentNo: string }>`
    select number, document_no as "documentNo" from toolbox.major_projects
    where number = ${number} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`.execute(
    db,
  );
  return rows[0];
}

/** The next number of a report, e.g. 合规审〔2026〕000012号. */
export async function nextDocumentNoInTrx(trx: Trx, year: string): Promise<string> {
  const { rows } = await sql<{ n: string }>`select nextval('toolbox.compliance_numbers') as n`.execute(trx);
  return `合规审〔${year}〕${String(rows[0]?.n).padStart(6, '0')}号`;
}

/** SHA-256 over the report with its keys in order: the database keeps them in another one. */
export function hashOfReport(report: Omit<ComplianceCheck, 'hash'>): string {
  return createHash('sha256').update(JSON.stringify(report, inOrder)).digest('hex');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function insertCheckInTrx(trx: Trx, { hash, ...report }: ComplianceCheck, actorId: string): Promise<void> {
  await sql`
    insert into toolbox.compliance_checks (id, document_no, name, project_type, parcel, as_of, verdict, report, report_hash, made_at, made_by)
    values (${report.id}, ${report.documentNo}, ${report.name}, ${report.projectType},
      st_setsrid(st_geomfromgeojson(${JSON.stringify(report.parcel)}), 4490), ${report.asOf}::date, ${report.verdict},
      ${JSON.stringify(report)}::jsonb, ${hash}, ${report.madeAt}, ${actorId})`.execute(trx);
}

/** Which checks `c` one may read: those whose every layer one may see (and, where there is none, one’s own). */
export const readableChecks = (actor: Pick<Actor, 'id' | 'scopes' | 'permissions'>) => sql`
  (c.made_by = ${actor.id} or jsonb_array_length(c.report -> 'layers') > 0)
  and not exists (select from jsonb_array_elements(c.report -> 'layers') layer
    left join datasets.datasets d on d.id = (layer ->> 'datasetId')::uuid and ${mayRead(actor)} where d.id is null)`;

/** A report as it was made. */
export async function getComplianceCheck(
  db: Database,
  actor: Pick<Actor, 'id' | 'scopes' | 'permissions'>,
  id: string,
): Promise<ComplianceCheck> {
  const { rows } = await sql<{ report: Omit<ComplianceCheck, 'hash'>; hash: string }>`
    select report, report_hash as hash from toolbox.compliance_checks c where id = ${id} and ${readableChecks(actor)}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw complianceCheckNotFound();
  return { ...row.report, hash: row.hash };
}
