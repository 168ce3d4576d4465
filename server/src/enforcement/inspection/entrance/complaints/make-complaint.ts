import type { Complaint, NewComplaint } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../../platform/audit/index.ts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { localDay } from '../../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { authorityNeeded, authorityNotThere, authorityUnknown, checkNotYours, idTaken } from '../entrance-errors.ts';
import { nextEntranceNumberInTrx } from '../entrance-number.ts';
import { getMyComplaint } from './complaint-queries.ts';

interface About {
  authorityId: string;
  divisionPath: string;
}

/** Takes a complaint about enforcement. Sent again with the same id and words it is the same complaint. */
export async function makeComplaint(platform: Platform, actor: Actor, wanted: NewComplaint): Promise<Complaint> {
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    // Two of the same at once: the second waits, and then finds the first.
    await sql`select pg_advisory_xact_lock(hashtext(${`complaint ${wanted.id}`}))`.execute(trx);
    if (await isKnown(trx, actor, wanted)) return getMyComplaint(trx, actor, wanted.id);
    const about = wanted.checkId
      ? await ofMyCheck(trx, actor, wanted.checkId, wanted.authorityId)
      : await ofAuthority(trx, wanted.authorityId);
    const year = Number(localDay(at, platform.config.timeZone).slice(0, 4));
    const code = await nextEntranceNumberInTrx(trx, 'complaint', year);
    await sql`
      insert into inspection.complaints (id, code, kind, text, check_id, authority_id, account_id, complainant, division_path, status,
        made_at)
      values (${wanted.id}, ${code}, ${wanted.kind}, ${wanted.text.trim()}, ${wanted.checkId ?? null}, ${about.authorityId},
        ${actor.id}, ${actor.displayName}, ${about.divisionPath}, 'received', ${at})`.execute(trx);
    // Without the complainant: those who may read the audit are not those who may know.
    await appendAuditInTrx(trx, {
      ...{ at, actor: 'portal', action: 'complaint.make', subject: `complaint:${wanted.id}` },
      facts: { code, kind: wanted.kind },
    });
    return getMyComplaint(trx, actor, wanted.id);
  });
}

async function isKnown(trx: Trx, actor: Actor, { id, kind, text }: NewComplaint): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select account_id = ${actor.id} and kind = ${kind} and text = ${text.trim()} as same
    from inspection.complaints where id = ${id}`.execute(trx);
  if (rows[0] && !rows[0].same) throw idTaken();
  return rows.length > 0;
}

async function ofMyCheck(trx: Trx, actor: Actor, checkId: string, authorityId: string | undefined): Promise<About> {
  const { rows } = await sql<About & { parties: string[] }>`
    select c.lead_authority as "authorityId", c.division_path as "divisionPath",
      array(select q.authority_id from inspection.check_parties q where q.check_id = c.id) as parties
    from inspection.checks c join powers.subjects s on s.id = c.subject_id
    where c.id = ${checkId} and s.account_id = ${actor.accountId ?? null}`.execute(trx);
  const [check] = rows;
  if (!check) throw checkNotYours();
  if (authorityId !== undefined && !check.parties.includes(authorityId)) throw authorityNotThere();
  return { authorityId: authorityId ?? check.authorityId, divisionPath: check.divisionPath };
}

async function ofAuthority(trx: Trx, authorityId: string | undefined): Promise<About> {
  if (authorityId === undefined) throw authorityNeeded();
  const { rows } = await sql<About>`
    select id as "authorityId", division_path as "divisionPath" from powers.authorities where id = ${authorityId}`.execute(
    trx,
  );
  if (!rows[0]) throw authorityUnknown();
  return rows[0];
}
