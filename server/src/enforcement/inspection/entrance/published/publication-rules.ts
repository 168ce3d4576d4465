import { addDays, CalendarUnknownError, type LegalCalendar, type LocalDay, workingDayAfter } from '@shancheng/law';

/** Results are published within 20 working days (行政执法公示制度, 国办发〔2018〕118号). */
const PUBLISH_WITHIN = 20;
/** More calendar days than 20 working days ever take, with the longest holidays in between. */
const LONGEST = 60;

/**
 * The last day such that what was concluded on it has to be published today, put right or not; undefined where the
 * working days are not known: nothing is published on a guess.
 */
export function concludedUntil(today: LocalDay, calendar: LegalCalendar): LocalDay | undefined {
  try {
    for (let back = PUBLISH_WITHIN; back <= LONGEST; back++) {
      const day = addDays(today, -back);
      if (workingDayAfter(day, PUBLISH_WITHIN, calendar) <= today) return day;
    }
  } catch (error) {
    if (!(error instanceof CalendarUnknownError)) throw error;
  }
  return undefined;
}
