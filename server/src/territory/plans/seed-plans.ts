import { readFile } from 'node:fs/promises';
import { sql, type Trx } from '../../platform/db/index.ts';

const DATA = new URL('../../../../data/plans/', import.meta.url);

interface SchemeFile {
  scheme: string;
  codes: { code: string; zh: string; group?: string }[];
}
interface RulesFile {
  rules: Record<string, unknown>[];
}

/** The code scheme of 2023 and the default rule matrix; what a city has edited since stays as it is. */
export async function seedPlans(trx: Trx): Promise<void> {
  const { scheme, codes } = await readData<SchemeFile>('land-use-ydyh2023.json');
  await sql`
    insert into plans.code_schemes (scheme, code, name_zh, land_group)
    select ${scheme}, code, zh, "group" from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as c(code text, zh text, "group" text)
    on conflict do nothing`.execute(trx);
  const { rules } = await readData<RulesFile>('conflict-rules.json');
  await sql`
    insert into plans.conflict_rules (id, type, group_a, group_b, severity, min_area_m2, min_width_m, explanation_zh, explanation_en)
    select id, type, "groupA", "groupB", severity, "minAreaM2", "minWidthM", zh, en
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(id text, type text, "groupA" text, "groupB" text, severity text,
      "minAreaM2" float8, "minWidthM" float8, zh text, en text)
    on conflict do nothing`.execute(trx);
}

async function readData<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, DATA), 'utf8')) as T; // our own files, checked by the tables
}
