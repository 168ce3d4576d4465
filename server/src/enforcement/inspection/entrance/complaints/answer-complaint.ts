import type { ComplaintAnswer, ComplaintDesk } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../../platform/audit/index.ts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { sql } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { getDeskComplaint, lockComplaintInTrx } from './complaint-queries.ts';
import { decideComplaint } from './complaint-rules.ts';

/** A supervisor says what is being done, or answers. The same command again changes nothing. */
export async function answerComplaint(
  platform: Platform,
  actor: Actor,
  complaintId: string,
  { commandId, action, text }: ComplaintAnswer,
): Promise<ComplaintDesk['items'][number]> {
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const { status } = await lockComplaintInTrx(trx, actor, complaintId);
    const { rows: done } = await sql`
      select from inspection.complaint_actions where complaint_id = ${complaintId} and command_id = ${commandId}`.execute(
      trx,
    );
    if (done.length > 0) return getDeskComplaint(trx, complaintId);
    const after = decideComplaint(status, action);
    await Promise.all([
      sql`
        insert into inspection.complaint_actions (complaint_id, command_id, action, text, at, actor_id, actor_name)
        values (${complaintId}, ${commandId}, ${action}, ${text.trim()}, ${at}, ${actor.id}, ${actor.displayName})`.execute(
        trx,
      ),
      sql`update inspection.complaints set status = ${after}, answer = ${text.trim()} where id = ${complaintId}`.execute(
        trx,
      ),
      appendAuditInTrx(trx, {
        ...{ at, actor: `person:${actor.id}`, action: `complaint.${action}`, subject: `complaint:${complaintId}` },
        facts: {},
      }),
    ]);
    return getDeskComplaint(trx, complaintId);
  });
}
