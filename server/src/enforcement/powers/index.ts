export { findProvisionAt, listProvisions } from './bases/provisions-queries.ts';
export {
  type AssignmentQuestion,
  listCompetent,
  requireAssignment,
  requireGrant,
} from './competence/competence-queries.ts';
export { matchPowers, type PowerMatch } from './competence/match-powers.ts';
export { officerMayNotAct } from './errors.ts';
export { importTable, type TableImport } from './imports/import-table.ts';
export { maskName } from './registers/mask-name.ts';
export { seedPowers } from './seed-powers.ts';
export { renewCheckCodeInTrx } from './subjects/renew-check-code.ts';
