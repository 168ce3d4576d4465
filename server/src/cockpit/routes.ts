import { Cockpit, DivisionCode, PlanningCockpit } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../platform/http/index.ts';
import type { Platform } from '../platform/platform.ts';
import { readPlanning } from './planning/read-planning.ts';
import { readCockpit } from './read-cockpit.ts';

const CockpitQuery = Type.Object({ scope: Type.Optional(DivisionCode) }, { additionalProperties: false });

export function cockpitRoutes(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/api/v1/cockpit',
    {
      config: { permission: 'cockpit.view' },
      schema: { operationId: 'getCockpit', tags: ['cockpit'], querystring: CockpitQuery, response: { 200: Cockpit } },
    },
    (request) => readCockpit(platform, request.actor, request.query.scope),
  );
  scope.get(
    '/api/v1/cockpit/planning',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'getPlanningCockpit', tags: ['cockpit'], response: { 200: PlanningCockpit } },
    },
    (request) => readPlanning(platform, request.actor),
  );
}
