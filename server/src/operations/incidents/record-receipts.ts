import { sql, type Trx } from '../../platform/db/index.ts';

/**
 * t5: when a phone first had the case, by its own clock where that is believable (between dispatch and now),
 * else by ours. Only the first receipt counts.
 */
export async function recordReceiptsInTrx(
  trx: Trx,
  receipts: readonly { incidentId: string; receivedAt: Date }[],
  now: Date,
): Promise<void> {
  await sql`
    update incidents.incidents i set t5 = case when r.at between i.t4 and ${now}::timestamptz then r.at else ${now}::timestamptz end
    from unnest(${receipts.map((r) => r.incidentId)}::uuid[], ${receipts.map((r) => r.receivedAt.toISOString())}::timestamptz[]) as r(id, at)
    where i.id = r.id and i.t5 is null`.execute(trx);
}
