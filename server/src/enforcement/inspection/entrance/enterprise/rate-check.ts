import type { NewRating, Rating } from '@shancheng/contracts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { checkNotYours, ratingClosed, tooEarlyToRate } from '../entrance-errors.ts';
import { isChangeable, isRateable, lastMomentOf } from './rating-rules.ts';

interface KeptRating {
  stars: number;
  aspects: NewRating['aspects'];
  comment: string | null;
  at: Date;
  first: Date;
}

/** What the enterprise thinks of a visit: once, and changed for 30 days. The same again adds nothing. */
export async function rateCheck(platform: Platform, actor: Actor, checkId: string, wanted: NewRating): Promise<Rating> {
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ status: string }>`
      select c.status from inspection.checks c join powers.subjects s on s.id = c.subject_id
      where c.id = ${checkId} and s.account_id = ${actor.accountId ?? null} for update of c`.execute(trx);
    const [check] = rows;
    if (!check) throw checkNotYours();
    if (!isRateable(check.status)) throw tooEarlyToRate();
    const kept = await findRating(trx, checkId);
    if (kept && isSame(kept, wanted)) return answer(wanted, kept.at, kept.first);
    if (kept && !isChangeable(kept.first, now)) throw ratingClosed();
    await sql`
      insert into inspection.ratings (check_id, account_id, stars, aspects, comment, made_at)
      values (${checkId}, ${actor.accountId ?? null}, ${wanted.stars}, ${JSON.stringify(wanted.aspects)}::jsonb,
        ${wanted.comment ?? null}, ${now})`.execute(trx);
    return answer(wanted, now, kept?.first ?? now);
  });
}

async function findRating(trx: Trx, checkId: string): Promise<KeptRating | undefined> {
  const { rows } = await sql<KeptRating>`
    select stars, aspects, comment, made_at as at, min(made_at) over () as first
    from inspection.ratings where check_id = ${checkId} order by id desc limit 1`.execute(trx);
  return rows[0];
}

function isSame(kept: KeptRating, { stars, aspects, comment }: NewRating): boolean {
  const keys = Object.keys(aspects).sort();
  const text = (all: object) => JSON.stringify(all, keys);
  return kept.stars === stars && text(kept.aspects) === text(aspects) && (kept.comment ?? '') === (comment ?? '');
}

const answer = ({ stars, aspects, comment }: NewRating, at: Date, first: Date): Rating => ({
  ...{ stars, aspects },
  ...(comment === undefined ? {} : { comment }),
  at: at.toISOString(),
  changeableUntil: lastMomentOf(first).toISOString(),
});
