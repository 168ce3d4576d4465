import {
  CheckForecast,
  Complaint,
  ComplaintList,
  EnterpriseCheck,
  EnterpriseChecks,
  MySubjects,
  NewComplaint,
  NewFeedback,
  NewRating,
  NewSubjectSignature,
  PhotoReceipt,
  Rating,
  RenewedCheckCode,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { feedBack, signForSubject } from '../checks/act-for-subject.ts';
import { findPhoto, keepPhoto } from '../checks/photos.ts';
import { OfPhoto, PHOTO_LIMIT, PhotoHeaders } from '../routes.ts';
import { listMyComplaints } from './complaints/complaint-queries.ts';
import { makeComplaint } from './complaints/make-complaint.ts';
import { getMyCheck, listMyChecks, requireMyCheck } from './enterprise/enterprise-checks.ts';
import { forecastChecks } from './enterprise/forecast.ts';
import { listMySubjects, renewMyCheckCode } from './enterprise/my-subjects.ts';
import { rateCheck } from './enterprise/rate-check.ts';

const tags = ['portal'];
const strict = { additionalProperties: false };
const OfSubject = Type.Object({ subjectId: Uuid });
const OfCheck = Type.Object({ checkId: Uuid });
const ENTERPRISE = { permission: 'portal.enterprise' };
const ANYBODY = { permission: 'portal.use' };

export function portalRoutes(scope: RouteScope, platform: Platform): void {
  subjectRoutes(scope, platform);
  checkRoutes(scope, platform);
  stepRoutes(scope, platform);
  photoRoutes(scope, platform);
  complaintRoutes(scope, platform);
}

function subjectRoutes(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/api/v1/portal/subjects',
    { config: ENTERPRISE, schema: { operationId: 'listMySubjects', tags, response: { 200: MySubjects } } },
    ({ actor }) => listMySubjects(platform.db, actor),
  );
  scope.post(
    '/api/v1/portal/subjects/:subjectId/check-code',
    {
      config: { ...ENTERPRISE, rateLimit: { max: platform.config.loginsPerMinute, timeWindow: '1 minute' } },
      schema: { operationId: 'renewCheckCode', tags, params: OfSubject, response: { 200: RenewedCheckCode } },
    },
    ({ actor, params }) => renewMyCheckCode(platform, actor, params.subjectId),
  );
  scope.get(
    '/api/v1/portal/subjects/:subjectId/forecast',
    {
      config: ENTERPRISE,
      schema: { operationId: 'forecastChecks', tags, params: OfSubject, response: { 200: CheckForecast } },
    },
    ({ actor, params }) => forecastChecks(platform, actor, params.subjectId),
  );
}

function checkRoutes(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/api/v1/portal/checks',
    {
      config: ENTERPRISE,
      schema: {
        ...{ operationId: 'listMyChecks', tags, response: { 200: EnterpriseChecks } },
        querystring: Type.Object({ subjectId: Type.Optional(Uuid) }, strict),
      },
    },
    async ({ actor, query }) => ({ items: await listMyChecks(platform, actor, query.subjectId) }),
  );
  scope.get(
    '/api/v1/portal/checks/:checkId',
    {
      config: ENTERPRISE,
      schema: { operationId: 'getMyCheck', tags, params: OfCheck, response: { 200: EnterpriseCheck } },
    },
    ({ actor, params }) => getMyCheck(platform, actor, params.checkId),
  );
}

function stepRoutes(scope: RouteScope, platform: Platform): void {
  scope.post(
    '/api/v1/portal/checks/:checkId/feedback',
    {
      config: ENTERPRISE,
      schema: {
        ...{ operationId: 'feedBack', tags, params: OfCheck, body: NewFeedback },
        response: { 200: EnterpriseCheck },
      },
    },
    async ({ actor, params, body }) => {
      await requireMyCheck(platform.db, actor, params.checkId);
      await feedBack(platform, actor, params.checkId, body);
      return getMyCheck(platform, actor, params.checkId);
    },
  );
  scope.post(
    '/api/v1/portal/checks/:checkId/signature',
    {
      config: ENTERPRISE,
      schema: {
        ...{ operationId: 'signForSubject', tags, params: OfCheck, body: NewSubjectSignature },
        response: { 200: EnterpriseCheck },
      },
    },
    async ({ actor, params, body }) => {
      await requireMyCheck(platform.db, actor, params.checkId);
      await signForSubject(platform, actor, params.checkId, body);
      return getMyCheck(platform, actor, params.checkId);
    },
  );
  scope.put(
    '/api/v1/portal/checks/:checkId/rating',
    {
      config: ENTERPRISE,
      schema: { operationId: 'rateCheck', tags, params: OfCheck, body: NewRating, response: { 200: Rating } },
    },
    ({ actor, params, body }) => rateCheck(platform, actor, params.checkId, body),
  );
}

function photoRoutes(scope: RouteScope, platform: Platform): void {
  scope.put(
    '/api/v1/portal/checks/:checkId/photos/:photoId',
    {
      config: ENTERPRISE,
      bodyLimit: PHOTO_LIMIT,
      schema: {
        ...{ operationId: 'keepRectificationPhoto', tags, params: OfPhoto, headers: PhotoHeaders },
        ...{ consumes: ['image/jpeg', 'image/png', 'image/webp'], response: { 200: PhotoReceipt } },
      },
    },
    async ({ actor, params, body, headers }) => {
      await requireMyCheck(platform.db, actor, params.checkId);
      return keepPhoto(platform, actor, {
        ...params,
        bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        capturedAt: headers['x-captured-at'],
        position: headers['x-position'],
      });
    },
  );
  scope.get(
    '/api/v1/portal/checks/:checkId/photos/:photoId',
    { config: ENTERPRISE, schema: { operationId: 'getMyCheckPhoto', tags, params: OfPhoto } },
    async ({ actor, params }, reply) => {
      await requireMyCheck(platform.db, actor, params.checkId);
      const { sha256, mediaType } = await findPhoto(platform.db, actor, params.checkId, params.photoId);
      reply.header('cache-control', 'private, max-age=3600').header('etag', `"${sha256}"`).type(mediaType);
      return reply.send(await platform.files.open(sha256));
    },
  );
}

function complaintRoutes(scope: RouteScope, platform: Platform): void {
  scope.post(
    '/api/v1/portal/complaints',
    {
      config: { ...ANYBODY, rateLimit: { max: platform.config.loginsPerMinute, timeWindow: '1 minute' } },
      schema: { operationId: 'makeComplaint', tags, body: NewComplaint, response: { 201: Complaint } },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await makeComplaint(platform, actor, body)),
  );
  scope.get(
    '/api/v1/portal/complaints',
    {
      config: ANYBODY,
      schema: {
        ...{ operationId: 'listMyComplaints', tags, response: { 200: ComplaintList } },
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) }, strict),
      },
    },
    ({ actor, query }) => listMyComplaints(platform.db, actor, query.cursor),
  );
}
