export { createEvents, defineEvent, type EventName, type Events } from './events.ts';
export { addJobInTrx, createJobs, type JobHandler, type Jobs } from './jobs.ts';
