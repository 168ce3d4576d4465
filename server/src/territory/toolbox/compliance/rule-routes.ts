import { ComplianceRuleBody, ComplianceRuleHistory, ComplianceRuleList } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeComplianceRule, readComplianceRules, readRuleHistory } from './compliance-rule-store.ts';

const params = Type.Object({ ruleId: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }) });
const tags = ['toolbox'];

export function ruleRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  const config = { permission: 'plan.view' };
  scope.get(
    '/api/v1/compliance-rules',
    { config, schema: { operationId: 'listComplianceRules', tags, response: { 200: ComplianceRuleList } } },
    () => readComplianceRules(db),
  );
  scope.get(
    '/api/v1/compliance-rules/:ruleId',
    { config, schema: { operationId: 'getComplianceRule', tags, params, response: { 200: ComplianceRuleHistory } } },
    (request) => readRuleHistory(db, request.params.ruleId),
  );
  const [body, response] = [ComplianceRuleBody, { 200: ComplianceRuleHistory }];
  scope.put(
    '/api/v1/compliance-rules/:ruleId',
    {
      config: { permission: 'compliance.edit-rules' },
      schema: { operationId: 'changeComplianceRule', tags, params, body, response },
    },
    (request) => changeComplianceRule(platform, request.actor, request.params.ruleId, request.body),
  );
}
