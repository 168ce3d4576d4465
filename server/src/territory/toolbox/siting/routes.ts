import { SiteQuery, SiteSelection } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { findSites } from './find-sites.ts';

export function sitingRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  const { terrains } = keptData(platform);
  scope.post(
    '/api/v1/site-selections',
    {
      config: { permission: 'dataset.view' },
      schema: { operationId: 'findSites', tags: ['toolbox'], body: SiteQuery, response: { 200: SiteSelection } },
    },
    ({ actor, body }) => {
      const now = clock.now();
      return findSites({ db, terrains }, actor, body, { asOf: body.asOf ?? localDay(now, config.timeZone), now });
    },
  );
}
