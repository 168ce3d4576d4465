import type { Module } from '../../platform/module.ts';
import { directoryRoutes } from './routes.ts';

export const directory: Module = { name: 'directory', routes: directoryRoutes };
