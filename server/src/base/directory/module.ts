import type { Module } from '../../platform/platform.ts';
import { directoryRoutes } from './routes.ts';

export const directory: Module = { name: 'directory', routes: directoryRoutes };
