import { sql, type Trx } from '../../../platform/db/index.ts';

/** The middle of a number: which kind of paper it is (domain.md §4.3). */
const SIGNS = {
  plan: '检计',
  check: '检查',
  'inspection-notice': '检通',
  'rectification-notice': '检改',
  'result-notice': '检告',
} as const;

/**
 * The next numbers of an authority, kind and year, e.g. `（渝中）解放碑街道检通〔2026〕第00001号`. Without gaps: the counter’s
 * row is held until the transaction that uses the number commits, and a transaction that fails takes it back.
 */
export async function nextNumbersInTrx(
  trx: Trx,
  { authorityId, kind, year, count }: { authorityId: string; kind: keyof typeof SIGNS; year: number; count: number },
): Promise<string[]> {
  const { rows } = await sql<{ last: number; shortName: string; county: string | null }>`
    with counted as (
      insert into inspection.document_numbers as n (authority_id, kind, year, last)
      values (${authorityId}, ${kind}, ${year}, ${count})
      on conflict (authority_id, kind, year) do update set last = n.last + excluded.last returning last
    )
    select last, a.short_name as "shortName",
      (select d.name from directory.divisions d where d.code = split_part(a.division_path, '/', 2) order by valid_from desc limit 1)
        as county
    from counted, powers.authorities a where a.id = ${authorityId}`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error(`no authority ${authorityId}`);
  const place = row.county?.replace(/[区县]$/, '') ?? '市';
  return Array.from({ length: count }, (_, index) => {
    const number = String(row.last - count + 1 + index).padStart(5, '0');
    return `（${place}）${row.shortName}${SIGNS[kind]}〔${year}〕第${number}号`;
  });
}
