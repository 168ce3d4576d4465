import { CheckupQuery, UrbanCheckup } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { urbanCheckup } from './urban-checkup.ts';

/** Walking reaches of hundreds of facilities take seconds; the figures change by the day. */
const KEEP_MS = 600_000;
const MOST_KEPT = 100;

export function checkupRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  const tools = { ...keptData(platform), db };
  const kept = new Map<string, { until: number; checkup: Promise<UrbanCheckup> }>();
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
      const asOf = query.asOf ?? today;
      // Who may see the same gets the same answer; the day belongs to it, since conflicts of today change.
      const key = JSON.stringify([
        asOf,
        today,
        [...actor.scopes].sort(),
        actor.permissions.has('dataset.view-sensitive'),
      ]);
      const found = kept.get(key);
      if (found && found.until > now.getTime()) return found.checkup;
      const checkup = urbanCheckup({ ...tools, actor, asOf, now });
      checkup.catch(() => kept.delete(key));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, { until: now.getTime() + KEEP_MS, checkup });
      return checkup;
    },
  );
}
