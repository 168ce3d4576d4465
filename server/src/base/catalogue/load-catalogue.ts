import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Trx } from '../../platform/db/index.ts';

const directory = join(import.meta.dirname, '../../../../data/catalogue');

async function loadOnce(trx: Trx, name: string, now: Date, load: (text: string) => Promise<void>): Promise<void> {
  const text = await readFile(join(directory, name), 'utf8');
  const checksum = createHash('sha256').update(text).digest('hex');
  const known = await sql`
    select from catalogue.loaded_data where name = ${name} and checksum = ${checksum}`.execute(trx);
  if (known.rows.length > 0) return;
  await load(text);
  await sql`insert into catalogue.loaded_data (name, checksum, loaded_at) values (${name}, ${checksum}, ${now})
    on conflict (name) do update set checksum = excluded.checksum, loaded_at = excluded.loaded_at`.execute(trx);
}

async function loadEventTypes(trx: Trx, text: string): Promise<void> {
  await sql`insert into catalogue.event_majors (code, name_zh, name_en)
    select code, "nameZh", "nameEn" from jsonb_to_recordset(${text}::jsonb -> 'majors')
      as m (code text, "nameZh" text, "nameEn" text)
    on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en`.execute(trx);
  // A type that is no longer in the file stays: old incidents carry it.
  await sql`insert into catalogue.event_types
      (code, major_code, name_zh, name_en, level, limit_value, limit_unit, doubtful, source)
    select code, left(code, 2), "nameZh", "nameEn", level, "limitValue", "limitUnit", doubtful, source
    from jsonb_to_recordset(${text}::jsonb -> 'types') as t (code text, "nameZh" text, "nameEn" text, level text,
      "limitValue" numeric, "limitUnit" text, doubtful boolean, source text)
    on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, level = excluded.level,
      limit_value = excluded.limit_value, limit_unit = excluded.limit_unit, doubtful = excluded.doubtful,
      source = excluded.source`.execute(trx);
}

async function loadCalendar(trx: Trx, text: string): Promise<void> {
  await sql`
    with given as (select ${text}::jsonb as c), gone as (
      delete from catalogue.calendars where id = (select c ->> 'id' from given)
    )
    select 1`.execute(trx);
  await sql`insert into catalogue.calendars
      (id, name, duty_from, duty_to, duty_weekdays, working_weekdays, doubtful, source)
    select id, name, "dutyFrom", "dutyTo", "dutyWeekdays", "workingWeekdays", doubtful, source
    from jsonb_to_record(${text}::jsonb) as c (id text, name text, "dutyFrom" time, "dutyTo" time,
      "dutyWeekdays" smallint[], "workingWeekdays" smallint[], doubtful boolean, source text)`.execute(trx);
  await sql`insert into catalogue.calendar_days (calendar_id, day, working, name, doubtful)
    select ${text}::jsonb ->> 'id', day, working, name, coalesce(doubtful, false)
    from jsonb_to_recordset(${text}::jsonb -> 'days') as d (day date, working boolean, name text, doubtful boolean)`.execute(
    trx,
  );
}

/** Loads event types and the working calendar from data/catalogue; does nothing when the same files are in. */
export async function seedCatalogue(trx: Trx, now: Date): Promise<void> {
  await loadOnce(trx, 'event-types.json', now, (text) => loadEventTypes(trx, text));
  await loadOnce(trx, 'calendar.json', now, (text) => loadCalendar(trx, text));
}
