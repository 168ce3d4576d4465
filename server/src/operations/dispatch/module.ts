import type { Module } from '../../platform/module.ts';
import { incidentEnded, incidentsFiled } from '../incidents/index.ts';
import { withdrawEnded } from './act-on-incident.ts';
import { dispatchFiled } from './dispatch-incidents.ts';
import { peopleRoutes } from './people-routes.ts';
import { dispatchRoutes } from './routes.ts';
import { watchClocks } from './watch-clocks.ts';

export const dispatchModule: Module = {
  name: 'dispatch',
  routes: (scope, platform) => {
    dispatchRoutes(scope, platform);
    peopleRoutes(scope, platform);
  },
  listen: (platform) => {
    platform.events.on(incidentsFiled, 'dispatch', ({ incidentIds }) => dispatchFiled(platform, incidentIds));
    platform.events.on(incidentEnded, 'withdraw task', ({ incidentId }) => withdrawEnded(platform, incidentId));
  },
  start: async (platform) => watchClocks(platform),
};
