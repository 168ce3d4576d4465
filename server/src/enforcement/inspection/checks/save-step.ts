import { randomUUID } from 'node:crypto';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { issueDocumentInTrx, withdrawDocumentsInTrx } from '../documents/issue-document.ts';
import { capReached } from '../errors.ts';
import { checkClosed, clueRaised } from '../events.ts';
import { fixChecklistInTrx } from '../plans/plan-checklist.ts';
import { getPlan } from '../plans/plan-store.ts';
import { countVisitInTrx, releaseVisitsInTrx } from '../visits/yearly-cap.ts';
import type { Officer } from '../who.ts';
import { type CheckStep, type StoredCheck, saveCheckInTrx } from './check-store.ts';
import type { InspectionCheck } from './inspection-check.ts';

export interface Taken {
  stored: StoredCheck;
  after: InspectionCheck;
  today: string;
  officer?: Officer | undefined;
}

/** Saves a step and what it brings with it: documents, visits, clues, what others are told. */
export async function saveStepInTrx(
  platform: Platform,
  trx: Trx,
  { stored, after, today, officer }: Taken,
  step: CheckStep,
): Promise<void> {
  const { action, at, actor, authorityId } = step;
  await saveCheckInTrx(trx, stored, after, step);
  await appendAuditInTrx(trx, {
    ...{ at, actor: `person:${actor.id}`, action: `inspection.${action}`, subject: `inspection:${stored.id}` },
    facts: {
      code: stored.code,
      authorityId: authorityId ?? null,
      certificateNo: officer?.certificateNo ?? null,
      status: after.status,
    },
  });
  if (action === 'notify') await issueDocumentInTrx(trx, stored, 'inspection-notice', { check: after, at, today });
  if (action === 'start-urgently')
    await fixChecklistInTrx(trx, stored.planId, (await getPlan(trx, stored.planId)).plan);
  if (action === 'cancel') await releaseVisitsInTrx(trx, [stored.id]);
  if (action === 'reopen') await withdrawDocumentsInTrx(trx, stored.id, at);
  if (action === 'arrive') await countArrivalInTrx(trx, stored, authorityId ?? '', at);
  if (action === 'conclude') await concludeInTrx(trx, { stored, after, today }, at);
  if (stored.check.status === 'concluded' && after.status !== 'concluded' && action !== 'reopen')
    await raiseCluesInTrx(platform, trx, stored, after, at);
  if (after.status === 'closed') await platform.events.publishInTrx(trx, checkClosed, { checkId: stored.id });
}

/** The first officer of an agency makes its visit; where it counts, a place under the cap must have been taken for it. */
async function countArrivalInTrx(trx: Trx, { id, check }: StoredCheck, authorityId: string, at: Date): Promise<void> {
  const counted = await countVisitInTrx(trx, id, authorityId, at);
  if (!counted && check.countsAgainstCap) throw capReached();
}

/** One document for all agencies; who did not come has not visited; visits saved are those that were made together. */
async function concludeInTrx(trx: Trx, { stored, after, today }: Taken, at: Date): Promise<void> {
  const came = new Set(after.arrivals.map(({ authorityId }) => authorityId));
  for (const { authorityId } of after.parties)
    if (!came.has(authorityId)) await releaseVisitsInTrx(trx, [stored.id], authorityId);
  const kind = after.findings.length > 0 ? 'rectification-notice' : 'result-notice';
  await issueDocumentInTrx(trx, stored, kind, { check: after, at, today });
  await sql`update inspection.checks set visits_saved = ${came.size - 1} where id = ${stored.id}`.execute(trx);
}

/** Each finding becomes a clue for every agency whose matter it is, once the document is signed. */
async function raiseCluesInTrx(
  platform: Platform,
  trx: Trx,
  stored: StoredCheck,
  { findings }: InspectionCheck,
  at: Date,
): Promise<void> {
  for (const { id, answers, text } of findings)
    for (const [authorityId, own = []] of Map.groupBy(answers, (answer) => answer.authorityId)) {
      const clueId = randomUUID();
      await sql`
        insert into inspection.clues (id, check_id, finding_id, authority_id, subject_id, matter_code, basis, description, raised_at)
        values (${clueId}, ${stored.id}, ${id}, ${authorityId}, ${stored.subjectId}, ${own[0]?.matterCode ?? ''},
          ${JSON.stringify(own.map(({ basis }) => basis))}::jsonb, ${text}, ${at})
        on conflict do nothing`.execute(trx);
      await platform.events.publishInTrx(trx, clueRaised, { clueId, authorityId });
    }
}
