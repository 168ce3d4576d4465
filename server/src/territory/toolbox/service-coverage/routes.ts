import { CoverageQuery, ServiceCoverage } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { serviceCoverage } from './service-coverage.ts';
import type { WalkNetworks } from './walk-networks.ts';

export function coverageRoutes(scope: RouteScope, { db, clock, config }: Platform, networks: WalkNetworks): void {
  scope.post(
    '/api/v1/service-coverage',
    {
      config: { permission: 'dataset.view' },
      schema: {
        operationId: 'serviceCoverage',
        tags: ['toolbox'],
        body: CoverageQuery,
        response: { 200: ServiceCoverage },
      },
    },
    ({ actor, body }) => {
      const now = clock.now();
      const asOf = body.asOf ?? localDay(now, config.timeZone);
      return serviceCoverage(db, networks, actor, { query: body, asOf, now });
    },
  );
}
