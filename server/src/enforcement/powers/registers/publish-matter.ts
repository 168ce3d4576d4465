import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { alreadyPublished, matterNotFound, notPublished } from '../errors.ts';

/**
 * Publishes a matter, or withdraws it: what is not published may not be checked (国办发〔2024〕54号). 409 when it is so
 * already. Who did it and why stands in the audit.
 */
export async function publishMatter(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  { code, published, reason }: { code: string; published: boolean; reason: string },
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ at: Date | null }>`
      select published_at as at from powers.matters where code = ${code} for update`.execute(trx);
    const [row] = rows;
    if (!row) throw matterNotFound();
    if (published === (row.at !== null)) throw published ? alreadyPublished() : notPublished();
    await sql`update powers.matters set published_at = ${published ? now : null} where code = ${code}`.execute(trx);
    const action = published ? 'powers.publish' : 'powers.withdraw';
    const entry = { at: now, actor: `person:${actor.id}`, action, subject: `matter:${code}`, facts: { reason } };
    await appendAuditInTrx(trx, entry);
  });
}
