import type { ReportCommand, ReportContact, ReportDesk } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../../platform/audit/index.ts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { authorityUnknown, reportNotFound } from '../entrance-errors.ts';
import { getDeskReport, lockReportInTrx } from './report-desk.ts';
import { decideReport } from './report-rules.ts';

/** Passes a report on, records that the place was looked at, or answers. The same command again changes nothing. */
export async function actOnReport(
  platform: Platform,
  actor: Actor,
  reportId: string,
  command: ReportCommand,
): Promise<ReportDesk['items'][number]> {
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    // Asked first: who passed a report on no longer has it, and the retry must still be answered.
    if (await isDone(trx, reportId, command.commandId, actor.id)) return getDeskReport(trx, reportId);
    const before = await lockReportInTrx(trx, actor, reportId);
    if (await isDone(trx, reportId, command.commandId, null)) return getDeskReport(trx, reportId);
    const after = decideReport(before, command);
    if (command.action === 'pass-on') await requireAuthority(trx, command.authorityId);
    const answer = command.action === 'answer' ? command.text.trim() : null;
    const note = command.action === 'answer' ? answer : (command.note?.trim() ?? null);
    await Promise.all([
      sql`
        insert into inspection.report_actions (report_id, seq, command_id, action, note, authority_id, at, actor_id, actor_name)
        select ${reportId}, coalesce(max(seq), 0) + 1, ${command.commandId}, ${command.action}, ${note}, ${after.authorityId}, ${at},
          ${actor.id}, ${actor.displayName}
        from inspection.report_actions where report_id = ${reportId}`.execute(trx),
      sql`
        update inspection.violation_reports set status = ${after.status}, authority_id = ${after.authorityId},
          answer = coalesce(${answer}, answer) where id = ${reportId}`.execute(trx),
      appendAuditInTrx(trx, {
        ...{ at, actor: `person:${actor.id}`, action: `report.${command.action}`, subject: `report:${reportId}` },
        facts: after.authorityId === null ? {} : { authorityId: after.authorityId },
      }),
    ]);
    return getDeskReport(trx, reportId);
  });
}

async function isDone(trx: Trx, reportId: string, commandId: string, actorId: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from inspection.report_actions
    where report_id = ${reportId} and command_id = ${commandId}
      and (${actorId}::text is null or actor_id = ${actorId})`.execute(trx);
  return rows.length > 0;
}

async function requireAuthority(trx: Trx, authorityId: string): Promise<void> {
  const { rows } = await sql`select from powers.authorities where id = ${authorityId} and status = 'active'`.execute(
    trx,
  );
  if (rows.length === 0) throw authorityUnknown();
}

/** How to reach the reporter, for who handles the report and says why; that it was read stays on record (domain.md §8). */
export async function readContact(
  platform: Platform,
  actor: Actor,
  reportId: string,
  reason: string,
): Promise<ReportContact> {
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    await lockReportInTrx(trx, actor, reportId);
    const { rows } = await sql<{ contact: string }>`
      select contact from inspection.report_secrets where report_id = ${reportId} and contact is not null`.execute(trx);
    const [row] = rows;
    if (!row) throw reportNotFound();
    await appendAuditInTrx(trx, {
      ...{ at, actor: `person:${actor.id}`, action: 'report.read-contact', subject: `report:${reportId}` },
      facts: { reason: reason.trim() },
    });
    return row;
  });
}
