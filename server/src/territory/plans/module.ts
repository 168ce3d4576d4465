import type { Module } from '../../platform/module.ts';
import { datasetDescribed, datasetPublished } from '../datasets/index.ts';
import { COMPUTE_BLUEPRINT } from './blueprint/blueprints.ts';
import { runBlueprint } from './blueprint/run-blueprint.ts';
import { COMPARE_DAY, compareDay, watchDays } from './conflicts/compare-day.ts';
import { detectConflicts } from './conflicts/detect-conflicts.ts';
import { recheckConflicts } from './conflicts/recheck-conflicts.ts';
import { joinOneMap } from './join-one-map.ts';
import { isPlanLayer } from './plan-layer-store.ts';
import { planRoutes } from './routes.ts';
import { COMPARE_PLANS } from './rules/rule-queries.ts';

export const plans: Module = {
  name: 'plans',
  routes: planRoutes,
  listen: (platform) => {
    platform.events.on(datasetDescribed, 'one map', (described) => joinOneMap(platform, described));
    platform.events.on(datasetPublished, 'conflicts', async ({ datasetId, version, changedKeys }) => {
      if (!(await isPlanLayer(platform.db, datasetId))) return;
      if (changedKeys) await recheckConflicts(platform, { datasetId, keys: changedKeys, version });
      else await detectConflicts(platform, { trigger: `changed ${datasetId}` });
    });
    platform.jobs.handle(COMPARE_PLANS, async (payload) => {
      const { trigger } = payload as { trigger: string }; // added by changeConflictRule
      await detectConflicts(platform, { trigger });
    });
    platform.jobs.handle(COMPUTE_BLUEPRINT, async (payload) => {
      const { id } = payload as { id: string }; // added by startBlueprint
      await runBlueprint(platform, id);
    });
    platform.jobs.handle(COMPARE_DAY, () => compareDay(platform));
  },
  start: async (platform) => watchDays(platform),
};
