import type { Module } from '../platform/module.ts';
import { cockpitRoutes } from './routes.ts';

export const cockpit: Module = { name: 'cockpit', routes: cockpitRoutes };
