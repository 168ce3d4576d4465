import { UrbanCheckup } from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { WalkNetworks } from '../coverage/walk-networks.ts';
import { urbanCheckup } from './urban-checkup.ts';

const CheckupQuery = Type.Object(
  { asOf: Type.Optional(Type.String({ format: 'date' })) },
  { additionalProperties: false },
);

export function checkupRoutes(scope: RouteScope, { db, clock, config }: Platform, networks: WalkNetworks): void {
  scope.get(
    '/api/v1/urban-checkup',
    {
      config: { permission: 'dataset.view' },
      schema: {
        operationId: 'getUrbanCheckup',
        tags: ['toolbox'],
        querystring: CheckupQuery,
        response: { 200: UrbanCheckup },
      },
    },
    ({ actor, query }) => {
      const now = clock.now();
      const today = localDay(now, config.timeZone);
      return urbanCheckup({ db, networks, actor, asOf: query.asOf ?? today, today, now });
    },
  );
}
