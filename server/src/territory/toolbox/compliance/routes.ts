import { ComplianceCheck, ComplianceRequest, Uuid } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkCompliance } from './check-compliance.ts';
import { getComplianceCheck } from './compliance-store.ts';
import { drawReport } from './draw-report.ts';

const params = Type.Object({ checkId: Uuid });

export function complianceRoutes(scope: RouteScope, platform: Platform): void {
  const { db, config } = platform;
  const tags = ['toolbox'];
  scope.post(
    '/api/v1/compliance-checks',
    {
      config: { permission: 'compliance.examine' },
      schema: { operationId: 'checkCompliance', tags, body: ComplianceRequest, response: { 201: ComplianceCheck } },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await checkCompliance(platform, actor, body)),
  );
  scope.get(
    '/api/v1/compliance-checks/:checkId',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'getComplianceCheck', tags, params, response: { 200: ComplianceCheck } },
    },
    (request) => getComplianceCheck(db, request.actor, request.params.checkId),
  );
  scope.get(
    '/api/v1/compliance-checks/:checkId/report.pdf',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'getComplianceReport', tags, params },
    },
    async (request, reply) => {
      const check = await getComplianceCheck(db, request.actor, request.params.checkId);
      void reply.header('cache-control', 'private, no-store');
      return reply.type('application/pdf').send(await drawReport(db, check, config.timeZone));
    },
  );
}
