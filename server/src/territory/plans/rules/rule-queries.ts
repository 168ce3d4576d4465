import type { ConflictRuleBody, ConflictRuleView } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { ruleNotFound } from '../errors.ts';

/** Job: compares all plans anew. */
export const COMPARE_PLANS = 'plans.compare';

/** One rule of the matrix. */
export async function getConflictRule(db: Database | Trx, ruleId: string): Promise<ConflictRuleView> {
  const { rows } = await sql<{ rule: ConflictRuleView }>`
    select jsonb_strip_nulls(jsonb_build_object('id', id, 'type', type, 'domainA', domain_a, 'groupA', group_a, 'domainB', domain_b,
      'groupB', group_b, 'severity', severity, 'minAreaM2', min_area_m2, 'minWidthM', min_width_m, 'enabled', enabled,
      'explanation', jsonb_build_object('zh', explanation_zh, 'en', explanation_en), 'parameters', parameters)) as rule
    from plans.conflict_rules where id = ${ruleId}`.execute(db);
  const [row] = rows;
  if (!row) throw ruleNotFound();
  return row.rule;
}

/** Changes how strict a rule is; everything is compared anew in the background, once however many rules change. */
export async function changeConflictRule(
  platform: Platform,
  actor: Actor,
  ruleId: string,
  body: ConflictRuleBody,
): Promise<ConflictRuleView> {
  return platform.db.transaction().execute(async (trx) => {
    await sql`
      update plans.conflict_rules set severity = ${body.severity}, min_area_m2 = ${body.minAreaM2}, min_width_m = ${body.minWidthM},
        enabled = ${body.enabled}, explanation_zh = ${body.explanation.zh}, explanation_en = ${body.explanation.en},
        parameters = ${JSON.stringify(body.parameters)}::jsonb where id = ${ruleId}`.execute(trx);
    const rule = await getConflictRule(trx, ruleId);
    await appendAuditInTrx(trx, {
      at: platform.clock.now(),
      actor: `person:${actor.id}`,
      action: 'plan.edit-rules',
      subject: `conflict-rule:${ruleId}`,
      facts: { severity: body.severity, enabled: body.enabled, minAreaM2: body.minAreaM2, minWidthM: body.minWidthM },
    });
    await addJobInTrx(trx, COMPARE_PLANS, { trigger: `rule ${ruleId}` }, { key: COMPARE_PLANS });
    return rule;
  });
}
