import { CoverageQuery, ServiceCoverage } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { serviceCoverage } from './service-coverage.ts';

export function coverageRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  const tools = { ...keptData(platform), db };
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
      return serviceCoverage(tools, actor, { query: body, asOf, now });
    },
  );
}
