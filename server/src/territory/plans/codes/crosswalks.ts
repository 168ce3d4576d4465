import type { CodesToConvert, ConvertedCodes, Crosswalks } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { schemeNotFound } from '../errors.ts';
import { INTO } from '../seed-plans.ts';
import { readCodeClasses } from './code-classes-queries.ts';
import { withoutLetters } from './land-groups.ts';

/** What codes of other schemes become, with the share of the area. */
export async function listCrosswalks(
  db: Database,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Crosswalks> {
  const { rows } = await sql<Crosswalks['items'][number]>`
    select scheme_from as "from", code_from as code, scheme_to as "to", code_to as "targetCode", share, doubt as doubtful
    from plans.crosswalks where (${from ?? null}::text is null or scheme_from = ${from ?? null})
      and (${to ?? null}::text is null or scheme_to = ${to ?? null})
    order by scheme_from, code_from, share desc, code_to`.execute(db);
  return { items: rows };
}

type Converted = ConvertedCodes['items'][number];
type Target = Converted['targets'][number] & { from: string };

/** Codes of a scheme as codes and land groups of YDYH2023; those of YDYH2023 stay what they are. 404: no such scheme. */
export async function convertCodes(db: Database, { from, codes }: CodesToConvert): Promise<ConvertedCodes> {
  const [scheme, found, classOf] = await Promise.all([
    sql`select from plans.code_schemes where scheme = ${from} limit 1`.execute(db),
    readTargets(db, from, codes),
    readCodeClasses(db),
  ]);
  if (scheme.rows.length === 0) throw schemeNotFound();
  const items = codes.map((code): Converted => {
    const exact = found.filter((target) => target.from === code);
    const targets = exact.length > 0 ? exact : found.filter((target) => target.from === withoutLetters(code));
    const known = classOf({ scheme: from, landGroup: null }, code);
    return { code, targets: targets.map(({ from: _from, ...target }) => target), ...known };
  });
  return { to: INTO, items };
}

async function readTargets(db: Database, from: string, codes: readonly string[]): Promise<Target[]> {
  const wanted = [...new Set(codes.flatMap((code) => [code, withoutLetters(code)]))];
  const { rows } = await sql<Target>`
    select x."from", x.code, x.share, x.doubtful,
      (select jsonb_build_object('zh', s.name_zh, 'en', coalesce(s.name_en, s.name_zh)) from plans.code_schemes s
        where s.scheme = ${INTO} and s.code = x.code) as name
    from (
      select code_from as "from", code_to as code, share, doubt as doubtful from plans.crosswalks
      where scheme_from = ${from} and scheme_to = ${INTO} and code_from = any (${wanted}::text[])
      union all
      select code, code, 1, false from plans.code_schemes where scheme = ${from} and scheme = ${INTO} and code = any (${wanted}::text[])
    ) x order by x."from", x.share desc, x.code`.execute(db);
  return rows.map(({ name, ...target }) => ({ ...target, ...(name ? { name } : {}) }));
}
