export { Blueprint, BlueprintList, NewBlueprint } from './blueprint.ts';
export {
  CodeProblem,
  CodeScheme,
  CodesToConvert,
  ConvertedCodes,
  CrosswalkQuery,
  Crosswalks,
  UnknownCodes,
} from './code-scheme.ts';
export {
  ConflictGroupList,
  ConflictList,
  ConflictQuery,
  ConflictSeverity,
  ConflictSide,
  ConflictStatus,
  ConflictSummary,
  ConflictType,
  PlanConflict,
} from './conflict.ts';
export { ConflictRuleBody, ConflictRuleView } from './conflict-rule.ts';
export {
  ConflictAction,
  ConflictCommand,
  ConflictDetail,
  ConflictState,
  DecidedChange,
  ReconciliationProposal,
} from './reconciliation.ts';
