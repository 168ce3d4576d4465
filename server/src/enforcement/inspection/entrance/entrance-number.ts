import { sql, type Trx } from '../../../platform/db/index.ts';

const SIGNS = { complaint: 'TS', report: 'JB' } as const;

/** The next number of a year, e.g. `JB2026-000017`. Without gaps: the counter is held until the transaction commits. */
export async function nextEntranceNumberInTrx(trx: Trx, kind: keyof typeof SIGNS, year: number): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into inspection.entrance_numbers as n (kind, year, last) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set last = n.last + 1 returning last`.execute(trx);
  return `${SIGNS[kind]}${year}-${String(rows[0]?.last).padStart(6, '0')}`;
}
