import type { Module } from '../../platform/module.ts';
import { readImport } from './imports/read-import.ts';
import { READ_JOB } from './imports/receive-import.ts';
import { datasetsRoutes } from './routes.ts';

export const datasets: Module = {
  name: 'datasets',
  routes: datasetsRoutes,
  listen: (platform) => {
    // Written by receiveImport with this very shape.
    platform.jobs.handle(READ_JOB, (payload) => readImport(platform, (payload as { importId: string }).importId));
  },
};
