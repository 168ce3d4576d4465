export { type Comparison, type ConflictRun, comparePlans, detectConflicts } from './conflicts/detect-conflicts.ts';
export { readLandGroups } from './conflicts/plan-layers-queries.ts';
export { type Recheck, recheckConflicts } from './conflicts/recheck-conflicts.ts';
export { type NewPlanLayer, putPlanLayerInTrx } from './plan-layer-store.ts';
export { seedPlans } from './seed-plans.ts';
