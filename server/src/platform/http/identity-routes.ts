import { createIdentityProviders } from '../auth/oidc/index.ts';
import type { Platform } from '../platform.ts';
import { oidcRoutes } from './oidc-routes.ts';
import type { RouteScope } from './route-scope.ts';
import { stepUpRoutes } from './step-up-routes.ts';

/** Sign-in at identity providers, and step-ups before signatures. */
export function identityRoutes(scope: RouteScope, platform: Platform): void {
  const { config, clock, log } = platform;
  const providers = createIdentityProviders({ official: config.oidcOfficial, public: config.oidcPublic }, clock, log);
  oidcRoutes(scope, platform, providers);
  stepUpRoutes(scope, platform, providers);
}
