import { defineEvent } from '../../platform/events/index.ts';

/** Two authorities have been asked to agree about a conflict. */
export const conflictAssigned = defineEvent<{ conflictId: string; authorities: string[] }>('conflict.assigned');
