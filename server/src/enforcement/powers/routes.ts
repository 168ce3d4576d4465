import { Competence, CompetenceQuery } from '@shancheng/contracts';
import { localDay } from '../../platform/clock/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { lawRoutes } from './bases/law-routes.ts';
import { findCompetence } from './competence/find-competence.ts';
import { importRoutes } from './imports/import-routes.ts';
import { registerRoutes } from './registers/register-routes.ts';

export function powersRoutes(scope: RouteScope, platform: Platform): void {
  lawRoutes(scope, platform);
  competenceRoute(scope, platform);
  registerRoutes(scope, platform);
  importRoutes(scope, platform);
}

function competenceRoute(scope: RouteScope, { db, clock, config }: Platform): void {
  scope.get(
    '/api/v1/competence',
    {
      config: { permission: 'powers.view' },
      schema: {
        operationId: 'findCompetence',
        tags: ['powers'],
        querystring: CompetenceQuery,
        response: { 200: Competence },
      },
    },
    ({ query }) => findCompetence(db, { ...query, on: query.on ?? localDay(clock.now(), config.timeZone) }),
  );
}
