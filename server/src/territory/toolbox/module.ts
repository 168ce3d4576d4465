import type { Module } from '../../platform/module.ts';
import { toolboxRoutes } from './routes.ts';

export const toolbox: Module = { name: 'toolbox', routes: toolboxRoutes };
