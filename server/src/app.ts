import { catalogue } from './base/catalogue/module.ts';
import { directory } from './base/directory/module.ts';

import { cockpit } from './cockpit/module.ts';
import { inspection } from './enforcement/inspection/module.ts';
import { powers } from './enforcement/powers/module.ts';
import { camerasModule } from './operations/cameras/module.ts';
import { dispatchModule } from './operations/dispatch/module.ts';
import { incidentsModule } from './operations/incidents/module.ts';
import type { Module } from './platform/module.ts';
import { datasets } from './territory/datasets/module.ts';
import { plans } from './territory/plans/module.ts';
import { services } from './territory/services/module.ts';
import { toolbox } from './territory/toolbox/module.ts';

/** The domains, in the order in which they start; they stop in reverse. */
export const modules: readonly Module[] = [
  directory,
  catalogue,
  datasets,
  plans,
  services,
  toolbox,
  powers,
  inspection,
  camerasModule,
  incidentsModule,
  dispatchModule,
  cockpit,
];
