export { getCalendar, getLegalCalendar, listEventTypes } from './catalogue-queries.ts';
export { dueAt, type TimeLimit, type WorkingCalendar } from './due-at.ts';
export { seedCatalogue } from './load-catalogue.ts';
