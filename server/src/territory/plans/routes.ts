import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { blueprintRoutes } from './blueprint/blueprint-routes.ts';
import { codeRoutes } from './codes/code-routes.ts';
import { createUnknownCodes } from './codes/unknown-codes.ts';
import { conflictRoutes } from './conflicts/conflict-routes.ts';
import { ruleRoutes } from './rules/rule-routes.ts';

export function planRoutes(scope: RouteScope, platform: Platform): void {
  const listUnknownCodes = createUnknownCodes(platform.db);
  conflictRoutes(scope, platform, listUnknownCodes);
  ruleRoutes(scope, platform);
  codeRoutes(scope, platform, listUnknownCodes);
  blueprintRoutes(scope, platform);
}
