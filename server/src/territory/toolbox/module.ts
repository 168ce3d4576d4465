import type { Module } from '../../platform/module.ts';
import { runAnalysis } from './analyses/run-analysis.ts';
import { RUN_ANALYSIS } from './analyses/start-analysis.ts';
import { keptData } from './kept-data.ts';
import { toolboxRoutes } from './routes.ts';

export const toolbox: Module = {
  name: 'toolbox',
  routes: toolboxRoutes,
  listen: (platform) => {
    platform.jobs.handle(RUN_ANALYSIS, async (payload, { attempts }) => {
      const { id } = payload as { id: string }; // added by startAnalysis
      await runAnalysis(platform, keptData(platform).running, { id, attempts });
    });
  },
  start: async (platform) => () => keptData(platform).running.stopAll(),
};
