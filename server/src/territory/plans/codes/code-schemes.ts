import type { CodeScheme } from '@shancheng/contracts';
import { type Database, sql } from '../../platform/db/index.ts';
import { schemeNotFound } from './errors.ts';
import { createLandGroups } from './land-groups.ts';

/** A classification with the group and colour of each code; a code without its own has those of its beginning. */
export async function getCodeScheme(db: Database, scheme: string): Promise<CodeScheme> {
  const { rows } = await sql<{
    code: string;
    name: string;
    group: string | null;
    color: string | null;
    doubtful: boolean;
  }>`
    select code, name_zh as name, land_group as "group",
      (select up.color from plans.code_schemes up where up.scheme = c.scheme and starts_with(c.code, up.code) and up.color is not null
        order by length(up.code) desc limit 1) as color, c.color_doubtful as doubtful
    from plans.code_schemes c where scheme = ${scheme} order by code`.execute(db);
  if (rows.length === 0) throw schemeNotFound();
  const groupOf = createLandGroups(rows.map((row) => ({ scheme, ...row })));
  return {
    scheme,
    codes: rows.map(({ code, name, color, doubtful }) => {
      const group = groupOf(scheme, code);
      return { code, name, ...(group ? { group } : {}), ...(color ? { color } : {}), colorDoubtful: doubtful };
    }),
  };
}
