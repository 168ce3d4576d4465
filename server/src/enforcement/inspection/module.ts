import type { Module } from '../../platform/module.ts';
import { entranceRoutes } from './entrance/entrance-routes.ts';
import { inspectionRoutes } from './routes.ts';

export const inspection: Module = {
  name: 'inspection',
  routes: (scope, platform) => {
    inspectionRoutes(scope, platform);
    entranceRoutes(scope, platform);
  },
};
