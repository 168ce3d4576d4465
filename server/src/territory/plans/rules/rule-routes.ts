import { ConflictRuleBody, ConflictRuleView } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeConflictRule, getConflictRule } from './rule-queries.ts';

const RuleId = Type.Object({ ruleId: Type.String({ minLength: 1, maxLength: 100 }) });

export function ruleRoutes(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/api/v1/conflict-rules/:ruleId',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'getConflictRule', tags: ['plans'], params: RuleId, response: { 200: ConflictRuleView } },
    },
    (request) => getConflictRule(platform.db, request.params.ruleId),
  );
  scope.put(
    '/api/v1/conflict-rules/:ruleId',
    {
      config: { permission: 'plan.edit-rules' },
      schema: {
        operationId: 'changeConflictRule',
        tags: ['plans'],
        params: RuleId,
        body: ConflictRuleBody,
        response: { 200: ConflictRuleView },
      },
    },
    (request) => changeConflictRule(platform, request.actor, request.params.ruleId, request.body),
  );
}
