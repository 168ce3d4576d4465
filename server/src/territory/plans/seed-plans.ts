import { readFile } from 'node:fs/promises';
import { sql, type Trx } from '../../platform/db/index.ts';

/** The scheme of the rule matrix, into which all others are translated. */
export const INTO = 'YDYH2023';
const DATA = new URL('../../../../data/plans/', import.meta.url);

interface Codes {
  codes: { code: string; zh: string; en: string; group?: string; color?: string; colorDoubt?: boolean }[];
}
interface SchemeFile extends Codes {
  scheme: string;
}
interface CrosswalkFile extends Codes {
  /** One table for both: where they share a code, it means the same. */
  schemes: string[];
  crosswalks: { from: string; to: string; share: number; doubt?: boolean }[];
}
interface RulesFile {
  rules: Record<string, unknown>[];
}

/** The code scheme of 2023, what others become in it, and the default rule matrix; what a city has edited stays as it is. */
export async function seedPlans(trx: Trx): Promise<void> {
  const plan = await readData<SchemeFile>('land-use-ydyh2023.json');
  await seedSchemeInTrx(trx, plan.scheme, plan);
  const survey = await readData<CrosswalkFile>('crosswalks.json');
  for (const scheme of survey.schemes) {
    await seedSchemeInTrx(trx, scheme, survey);
    await seedCrosswalksInTrx(trx, scheme, survey);
  }
  const { rules } = await readData<RulesFile>('conflict-rules.json');
  await sql`
    insert into plans.conflict_rules (id, type, group_a, group_b, severity, min_area_m2, min_width_m, explanation_zh, explanation_en,
      domain_a, domain_b, parameters)
    select id, type, "groupA", "groupB", severity, "minAreaM2", "minWidthM", zh, en, "domainA", "domainB", coalesce(parameters, '{}')
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(id text, type text, "groupA" text, "groupB" text, severity text,
      "minAreaM2" float8, "minWidthM" float8, zh text, en text, "domainA" text, "domainB" text, parameters jsonb)
    on conflict do nothing`.execute(trx);
}

async function seedSchemeInTrx(trx: Trx, scheme: string, { codes }: Codes): Promise<void> {
  await sql`
    insert into plans.code_schemes as s (scheme, code, name_zh, name_en, land_group, color, color_doubtful)
    select ${scheme}, code, zh, en, "group", color, coalesce("colorDoubt", true) from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb)
      as c(code text, zh text, en text, "group" text, color text, "colorDoubt" bool)
    on conflict (scheme, code) do update set name_en = coalesce(s.name_en, excluded.name_en), color = coalesce(s.color, excluded.color),
      color_doubtful = case when s.color is null then excluded.color_doubtful else s.color_doubtful end
    where s.name_en is null or s.color is null`.execute(trx);
}

/** A code is drawn in the colour of what most of it becomes. */
async function seedCrosswalksInTrx(trx: Trx, scheme: string, { crosswalks }: CrosswalkFile): Promise<void> {
  await sql`
    insert into plans.crosswalks (scheme_from, code_from, scheme_to, code_to, share, doubt)
    select ${scheme}, "from", ${INTO}, "to", share, coalesce(doubt, false)
    from jsonb_to_recordset(${JSON.stringify(crosswalks)}::jsonb) as c("from" text, "to" text, share float8, doubt bool)
    on conflict do nothing`.execute(trx);
  await sql`
    update plans.code_schemes s set color = painted.color, color_doubtful = true
    from (select distinct on (x.code_from) x.code_from, t.color from plans.crosswalks x
      join plans.code_schemes t on t.scheme = x.scheme_to and starts_with(x.code_to, t.code) and t.color is not null
      where x.scheme_from = ${scheme} order by x.code_from, x.share desc, x.code_to, length(t.code) desc) painted
    where s.scheme = ${scheme} and s.code = painted.code_from and s.color is null`.execute(trx);
}

async function readData<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, DATA), 'utf8')) as T; // our own files, checked by the tables
}
