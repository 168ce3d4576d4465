import { defineEvent } from '../../platform/events/index.ts';

/** Somebody went on or off duty: what waits for a person may find one now. */
export const dutyChanged = defineEvent<{ personId: string; onDuty: boolean; at: string }>('directory.duty-changed');
