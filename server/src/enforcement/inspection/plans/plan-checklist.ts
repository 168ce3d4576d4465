import type { ChecklistItem } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { getThemes } from '../themes.ts';
import { type InspectionPlan, takingPart } from './inspection-plan.ts';
import { type AskingMatter, mergeChecklist, type OwnItem } from './merge-checklist.ts';

/** The matters of those who take part, or may, each with its own questions. */
export async function listAskingMatters(
  db: Database | Trx,
  parties: readonly { authorityId: string; matters: readonly string[] }[],
): Promise<AskingMatter[]> {
  const codes = parties.flatMap(({ matters }) => matters);
  const { rows } = await sql<{ code: string; checklist: OwnItem[] }>`
    select code, checklist from powers.matters where code = any (${codes}::text[])`.execute(db);
  const own = new Map(rows.map(({ code, checklist }) => [code, checklist]));
  return parties.flatMap(({ authorityId, matters }) =>
    matters.map((code) => ({ code, authorityId, checklist: own.get(code) ?? [] })),
  );
}

/** The questions of a plan as it stands, each once. */
export async function checklistOf(db: Database | Trx, plan: InspectionPlan): Promise<ChecklistItem[]> {
  const [matters, themes] = await Promise.all([listAskingMatters(db, takingPart(plan)), getThemes()]);
  return mergeChecklist(matters, plan.authorityId, themes.get(plan.themeId ?? ''));
}

/** From its approval on a plan asks these questions, whatever becomes of theme and matters. */
export async function fixChecklistInTrx(trx: Trx, planId: string, plan: InspectionPlan): Promise<void> {
  const checklist = await checklistOf(trx, plan);
  await sql`update inspection.plans set checklist = ${JSON.stringify(checklist)}::jsonb where id = ${planId}`.execute(
    trx,
  );
}
