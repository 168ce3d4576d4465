import { readFile } from 'node:fs/promises';
import { sql, type Trx } from '../../platform/db/index.ts';
import { seedLaws } from './bases/seed-laws.ts';

const DATA = new URL('../../../../data/enforcement/', import.meta.url);
const read = (name: string) => readFile(new URL(name, DATA), 'utf8');

/**
 * The statutes, and the authorities, matters and grants of the demo district (合成). What people have changed since stays
 * as it is: only what is not there yet is put in.
 */
export async function seedPowers(trx: Trx, now: Date): Promise<void> {
  await seedLaws(trx, now);
  const [authorities, matters, grants] = await Promise.all([
    read('authorities.json'),
    read('matters.json'),
    read('grants.json'),
  ]);
  await sql`
    insert into powers.authorities (id, name, short_name, kind, level, domain, division_path, reconsideration_organ, court, synthetic)
    select id, name, "shortName", kind, level, domain, "divisionPath", "reconsiderationOrgan", court, true
    from jsonb_to_recordset(${authorities}::jsonb -> 'authorities') as a(id text, name text, "shortName" text, kind text, level text,
      domain text, "divisionPath" text, "reconsiderationOrgan" text, court text)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into powers.matters (code, name, kind, domain, levels, subject_kinds, duties, penalties, fine_min, fine_max, procedure,
      yearly_cap, checklist, published_at, valid_from, source, doubtful, synthetic)
    select code, name, kind, domain, levels, coalesce("subjectKinds", '{}'), coalesce(duties, '[]'), coalesce(penalties, '[]'), "fineMin",
      "fineMax", coalesce(procedure, 'general'), "yearlyCap", coalesce(checklist, '[]'), ${now}, "validFrom", coalesce(source, ''),
      coalesce(doubtful, false), true
    from jsonb_to_recordset(${matters}::jsonb -> 'matters') as m(code text, name text, kind text, domain text, levels text[],
      "subjectKinds" text[], duties jsonb, penalties jsonb, "fineMin" bigint, "fineMax" bigint, procedure text, "yearlyCap" int,
      checklist jsonb, "validFrom" date, source text, doubtful boolean)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into powers.grants (authority_id, matter_code, mode, powers, area_path, valid_from, valid_until, document_no)
    select "authorityId", "matterCode", mode, powers, "areaPath", "from", "until", "documentNo"
    from jsonb_to_recordset(${grants}::jsonb -> 'grants') as g("authorityId" text, "matterCode" text, mode text, powers text[],
      "areaPath" text, "from" date, "until" date, "documentNo" text)
    on conflict do nothing`.execute(trx);
}
