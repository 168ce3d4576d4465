import {
  ComplianceCheck,
  ComplianceCheckList,
  ComplianceCheckQuery,
  ComplianceRequest,
  ParcelFile,
  ParcelRead,
  ReportQuery,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkCompliance } from './check-compliance.ts';
import { getComplianceCheck } from './compliance-store.ts';
import { drawReport } from './draw-report.ts';
import { listComplianceChecks } from './list-checks.ts';
import { readParcel } from './read-parcel.ts';
import { ruleRoutes } from './rule-routes.ts';

const params = Type.Object({ checkId: Uuid });
const tags = ['toolbox'];

export function complianceRoutes(scope: RouteScope, platform: Platform): void {
  examineRoutes(scope, platform);
  reportRoutes(scope, platform);
  ruleRoutes(scope, platform);
}

function examineRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  scope.post(
    '/api/v1/compliance-checks',
    {
      config: { permission: 'compliance.examine' },
      schema: { operationId: 'checkCompliance', tags, body: ComplianceRequest, response: { 201: ComplianceCheck } },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await checkCompliance(platform, actor, body)),
  );
  scope.post(
    '/api/v1/compliance-parcels',
    {
      config: { permission: 'compliance.examine' },
      schema: { operationId: 'readParcel', tags, body: ParcelFile, response: { 200: ParcelRead } },
    },
    ({ actor, body }) => readParcel(db, actor, body),
  );
}

function reportRoutes(scope: RouteScope, { db, clock, config: { timeZone } }: Platform): void {
  const config = { permission: 'plan.view' };
  const [querystring, response] = [ComplianceCheckQuery, { 200: ComplianceCheckList }];
  scope.get(
    '/api/v1/compliance-checks',
    { config, schema: { operationId: 'listComplianceChecks', tags, querystring, response } },
    async ({ actor, query }) => ({
      items: await listComplianceChecks(db, actor, query),
      asOf: clock.now().toISOString(),
    }),
  );
  scope.get(
    '/api/v1/compliance-checks/:checkId',
    { config, schema: { operationId: 'getComplianceCheck', tags, params, response: { 200: ComplianceCheck } } },
    (request) => getComplianceCheck(db, request.actor, request.params.checkId),
  );
  scope.get(
    '/api/v1/compliance-checks/:checkId/report.pdf',
    { config, schema: { operationId: 'getComplianceReport', tags, params, querystring: ReportQuery } },
    async (request, reply) => {
      const check = await getComplianceCheck(db, request.actor, request.params.checkId);
      void reply.header('cache-control', 'private, no-store');
      const pdf = await drawReport(db, check, { timeZone, lang: request.query.lang ?? 'zh' });
      return reply.type('application/pdf').send(pdf);
    },
  );
}
