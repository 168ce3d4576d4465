import type { Entrance } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../db/index.ts';
import { forbidden } from '../errors/index.ts';
import type { Actor } from './actor.ts';

/** How long a proof waits to be used. */
const PROOF_MS = 5 * 60_000;

/** A proof that was used up: who signs keeps it beside the signature. */
export interface StepUp {
  id: string;
  /** `password`, or the entrance whose identity provider confirmed the person. */
  method: 'password' | Entrance;
  madeAt: Date;
}

/**
 * Uses up one proof of this very session for exactly this purpose (`sign:<digest of the document>`), made in the last
 * five minutes. Throws 403 `auth.step-up-required` when there is none. If the transaction is rolled back, the proof is
 * still there; two transactions at once never use the same one.
 */
export async function consumeStepUpInTrx(
  trx: Trx,
  actor: Pick<Actor, 'kind' | 'session'>,
  purpose: string,
  now: Date,
): Promise<StepUp> {
  const { rows } = await sql<StepUp>`
    update auth.step_ups set used_at = ${now} where id = (
      select id from auth.step_ups
      where session_id = ${sessionOf(actor)} and purpose = ${purpose} and used_at is null and expires_at > ${now}
      order by made_at limit 1 for update skip locked)
    returning id, method, made_at as "madeAt"`.execute(trx);
  const [stepUp] = rows;
  if (!stepUp) {
    throw forbidden('auth.step-up-required', '请先核验身份，再继续', 'Confirm that it is you, then go on', {
      facts: { purpose },
    });
  }
  return stepUp;
}

/** Keeps a proof that the person of this session is there and means this purpose; the check itself was made before. */
export async function addStepUp(
  db: Database | Trx,
  proof: { sessionId: string; purpose: string; method: StepUp['method']; now: Date },
): Promise<{ expiresAt: Date }> {
  const expiresAt = new Date(proof.now.getTime() + PROOF_MS);
  await sql`
    insert into auth.step_ups (session_id, purpose, method, made_at, expires_at)
    values (${proof.sessionId}, ${proof.purpose}, ${proof.method}, ${proof.now}, ${expiresAt})`.execute(db);
  return { expiresAt };
}

/** Until when a proof of this session for this purpose waits to be used. */
export async function findStepUp(
  db: Database,
  sessionId: string,
  purpose: string,
  now: Date,
): Promise<{ expiresAt: Date } | undefined> {
  const { rows } = await sql<{ expiresAt: Date }>`
    select expires_at as "expiresAt" from auth.step_ups
    where session_id = ${sessionId} and purpose = ${purpose} and used_at is null and expires_at > ${now}
    order by expires_at desc limit 1`.execute(db);
  return rows[0];
}

/** The session of a person. Throws 403 for a machine: it cannot be there in person. */
export function sessionOf(actor: Pick<Actor, 'kind' | 'session'>): string {
  if (actor.kind === 'person' && actor.session) return actor.session.id;
  throw forbidden('auth.step-up-person-only', '须由本人登录后操作', 'Only a person who is signed in can do this');
}
