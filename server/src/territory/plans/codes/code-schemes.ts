import type { CodeScheme } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { schemeNotFound } from '../errors.ts';
import { readLandGroups } from './code-classes-queries.ts';

interface Row {
  code: string;
  name: string;
  nameEn: string | null;
  color: string | null;
  doubtful: boolean;
}

/** A classification with name, group and colour of each code; a code without its own colour has that of its beginning. */
export async function getCodeScheme(db: Database, scheme: string): Promise<CodeScheme> {
  const [{ rows }, groupOf] = await Promise.all([
    sql<Row>`
      select c.code, c.name_zh as name, c.name_en as "nameEn", painted.color, coalesce(painted.color_doubtful, true) as doubtful
      from plans.code_schemes c
      left join lateral (select up.color, up.color_doubtful from plans.code_schemes up where up.scheme = c.scheme
        and starts_with(c.code, up.code) and up.color is not null order by length(up.code) desc limit 1) painted on true
      where c.scheme = ${scheme} order by c.code`.execute(db),
    readLandGroups(db),
  ]);
  if (rows.length === 0) throw schemeNotFound();
  return {
    scheme,
    codes: rows.map(({ code, name, nameEn, color, doubtful }) => {
      const group = groupOf({ scheme, landGroup: null }, code);
      return {
        ...{ code, name, ...(nameEn ? { nameEn } : {}) },
        ...(group ? { group } : {}),
        ...(color ? { color } : {}),
        colorDoubtful: doubtful,
      };
    }),
  };
}
