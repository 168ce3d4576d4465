import { readFile } from 'node:fs/promises';
import { sql, type Trx } from '../../platform/db/index.ts';

const DATA = new URL('../../../../data/plans/', import.meta.url);

interface SchemeFile {
  scheme: string;
  codes: { code: string; zh: string; group?: string; color?: string; colorDoubt?: boolean }[];
}
interface CrosswalkFile extends SchemeFile {
  crosswalks: { from: string; to: string; share: number; doubt?: boolean }[];
}
interface RulesFile {
  rules: Record<string, unknown>[];
}

/** The code scheme of 2023 and the default rule matrix; what a city has edited since stays as it is. */
export async function seedPlans(trx: Trx): Promise<void> {
  await seedSchemeInTrx(trx, await readData<SchemeFile>('land-use-ydyh2023.json'));
  const survey = await readData<CrosswalkFile>('crosswalks.json');
  await seedSchemeInTrx(trx, survey);
  await sql`
    insert into plans.crosswalks (scheme_from, code_from, scheme_to, code_to, share, doubt)
    select ${survey.scheme}, "from", 'YDYH2023', "to", share, coalesce(doubt, false)
    from jsonb_to_recordset(${JSON.stringify(survey.crosswalks)}::jsonb) as c("from" text, "to" text, share float8, doubt bool)
    on conflict do nothing`.execute(trx);
  const { rules } = await readData<RulesFile>('conflict-rules.json');
  await sql`
    insert into plans.conflict_rules (id, type, group_a, group_b, severity, min_area_m2, min_width_m, explanation_zh, explanation_en,
      domain_a, domain_b, parameters)
    select id, type, "groupA", "groupB", severity, "minAreaM2", "minWidthM", zh, en, "domainA", "domainB", coalesce(parameters, '{}')
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(id text, type text, "groupA" text, "groupB" text, severity text,
      "minAreaM2" float8, "minWidthM" float8, zh text, en text, "domainA" text, "domainB" text, parameters jsonb)
    on conflict do nothing`.execute(trx);
}

async function seedSchemeInTrx(trx: Trx, { scheme, codes }: SchemeFile): Promise<void> {
  await sql`
    insert into plans.code_schemes (scheme, code, name_zh, land_group, color, color_doubtful)
    select ${scheme}, code, zh, "group", color, coalesce("colorDoubt", true) from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb)
      as c(code text, zh text, "group" text, color text, "colorDoubt" bool)
    on conflict (scheme, code) do update set color = excluded.color, color_doubtful = excluded.color_doubtful
    where code_schemes.color is null`.execute(trx);
}

async function readData<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, DATA), 'utf8')) as T; // our own files, checked by the tables
}
