import { Analysis, AnalysisList, NewAnalysis, Uuid } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findAnalysis, listAnalyses } from './analysis-store.ts';
import { cancelAnalysis } from './cancel-analysis.ts';
import { analysisNotFound } from './errors.ts';
import { startAnalysis } from './start-analysis.ts';

const config = { permission: 'dataset.view' };
const tags = ['toolbox'];
const params = Type.Object({ analysisId: Uuid });

export function analysisRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock } = platform;
  scope.post(
    '/api/v1/analyses',
    { config, schema: { operationId: 'startAnalysis', tags, body: NewAnalysis, response: { 202: Analysis } } },
    async ({ actor, body }, reply) => reply.code(202).send(await startAnalysis(platform, actor, body)),
  );
  scope.get(
    '/api/v1/analyses',
    { config, schema: { operationId: 'listAnalyses', tags, response: { 200: AnalysisList } } },
    async ({ actor }) => {
      const now = clock.now();
      return { items: await listAnalyses(db, actor, now), asOf: now.toISOString() };
    },
  );
  scope.get(
    '/api/v1/analyses/:analysisId',
    { config, schema: { operationId: 'getAnalysis', tags, params, response: { 200: Analysis } } },
    async (request) => {
      const asked = { id: request.params.analysisId, now: clock.now() };
      const analysis = await findAnalysis(db, request.actor, asked);
      if (!analysis) throw analysisNotFound();
      return analysis;
    },
  );
  scope.post(
    '/api/v1/analyses/:analysisId/cancel',
    { config, schema: { operationId: 'cancelAnalysis', tags, params, response: { 200: Analysis } } },
    (request) => cancelAnalysis(platform, request.actor, request.params.analysisId),
  );
}
