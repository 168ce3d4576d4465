import { Coordination, CoordinationTopic, MapDayQuery } from '@shancheng/contracts';
import { type Static, Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keepFew } from '../keep-few.ts';
import { keptData } from '../kept-data.ts';
import type { CoordinationFrame, CoordinationView } from './frame.ts';
import { implementationView } from './implementation.ts';
import { planningView } from './planning.ts';
import { townscapeView } from './townscape.ts';
import { transitionView } from './transition.ts';

const VIEWS: Record<Static<typeof CoordinationTopic>, (frame: CoordinationFrame) => Promise<CoordinationView>> = {
  planning: planningView,
  townscape: townscapeView,
  implementation: implementationView,
  transition: transitionView,
};

/** Conflicts are dealt with by the minute; everything else changes with versions. */
const KEEP_MS = 30_000;
const MOST_KEPT = 40;

export function coordinationRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  const kept = keepFew<Coordination>(MOST_KEPT);
  scope.get(
    '/api/v1/co-ordinations/:topic',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'getCoordination',
        tags: ['toolbox'],
        params: Type.Object({ topic: CoordinationTopic }),
        querystring: MapDayQuery,
        response: { 200: Coordination },
      },
    },
    (request) => {
      const { actor } = request;
      const { topic } = request.params;
      const now = clock.now();
      const asOf = request.query.asOf ?? localDay(now, config.timeZone);
      // Who may see the same gets the same answer, for half a minute.
      const sight = [[...actor.scopes].sort(), actor.permissions.has('dataset.view-sensitive')];
      const name = JSON.stringify([topic, asOf, sight, Math.floor(now.getTime() / KEEP_MS)]);
      return kept(name, async () => {
        const view = await VIEWS[topic]({ ...keptData(platform), db, actor, asOf, now });
        return { topic, ...view, asOf, at: now.toISOString() };
      });
    },
  );
}
