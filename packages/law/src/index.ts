export { chineseNumber, citePath } from './bases/cite.ts';
export { followPath, type ProvisionMap } from './bases/follow-path.ts';
export {
  CalendarUnknownError,
  isWorkingDay,
  type LegalCalendar,
  workingDayAfter,
  workingDayFrom,
} from './calendar/legal-calendar.ts';
export { addDays, addMonths, type LocalDay, weekdayOf } from './calendar/local-day.ts';
export { type Clause, type ExcludedDays, isPast, lastDayOf, type TimeLimit } from './calendar/time-limit.ts';
export {
  type ActingQuestion,
  type Certificate,
  type CertificateProblem,
  certificateProblem,
  FEWEST_OFFICERS,
} from './competence/certificate.ts';
export { type CompetenceQuestion, findGrant, type Grant, type GrantMode, type Power } from './competence/grant.ts';
export { commitmentOf, countAtRate, type Draw, drawLots, lotOf, poolDigestOf } from './draw/verifiable-draw.ts';
export { isCitizenId } from './identity/citizen-id.ts';
export { isUscc, usccCheckLetter } from './identity/uscc.ts';
