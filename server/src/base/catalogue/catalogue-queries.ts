import type { EventType } from '@shancheng/contracts';
import type { LegalCalendar } from '@shancheng/law';
import type { Static } from 'typebox';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import type { WorkingCalendar } from './due-at.ts';

/** All event types by code, with their time limits. */
export async function listEventTypes(db: Database | Trx): Promise<Static<typeof EventType>[]> {
  const { rows } = await sql<Static<typeof EventType>>`
    select t.code, jsonb_build_object('zh', t.name_zh, 'en', t.name_en) as name, t.major_code as "majorCode",
      jsonb_build_object('zh', m.name_zh, 'en', m.name_en) as "majorName", t.limit_value as "limitValue",
      t.limit_unit as "limitUnit", t.level
    from catalogue.event_types t join catalogue.event_majors m on m.code = t.major_code
    order by t.code`.execute(db);
  return rows;
}

interface CalendarRow {
  dutyFrom: number;
  dutyTo: number;
  dutyWeekdays: number[];
  workingWeekdays: number[];
  exceptions: Record<string, boolean>;
}

/** The working calendar of the district; throws when it was never loaded. */
export async function getCalendar(db: Database | Trx, id = 'yuzhong'): Promise<WorkingCalendar> {
  const { rows } = await sql<CalendarRow>`
    select extract(epoch from c.duty_from)::int / 60 as "dutyFrom", extract(epoch from c.duty_to)::int / 60 as "dutyTo",
      c.duty_weekdays as "dutyWeekdays", c.working_weekdays as "workingWeekdays",
      coalesce((select jsonb_object_agg(d.day, d.working) from catalogue.calendar_days d where d.calendar_id = c.id), '{}')
        as exceptions
    from catalogue.calendars c where c.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error(`no calendar ${id}: load data/catalogue first`);
  return {
    dutyFrom: row.dutyFrom,
    dutyTo: row.dutyTo,
    dutyWeekdays: new Set(row.dutyWeekdays),
    workingWeekdays: new Set(row.workingWeekdays),
    exceptions: new Map(Object.entries(row.exceptions)),
  };
}

/**
 * The working days of the years whose holidays are known, for limits of the law. A day outside them is unknown, never
 * an ordinary week.
 */
export async function getLegalCalendar(db: Database | Trx): Promise<LegalCalendar> {
  const { exceptions } = await getCalendar(db);
  const years = [...exceptions.keys()].map((day) => day.slice(0, 4)).sort();
  return { from: `${years[0] ?? '9999'}-01-01`, until: `${years.at(-1) ?? '0001'}-12-31`, exceptions };
}
