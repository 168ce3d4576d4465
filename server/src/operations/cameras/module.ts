import type { Module } from '../../platform/module.ts';
import { cameraRoutes } from './routes.ts';
import { watchSilence } from './watch-silence.ts';

export const camerasModule: Module = {
  name: 'cameras',
  routes: cameraRoutes,
  start: async (platform) => watchSilence(platform),
};
