import { defineEvent } from '../../platform/events/index.ts';

/** These incidents are filed and need somebody: newly filed, returned, or sent back for rework. In the order of filing. */
export const incidentsFiled = defineEvent<{ incidentIds: string[] }>('incidents.filed');
/** The officer’s feedback is in: somebody else, or the camera, has to check. */
export const incidentFeedbackGiven = defineEvent<{ incidentId: string }>('incident.feedback-given');
/** Closed, rejected, merged away or void: whoever still works on it can stop. */
export const incidentEnded = defineEvent<{ incidentId: string; status: string }>('incident.ended');
