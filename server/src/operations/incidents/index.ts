export { actOnIncidentInTrx, applyInTrx, findIncidentInScope, type OperatorCommand } from './act-on-incident.ts';
export { incidentNotFound } from './errors.ts';
export { incidentEnded, incidentFeedbackGiven, incidentsFiled } from './events.ts';
export { attachEvidenceInTrx } from './evidence.ts';
export { ALLOWED_ACTIONS, decide, type Incident, type IncidentCommandInput, OPEN_STATUSES } from './incident.ts';
export { getIncident, listEvidence } from './incident-detail.ts';
export {
  chainOf,
  findIncidentRows,
  type IncidentRow,
  incidentCondition,
  listIncidents,
  summaryOf,
} from './incident-queries.ts';
export {
  findIncidentForUpdate,
  findIncidentsForUpdate,
  type LoadedIncident,
  saveHappenedInTrx,
  systemActor,
  wasDone,
} from './incident-store.ts';
export { intakeOf } from './intake-service.ts';
export { auditLedger, readLedger } from './ledger.ts';
export { recordReceiptsInTrx } from './record-receipts.ts';
