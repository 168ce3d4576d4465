export { readLandGroups } from './codes/code-classes-queries.ts';
export type { ConflictSource } from './conflicts/conflict-sources.ts';
export { type Comparison, type ConflictRun, comparePlans, detectConflicts } from './conflicts/detect-conflicts.ts';
export { createPastConflicts } from './conflicts/past-conflicts.ts';
export { type Recheck, recheckConflicts } from './conflicts/recheck-conflicts.ts';
export { type ConflictSight, conflictSightOf, isVisible } from './conflicts/visible-conflicts.ts';
export { type NewPlanLayer, putPlanLayerInTrx } from './plan-layer-store.ts';
export { actOnConflict } from './reconciliation/act-on-conflict.ts';
export { seedPlans } from './seed-plans.ts';
