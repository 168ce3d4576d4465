import { readFile } from 'node:fs/promises';
import { sql, type Trx } from '../../platform/db/index.ts';

const RULES = new URL('../../../../data/toolbox/compliance-rules.json', import.meta.url);

interface RulesFile {
  rules: Record<string, unknown>[];
  needs: Record<string, unknown>[];
  parameters: Record<string, unknown>[];
}

/** The default rules and figures of the toolbox; what a city has edited since stays as it is. */
export async function seedToolbox(trx: Trx): Promise<void> {
  const { rules, needs, parameters } = JSON.parse(await readFile(RULES, 'utf8')) as RulesFile; // our own file, checked by the tables
  await sql`
    insert into toolbox.compliance_rules (id, layer_kind, layers, project_groups, applies, verdict, major_exempt, required, explanation_zh, explanation_en)
    select id, kind, layers, projects, applies, verdict, coalesce("majorExempt", false), coalesce(required, false), zh, en
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(id text, kind text, layers text[], projects text[], applies text,
      verdict text, "majorExempt" boolean, required boolean, zh text, en text)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into toolbox.facility_needs (code, name_zh, name_en, per_thousand, unit, doubtful, source)
    select code, zh, en, "perThousand", unit, doubtful, source from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb)
      as n(code text, zh text, en text, "perThousand" float8, unit text, doubtful boolean, source text)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into toolbox.parameters (key, value, doubtful, source)
    select * from jsonb_to_recordset(${JSON.stringify(parameters)}::jsonb) as p(key text, value float8, doubtful boolean, source text)
    on conflict do nothing`.execute(trx);
}
