import type { Module } from '../../platform/platform.ts';
import { announceDeviceAlerts } from './device-alerts.ts';
import { cameraRoutes } from './routes.ts';
import { watchSilence } from './watch-silence.ts';

export const camerasModule: Module = {
  name: 'cameras',
  routes: cameraRoutes,
  start: async (platform) => {
    announceDeviceAlerts(platform);
    return watchSilence(platform);
  },
};
