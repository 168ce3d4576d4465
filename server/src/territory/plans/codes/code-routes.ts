import {
  CodeScheme,
  CodesToConvert,
  ConvertedCodes,
  CrosswalkQuery,
  Crosswalks,
  UnknownCodes,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCodeScheme } from './code-schemes.ts';
import { convertCodes, listCrosswalks } from './crosswalks.ts';
import type { createUnknownCodes } from './unknown-codes.ts';

export function codeRoutes(
  scope: RouteScope,
  { db, clock, config }: Platform,
  listUnknownCodes: ReturnType<typeof createUnknownCodes>,
): void {
  scope.get(
    '/api/v1/code-schemes/:scheme',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'getCodeScheme',
        tags: ['plans'],
        params: Type.Object({ scheme: Type.String({ minLength: 1, maxLength: 60 }) }),
        response: { 200: CodeScheme },
      },
    },
    (request) => getCodeScheme(db, request.params.scheme),
  );
  scope.get(
    '/api/v1/plans/crosswalks',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'listCrosswalks',
        tags: ['plans'],
        querystring: CrosswalkQuery,
        response: { 200: Crosswalks },
      },
    },
    (request) => listCrosswalks(db, request.query),
  );
  scope.post(
    '/api/v1/plans/crosswalks/convert',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'convertCodes', tags: ['plans'], body: CodesToConvert, response: { 200: ConvertedCodes } },
    },
    (request) => convertCodes(db, request.body),
  );
  scope.get(
    '/api/v1/plans/unknown-codes',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'listUnknownCodes', tags: ['plans'], response: { 200: UnknownCodes } },
    },
    (request) => listUnknownCodes(request.actor, localDay(clock.now(), config.timeZone)),
  );
}
