import type { RouteScope } from './http/index.ts';
import type { Platform } from './platform.ts';

/** A domain as app.ts sees it: it wires itself and holds no logic. */
export interface Module {
  name: string;
  /** Adds its routes; each names a permission. */
  routes?: (scope: RouteScope, platform: Platform) => void;
  /** Jobs and listeners, registered before the worker starts. */
  listen?: (platform: Platform) => void;
  /** Work that goes on while the process lives (sweeps, batches); returns how to stop it. */
  start?: (platform: Platform) => Promise<() => Promise<void> | void>;
}
