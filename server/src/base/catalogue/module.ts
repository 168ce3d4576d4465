import type { Module } from '../../platform/platform.ts';
import { catalogueRoutes } from './routes.ts';

export const catalogue: Module = { name: 'catalogue', routes: catalogueRoutes };
