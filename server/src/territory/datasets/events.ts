import type { PlanPart } from '@shancheng/contracts';
import { defineEvent } from '../../platform/events/index.ts';

/** A dataset has a new version. `changedKeys` names the features it touched; absent when there are too many to name. */
export const datasetPublished = defineEvent<{ datasetId: string; version: number; changedKeys?: string[] }>(
  'dataset.published',
);

/** Somebody said how a dataset takes part in the one map. */
export const datasetDescribed = defineEvent<{ datasetId: string; plan: PlanPart }>('dataset.described');
