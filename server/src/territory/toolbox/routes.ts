import { AppliesHere, AppliesQuery } from '@shancheng/contracts';
import { localDay } from '../../platform/clock/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { analysisRoutes } from './analyses/routes.ts';
import { appliesHere } from './applies-here.ts';
import { checkupRoutes } from './checkup/routes.ts';
import { complianceRoutes } from './compliance/routes.ts';
import { controlIndicatorRoutes } from './control-indicators/routes.ts';
import { coordinationRoutes } from './coordination/routes.ts';
import { facilityLagRoutes } from './facility-lag/routes.ts';
import { geometryRoutes } from './geometry/routes.ts';
import { coverageRoutes } from './service-coverage/routes.ts';
import { sitingRoutes } from './siting/routes.ts';
import { terrainRoutes } from './terrain/routes.ts';

export function toolboxRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  scope.post(
    '/api/v1/applies-here',
    {
      config: { permission: 'dataset.view' },
      schema: { operationId: 'appliesHere', tags: ['toolbox'], body: AppliesQuery, response: { 200: AppliesHere } },
    },
    ({ actor, body }) => {
      const now = clock.now();
      return appliesHere(db, actor, { spot: body.spot, asOf: body.asOf ?? localDay(now, config.timeZone), now });
    },
  );
  analysisRoutes(scope, platform);
  complianceRoutes(scope, platform);
  controlIndicatorRoutes(scope, platform);
  coordinationRoutes(scope, platform);
  facilityLagRoutes(scope, platform);
  checkupRoutes(scope, platform);
  coverageRoutes(scope, platform);
  sitingRoutes(scope, platform);
  terrainRoutes(scope, platform);
  geometryRoutes(scope, platform);
}
