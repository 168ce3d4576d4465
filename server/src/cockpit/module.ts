import type { Module } from '../platform/platform.ts';
import { cockpitRoutes } from './routes.ts';

export const cockpit: Module = { name: 'cockpit', routes: cockpitRoutes };
