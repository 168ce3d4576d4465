import type { Module } from '../../platform/module.ts';
import { READ_TABLE_JOB, readTableImport } from './imports/receive-table.ts';
import { powersRoutes } from './routes.ts';

export const powers: Module = {
  name: 'powers',
  routes: powersRoutes,
  listen: (platform) => {
    // Written by receiveTable with this very shape.
    platform.jobs.handle(READ_TABLE_JOB, (payload, { attempts }) =>
      readTableImport(platform, payload as Parameters<typeof readTableImport>[1], attempts),
    );
  },
};
