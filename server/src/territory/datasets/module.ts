import type { Module } from '../../platform/module.ts';
import { readImport } from './imports/read-import.ts';
import { READ_JOB } from './imports/receive-import.ts';
import { watchFolder } from './imports/watched/watch-folder.ts';
import { datasetsRoutes } from './routes.ts';

export const datasets: Module = {
  name: 'datasets',
  routes: datasetsRoutes,
  listen: (platform) => {
    // Written by receiveImport with this very shape.
    platform.jobs.handle(READ_JOB, (payload, { attempts }) =>
      readImport(platform, (payload as { importId: string }).importId, attempts),
    );
  },
  start: (platform) => watchFolder(platform),
};
