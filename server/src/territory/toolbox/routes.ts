import { AppliesHere, AppliesQuery } from '@shancheng/contracts';
import { localDay } from '../../platform/clock/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { appliesHere } from './applies-here.ts';

export function toolboxRoutes(scope: RouteScope, { db, clock, config }: Platform): void {
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
}
