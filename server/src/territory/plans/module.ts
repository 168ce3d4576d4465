import type { Module } from '../../platform/module.ts';
import { datasetPublished } from '../datasets/index.ts';
import { detectConflicts } from './conflicts/detect-conflicts.ts';
import { recheckConflicts } from './conflicts/recheck-conflicts.ts';
import { planRoutes } from './routes.ts';

export const plans: Module = {
  name: 'plans',
  routes: planRoutes,
  listen: (platform) => {
    platform.events.on(datasetPublished, 'conflicts', async ({ datasetId, changedKeys }) => {
      if (changedKeys) await recheckConflicts(platform, { datasetId, keys: changedKeys });
      else await detectConflicts(platform, { trigger: `changed ${datasetId}` });
    });
  },
};
