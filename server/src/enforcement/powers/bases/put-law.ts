import { sql, type Trx } from '../../../platform/db/index.ts';

/**
 * Puts a statute in as structured text (data/enforcement/laws): what its versions say is replaced as a whole, versions the
 * text does not name stay, and one without an end is ended by the next in the same text.
 */
export async function putLawInTrx(
  trx: Trx,
  text: string,
  { sha256, now }: { sha256: Buffer; now: Date },
): Promise<void> {
  await sql`
    insert into powers.laws (id, title, short_title, level, issuer, source, unofficial)
    select id, title, "shortTitle", level, issuer, source, coalesce(unofficial, true)
    from jsonb_to_record(${text}::jsonb) as l(id text, title text, "shortTitle" text, level text, issuer text, source text, unofficial boolean)
    on conflict (id) do update set title = excluded.title, short_title = excluded.short_title, level = excluded.level,
      issuer = excluded.issuer, source = excluded.source, unofficial = excluded.unofficial`.execute(trx);
  await sql`
    insert into powers.law_versions (law_id, number, document_no, change, promulgated_on, effective_from, effective_until, sha256, loaded_at)
    select ${text}::jsonb ->> 'id', number, "documentNo", change, "promulgatedOn", "effectiveFrom",
      coalesce("effectiveUntil", lead("effectiveFrom") over (order by number)), ${sha256}, ${now}
    from jsonb_to_recordset(${text}::jsonb -> 'versions') as v(number int, "documentNo" text, change text, "promulgatedOn" date,
      "effectiveFrom" date, "effectiveUntil" date)
    on conflict (law_id, number) do update set document_no = excluded.document_no, change = excluded.change,
      promulgated_on = excluded.promulgated_on, effective_from = excluded.effective_from,
      effective_until = excluded.effective_until, sha256 = excluded.sha256, loaded_at = excluded.loaded_at`.execute(
    trx,
  );
  await sql`
    delete from powers.provisions where law_id = ${text}::jsonb ->> 'id'
      and version in (select (v ->> 'number')::int from jsonb_array_elements(${text}::jsonb -> 'versions') v)`.execute(
    trx,
  );
  await sql`
    insert into powers.provisions (law_id, version, path, heading, kind, wording, sort)
    select ${text}::jsonb ->> 'id', (v ->> 'number')::int, p.path, p.heading, p.kind, p.wording, p.sort
    from jsonb_array_elements(${text}::jsonb -> 'versions') as v, rows from (jsonb_to_recordset(v -> 'provisions')
      as (path text, heading text, kind text, wording text)) with ordinality as p(path, heading, kind, wording, sort)`.execute(
    trx,
  );
  await sql`
    insert into powers.provision_maps (law_id, from_version, from_path, to_version, to_path, relation)
    select ${text}::jsonb ->> 'id', "fromVersion", "fromPath", "toVersion", "toPath", relation
    from jsonb_to_recordset(coalesce(${text}::jsonb -> 'maps', '[]')) as m("fromVersion" int, "fromPath" text, "toVersion" int,
      "toPath" text, relation text)
    on conflict (law_id, from_version, from_path, to_version) do update set to_path = excluded.to_path, relation = excluded.relation`.execute(
    trx,
  );
}
