import type { Basis } from '@shancheng/contracts';
import { citePath } from '@shancheng/law';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';

/**
 * Provisions as a document cites them, each once: 《消防法》第二十八条. The paragraph is named only where the article has
 * more than one, as far as its text is carried.
 */
export async function citeAll(db: Database | Trx, bases: readonly Basis[]): Promise<string[]> {
  const { rows } = await sql<{ law: string; path: string; title: string; several: boolean }>`
    select distinct b.law, b.path, coalesce(l.short_title, b.law) as title, exists (
      select from powers.provisions p where p.law_id = b.law and starts_with(p.path, split_part(b.path, '/', 1) || '/')
        and split_part(p.path, '/', 2) <> '1') as several
    from jsonb_to_recordset(${JSON.stringify(bases)}::jsonb) as b(law text, path text)
    left join powers.laws l on l.id = b.law order by 3, 2`.execute(db);
  return rows.map(({ path, title, several }) => `《${title}》${citePath(several ? path : withoutOnlyParagraph(path))}`);
}

/** `28/1` → `28`; an item keeps its paragraph, as the statute itself does when it is cited. */
function withoutOnlyParagraph(path: string): string {
  const [article = '', ...rest] = path.split('/');
  return rest.length === 1 ? article : path;
}
