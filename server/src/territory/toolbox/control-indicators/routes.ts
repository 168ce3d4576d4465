import { ControlIndicatorQuery, ControlIndicatorReport } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { reportControlIndicators } from './report-control-indicators.ts';

export function controlIndicatorRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  const { controlPlots } = keptData(platform);
  scope.get(
    '/api/v1/control-indicators',
    {
      config: { permission: 'dataset.view' },
      schema: {
        operationId: 'reportControlIndicators',
        tags: ['toolbox'],
        querystring: ControlIndicatorQuery,
        response: { 200: ControlIndicatorReport },
      },
    },
    ({ actor, query }) => {
      const now = clock.now();
      return reportControlIndicators({ db, controlPlots }, actor, {
        ...query,
        asOf: query.asOf ?? localDay(now, config.timeZone),
        now,
      });
    },
  );
}
