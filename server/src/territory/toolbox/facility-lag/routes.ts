import { FacilityLagReport, MapDayQuery } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { reportFacilityLag } from './report-facility-lag.ts';

export function facilityLagRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  const { conflictsOn } = keptData(platform);
  scope.get(
    '/api/v1/facility-lag',
    {
      // Names conflicts of plans, so seeing datasets is not enough.
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'reportFacilityLag',
        tags: ['toolbox'],
        querystring: MapDayQuery,
        response: { 200: FacilityLagReport },
      },
    },
    ({ actor, query }) => {
      const now = clock.now();
      return reportFacilityLag({ db, conflictsOn }, actor, { asOf: query.asOf ?? localDay(now, config.timeZone), now });
    },
  );
}
