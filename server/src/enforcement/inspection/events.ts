import { defineEvent } from '../../platform/events/index.ts';

/** A plan may now be carried out. */
export const inspectionPlanApproved = defineEvent<{ planId: string }>('inspection.plan-approved');
/** What an agency found goes to it as a clue; a penalty case may follow. */
export const clueRaised = defineEvent<{ clueId: string; authorityId: string }>('inspection.clue-raised');
/** A visit has come to its end. */
export const checkClosed = defineEvent<{ checkId: string }>('inspection.check-closed');
