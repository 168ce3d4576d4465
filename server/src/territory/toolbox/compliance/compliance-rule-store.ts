import type {
  ComplianceRuleBody,
  ComplianceRuleHistory,
  ComplianceRuleList,
  ComplianceRuleView,
} from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { groupOfProject, projectOfGroup } from './compliance.ts';
import { ruleChanged, ruleNotFound } from './errors.ts';

type Kept = Omit<ComplianceRuleView, 'projectTypes'> & { projectGroups?: string[] };

const RULE = sql`jsonb_strip_nulls(jsonb_build_object('id', r.id, 'version', r.version, 'layerKind', r.layer_kind, 'layers', r.layers,
  'projectGroups', r.project_groups, 'applies', r.applies, 'verdict', r.verdict, 'majorExempt', r.major_exempt, 'required', r.required,
  'enabled', r.enabled, 'explanation', jsonb_build_object('zh', r.explanation_zh, 'en', r.explanation_en),
  'changedAt', to_char(r.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'changedBy', r.changed_by))`;

/** All rules, switched off or not, and a number that grows with each change. */
export async function readComplianceRules(db: Database): Promise<ComplianceRuleList> {
  const { rows } = await sql<{ rule: Kept }>`
    select ${RULE} as rule from toolbox.compliance_rules r order by r.id`.execute(db);
  const items = rows.map(({ rule }) => viewOf(rule));
  return { items, rulesVersion: items.reduce((sum, { version }) => sum + version, 0) };
}

/** The rule and what it said before, newest first. */
export async function readRuleHistory(db: Database, ruleId: string): Promise<ComplianceRuleHistory> {
  const { rows } = await sql<{ rule: Kept }>`
    select ${RULE} as rule, r.version from toolbox.compliance_rules r where r.id = ${ruleId}
    union all select v.rule, v.version from toolbox.compliance_rule_versions v where v.rule_id = ${ruleId}
    order by version desc`.execute(db);
  if (rows.length === 0) throw ruleNotFound();
  return { items: rows.map(({ rule }) => viewOf(rule)) };
}

function viewOf({ projectGroups, ...rule }: Kept): ComplianceRuleView {
  const types = projectGroups?.map(projectOfGroup).filter((type) => type !== undefined) ?? [];
  return { ...rule, ...(types.length > 0 ? { projectTypes: types } : {}) };
}

/** Changes a rule, or adds one; what it said is kept, and whoever had not seen that is refused. */
export function changeComplianceRule(
  platform: Platform,
  actor: Actor,
  ruleId: string,
  body: ComplianceRuleBody,
): Promise<ComplianceRuleHistory> {
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ version: number }>`
      select version from toolbox.compliance_rules where id = ${ruleId} for update`.execute(trx);
    if ((rows[0]?.version ?? 0) !== body.version) throw ruleChanged();
    await sql`
      insert into toolbox.compliance_rule_versions (rule_id, version, rule)
      select r.id, r.version, ${RULE} from toolbox.compliance_rules r where r.id = ${ruleId}`.execute(trx);
    await writeRuleInTrx(trx, ruleId, { body, changedBy: actor.displayName, now });
    await appendAuditInTrx(trx, {
      at: now,
      actor: `person:${actor.id}`,
      action: 'compliance.edit-rules',
      subject: `compliance-rule:${ruleId}`,
      facts: { version: body.version + 1, verdict: body.verdict, enabled: body.enabled, required: body.required },
    });
    return readRuleHistory(trx, ruleId);
  });
}

async function writeRuleInTrx(
  trx: Trx,
  ruleId: string,
  { body, changedBy, now }: { body: ComplianceRuleBody; changedBy: string; now: Date },
): Promise<void> {
  const { layerKind = null, layers = null, projectTypes, applies, verdict, explanation } = body;
  const groups = projectTypes?.map(groupOfProject) ?? null;
  await sql`
    insert into toolbox.compliance_rules (id, layer_kind, layers, project_groups, applies, verdict, major_exempt, required, enabled,
      explanation_zh, explanation_en, version, changed_at, changed_by)
    values (${ruleId}, ${layerKind}, ${layers}::text[], ${groups}::text[], ${applies}, ${verdict}, ${body.majorExempt}, ${body.required},
      ${body.enabled}, ${explanation.zh}, ${explanation.en}, ${body.version + 1}, ${now}, ${changedBy})
    on conflict (id) do update set layer_kind = excluded.layer_kind, layers = excluded.layers, project_groups = excluded.project_groups,
      applies = excluded.applies, verdict = excluded.verdict, major_exempt = excluded.major_exempt, required = excluded.required,
      enabled = excluded.enabled, explanation_zh = excluded.explanation_zh, explanation_en = excluded.explanation_en,
      version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(trx);
}
