import {
  IncidentDetail,
  IncidentPage,
  IncidentQuery,
  Ledger,
  Observation,
  ObservationReceipt,
  ReportIncident,
  UploadReceipt,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { unauthenticated } from '../../platform/errors/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { PICTURE_BODY_LIMIT } from '../cameras/index.ts';
import { getEvidenceFile, storeUpload } from './evidence.ts';
import { getIncident } from './incident-detail.ts';
import { listIncidents } from './incident-queries.ts';
import { intakeOf } from './intake-service.ts';
import { readLedger } from './ledger.ts';
import { reportByHand } from './report-by-hand.ts';
import { reportObservation } from './report-observation.ts';

const tags = ['incidents'];
const IncidentParams = Type.Object({ incidentId: Uuid });

export function incidentRoutes(scope: RouteScope, platform: Platform): void {
  const now = () => platform.clock.now();

  scope.post(
    '/api/v1/observations',
    {
      bodyLimit: PICTURE_BODY_LIMIT,
      // A burst of cameras behind one gateway is no attack: they are signed one by one.
      config: { permission: 'device', rateLimit: false },
      schema: {
        operationId: 'reportObservation',
        tags,
        body: Observation,
        response: { 200: ObservationReceipt, 201: ObservationReceipt },
      },
    },
    async (request, reply) => {
      if (!request.device)
        throw unauthenticated('device.unsigned', '设备请求未签名', 'The device request is not signed');
      const receipt = await reportObservation(platform, intakeOf(platform), request.device, request.body);
      return reply.code(receipt.repeated ? 200 : 201).send(receipt);
    },
  );
  scope.get(
    '/api/v1/incidents',
    {
      config: { permission: 'incident.view' },
      schema: { operationId: 'listIncidents', tags, querystring: IncidentQuery, response: { 200: IncidentPage } },
    },
    (request) => listIncidents(platform.db, request.actor, request.query, now()),
  );
  scope.post(
    '/api/v1/incidents',
    {
      config: { permission: 'incident.report' },
      schema: { operationId: 'reportIncident', tags, body: ReportIncident, response: { 201: IncidentDetail } },
    },
    async (request, reply) => {
      const id = await reportByHand(platform, intakeOf(platform), request.actor, request.body);
      return reply.code(201).send(await getIncident(platform.db, request.actor, id, now()));
    },
  );
  scope.get(
    '/api/v1/incidents/:incidentId',
    {
      config: { permission: 'incident.view' },
      schema: { operationId: 'getIncident', tags, params: IncidentParams, response: { 200: IncidentDetail } },
    },
    (request) => getIncident(platform.db, request.actor, request.params.incidentId, now()),
  );
  scope.get(
    '/api/v1/ledger',
    { config: { permission: 'ledger.view' }, schema: { operationId: 'getLedger', tags, response: { 200: Ledger } } },
    () => readLedger(platform.db, now()),
  );
  evidenceRoutes(scope, platform);
}

function evidenceRoutes(scope: RouteScope, platform: Platform): void {
  scope.put(
    '/api/v1/uploads/:uploadId',
    {
      bodyLimit: 10 * 1024 * 1024,
      config: { permission: 'evidence.upload' },
      schema: {
        operationId: 'upload',
        tags: ['evidence'],
        consumes: ['image/jpeg', 'image/png', 'image/webp'],
        params: Type.Object({ uploadId: Uuid }),
        headers: Type.Object({
          'x-captured-at': Type.Optional(Type.String()),
          'x-position': Type.Optional(Type.String()),
        }),
        response: { 200: UploadReceipt },
      },
    },
    (request) =>
      storeUpload(platform, request.actor, {
        uploadId: request.params.uploadId,
        bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        capturedAt: request.headers['x-captured-at'],
        position: request.headers['x-position'],
      }),
  );
  scope.get(
    '/api/v1/evidence/:evidenceId',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'getEvidence', tags: ['evidence'], params: Type.Object({ evidenceId: Uuid }) },
    },
    async (request, reply) => {
      const file = await getEvidenceFile(platform.db, request.actor, request.params.evidenceId);
      // The bytes under an id never change, but who may see them can: only this browser keeps them, for an hour.
      reply.header('cache-control', 'private, max-age=3600').header('etag', `"${file.sha256}"`).type(file.mediaType);
      return reply.send(await platform.files.open(file.sha256));
    },
  );
}
