import type { LawList } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';

/** Every statute with its versions, the newest first. */
export async function listLaws(db: Database, today: string): Promise<LawList> {
  const { rows } = await sql<LawList['items'][number]>`
    select l.id, l.title, l.short_title as "shortTitle", l.level, l.issuer, l.unofficial,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', v.number, 'documentNo', v.document_no, 'change', v.change,
          'effectiveFrom', v.effective_from, 'effectiveUntil', v.effective_until,
          'provisions', (select count(*) from powers.provisions p where p.law_id = l.id and p.version = v.number)))
        order by v.number desc) from powers.law_versions v where v.law_id = l.id) as versions
    from powers.laws l order by array_position(array['law', 'administrative-regulation', 'local-regulation', 'department-rule',
      'government-rule', 'normative-document'], l.level), l.id`.execute(db);
  return { items: rows, today };
}
