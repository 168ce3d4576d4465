import type { Module } from '../../platform/module.ts';
import { datasetPublished } from '../datasets/index.ts';
import { drawAhead } from './draw-ahead.ts';
import { serviceRoutes } from './routes.ts';

export const services: Module = {
  name: 'services',
  routes: serviceRoutes,
  listen: (platform) => {
    platform.events.on(datasetPublished, 'tiles', async (published) => {
      await drawAhead(platform, published);
    });
  },
};
