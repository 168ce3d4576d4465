import {
  CertificateCheck,
  EnforcementFunctions,
  NewViolationReport,
  PublicAuthorities,
  PublicDraw,
  PublicThemes,
  PublishedResult,
  PublishedResults,
  Uuid,
  VerifiedDocument,
  ViolationReport,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { getLegalCalendar } from '../../../base/catalogue/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readFunctions } from '../themes.ts';
import { checkCertificate } from './published/certificate-check.ts';
import { getPublicDraw } from './published/public-draw.ts';
import { listPublicAuthorities, listPublicThemes } from './published/public-lists.ts';
import { concludedUntil } from './published/publication-rules.ts';
import { getResult, listResults, type Publishing } from './published/published-results.ts';
import { verifyDocument } from './published/verify-document.ts';
import { makeReport } from './reports/make-report.ts';
import { trackReport } from './reports/track-report.ts';

const tags = ['public'];
const strict = { additionalProperties: false };
const Short = Type.String({ minLength: 1, maxLength: 100 });
/** A report has few words; what is larger is no report. */
const REPORT_LIMIT = 32 * 1024;
/** Reading what is published, for each try at something that could be guessed. */
const READS_PER_GUESS = 10;

export function publicRoutes(scope: RouteScope, platform: Platform): void {
  const { loginsPerMinute } = platform.config;
  // Codes and certificate numbers could be guessed, and anybody may write: no more than tries to sign in.
  guessableRoutes(scope, platform, limited(loginsPerMinute));
  publishedRoutes(scope, platform, limited(loginsPerMinute * READS_PER_GUESS));
}

const limited = (max: number) => ({ permission: 'public', rateLimit: { max, timeWindow: '1 minute' } });
type Limited = ReturnType<typeof limited>;

function guessableRoutes(scope: RouteScope, platform: Platform, config: Limited): void {
  const { db } = platform;
  scope.get(
    '/api/v1/public/documents',
    {
      config,
      schema: {
        ...{ operationId: 'verifyDocument', tags, response: { 200: VerifiedDocument } },
        querystring: Type.Object({ number: Short, code: Type.String({ minLength: 1, maxLength: 40 }) }, strict),
      },
    },
    ({ query }) => verifyDocument(db, query.number, query.code),
  );
  scope.get(
    '/api/v1/public/officers',
    {
      config,
      schema: {
        ...{ operationId: 'checkCertificate', tags, response: { 200: CertificateCheck } },
        querystring: Type.Object({ certificateNo: Short }, strict),
      },
    },
    ({ query }) => checkCertificate(db, query.certificateNo, localDay(platform.clock.now(), platform.config.timeZone)),
  );
  scope.post(
    '/api/v1/public/reports',
    {
      config,
      bodyLimit: REPORT_LIMIT,
      schema: { operationId: 'reportViolation', tags, body: NewViolationReport, response: { 201: ViolationReport } },
    },
    async ({ body }, reply) => reply.code(201).send(await makeReport(platform, body)),
  );
  scope.get(
    '/api/v1/public/reports/:code',
    {
      config,
      schema: {
        ...{ operationId: 'trackReport', tags, response: { 200: ViolationReport } },
        params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
      },
    },
    ({ params }) => trackReport(db, params.code),
  );
}

function publishedRoutes(scope: RouteScope, platform: Platform, config: Limited): void {
  const { db, clock } = platform;
  const { timeZone } = platform.config;
  const publishing = async (): Promise<Publishing> => {
    const now = clock.now();
    const until = concludedUntil(localDay(now, timeZone), await getLegalCalendar(db));
    return { timeZone, now, concludedUntil: until };
  };
  scope.get(
    '/api/v1/public/results',
    {
      config,
      schema: {
        ...{ operationId: 'listPublishedResults', tags, response: { 200: PublishedResults } },
        querystring: Type.Object(
          { q: Type.Optional(Short), cursor: Type.Optional(Type.String({ maxLength: 200 })) },
          strict,
        ),
      },
    },
    async ({ query }) => listResults(db, await publishing(), query),
  );
  scope.get(
    '/api/v1/public/results/:code',
    {
      config,
      schema: {
        ...{ operationId: 'getPublishedResult', tags, response: { 200: PublishedResult } },
        params: Type.Object({ code: Short }),
      },
    },
    async ({ params }) => getResult(db, await publishing(), params.code),
  );
  scope.get(
    '/api/v1/public/draws/:drawId',
    {
      config,
      schema: {
        ...{ operationId: 'getPublicDraw', tags, response: { 200: PublicDraw } },
        params: Type.Object({ drawId: Uuid }),
      },
    },
    ({ params }) => getPublicDraw(db, params.drawId),
  );
  scope.get(
    '/api/v1/public/themes',
    { config, schema: { operationId: 'listPublicThemes', tags, response: { 200: PublicThemes } } },
    () => listPublicThemes(db),
  );
  scope.get(
    '/api/v1/public/functions',
    { config, schema: { operationId: 'listFunctions', tags, response: { 200: EnforcementFunctions } } },
    () => readFunctions(),
  );
  scope.get(
    '/api/v1/public/authorities',
    { config, schema: { operationId: 'listPublicAuthorities', tags, response: { 200: PublicAuthorities } } },
    () => listPublicAuthorities(db),
  );
}
