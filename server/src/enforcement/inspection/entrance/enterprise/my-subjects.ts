import type { MySubjects, RenewedCheckCode } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../../platform/audit/index.ts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { renewCheckCodeInTrx } from '../../../powers/index.ts';
import { subjectNotYours } from '../entrance-errors.ts';

const qrOf = (checkCode: string) => `SC:${checkCode}`;

interface SubjectRow {
  id: string;
  name: string;
  uscc: string | null;
  address: string;
  kind: string;
  creditClass: string;
  licences: { name: string; number?: string; until?: string }[];
  checkCode: string;
  synthetic: boolean;
}

/** The enterprises an account stands for. */
export async function listMySubjects(db: Database, actor: Actor): Promise<MySubjects> {
  const { rows } = await sql<SubjectRow>`
    select id, name, uscc, address, kind, credit_class as "creditClass", licences, check_code as "checkCode", synthetic
    from powers.subjects where account_id = ${actor.accountId ?? null} order by name, id`.execute(db);
  return {
    items: rows.map(({ uscc, licences, checkCode, ...subject }) => ({
      ...subject,
      ...(uscc === null ? {} : { uscc }),
      licences: licences.map(({ name, number, until }) => ({
        ...{ name: String(name) },
        ...(number ? { number } : {}),
        ...(until ? { until } : {}),
      })),
      qr: qrOf(checkCode),
    })),
  };
}

/** Throws 404 unless the account stands for this enterprise; somebody else’s and none look the same. */
export async function requireMySubject(db: Database | Trx, actor: Actor, subjectId: string): Promise<void> {
  const { rows } = await sql`
    select from powers.subjects where id = ${subjectId} and account_id = ${actor.accountId ?? null}`.execute(db);
  if (rows.length === 0) throw subjectNotYours();
}

/** A new check code, e.g. when the old print was photographed: scanning that one is refused as stale from now on. */
export async function renewMyCheckCode(platform: Platform, actor: Actor, subjectId: string): Promise<RenewedCheckCode> {
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    await requireMySubject(trx, actor, subjectId);
    const code = await renewCheckCodeInTrx(trx, subjectId, at);
    if (code === undefined) throw subjectNotYours();
    await appendAuditInTrx(trx, {
      ...{ at, actor: `person:${actor.id}`, action: 'check-code.renew', subject: `subject:${subjectId}` },
      facts: {},
    });
    return { qr: qrOf(code) };
  });
}
