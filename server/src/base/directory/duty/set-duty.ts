import type { LonLat } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';

export interface DutyWish {
  personId: string;
  onDuty: boolean;
  position?: LonLat;
  at: Date;
}

/** Puts a person on or off duty, with the position if the phone knows it. Repeating it is harmless; true when it changed. */
export async function setDutyInTrx(trx: Trx, wish: DutyWish): Promise<boolean> {
  const { personId, onDuty, position, at } = wish;
  const before = await sql<{ onDuty: boolean }>`
    select on_duty as "onDuty" from directory.presence where person_id = ${personId} for update`.execute(trx);
  const point = position
    ? sql`st_setsrid(st_point(${position.lon}::float8, ${position.lat}::float8), 4490)`
    : sql`null::geometry`;
  await sql`
    insert into directory.presence as p (person_id, on_duty, since, position, position_at)
    values (${personId}, ${onDuty}, ${at}, ${point}, ${position ? at : null}::timestamptz)
    on conflict (person_id) do update set
      on_duty = excluded.on_duty,
      since = case when p.on_duty = excluded.on_duty then p.since else excluded.since end,
      position = coalesce(excluded.position, p.position),
      position_at = coalesce(excluded.position_at, p.position_at)`.execute(trx);
  if (before.rows[0]?.onDuty === onDuty) return false;
  await appendAuditInTrx(trx, {
    at,
    actor: `person:${personId}`,
    action: 'duty.own',
    subject: `person:${personId}`,
    facts: { onDuty },
  });
  return true;
}
