import type { Module } from '../../platform/module.ts';
import { cameraRelooked } from '../cameras/index.ts';
import { beginCameraCheck, checkByRelook } from './check-by-camera.ts';
import { incidentFeedbackGiven } from './events.ts';
import { intakeOf } from './intake-service.ts';
import { createLiveIncidents } from './live-incidents.ts';
import { incidentRoutes } from './routes.ts';
import { watchLedger } from './watch-ledger.ts';

export const incidentsModule: Module = {
  name: 'incidents',
  routes: incidentRoutes,
  listen: (platform) => {
    platform.events.on(incidentFeedbackGiven, 'camera checks', ({ incidentId }) =>
      beginCameraCheck(platform, incidentId),
    );
    platform.events.on(cameraRelooked, 'check by relook', (look) => checkByRelook(platform, look));
  },
  start: async (platform) => {
    const { intake, knowledge } = intakeOf(platform);
    await knowledge();
    const live = createLiveIncidents(platform);
    platform.hints.on('incidents', (ids) => live.changedNow(ids));
    const stopLedger = watchLedger(platform);
    return async () => {
      await stopLedger();
      await intake.drain();
      await live.stop();
    };
  },
};
