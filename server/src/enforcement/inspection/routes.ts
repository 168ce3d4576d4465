import {
  CheckCommand,
  CheckDetail,
  CheckList,
  CheckQuery,
  EntriesReceipt,
  InspectionFigures,
  InspectionPlanCommand,
  InspectionPlanDetail,
  InspectionPlanList,
  InspectionPlanQuery,
  InspectionThemes,
  JointProposal,
  NewEntries,
  NewInspectionPlan,
  PhotoReceipt,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../platform/clock/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { actOnCheck } from './checks/act-on-check.ts';
import { getCheckDetail } from './checks/check-detail.ts';
import { listChecks } from './checks/check-queries.ts';
import { keepEntries } from './checks/keep-entries.ts';
import { findPhoto, keepPhoto } from './checks/photos.ts';
import { readInspectionFigures } from './inspection-figures.ts';
import { actOnPlan } from './plans/act-on-plan.ts';
import { createPlan } from './plans/create-plan.ts';
import { proposeJoint } from './plans/joint-proposal.ts';
import { getPlanDetail, getVisiblePlan, listPlans } from './plans/plan-queries.ts';
import { getThemes } from './themes.ts';
import { findWho } from './who.ts';

const tags = ['inspection'];
const OfPlan = Type.Object({ planId: Uuid });
const OfCheck = Type.Object({ checkId: Uuid });
export const OfPhoto = Type.Object({ checkId: Uuid, photoId: Uuid });
export const PhotoHeaders = Type.Object({
  'x-captured-at': Type.Optional(Type.String()),
  'x-position': Type.Optional(Type.String()),
});
export const PHOTO_LIMIT = 10 * 1024 * 1024;

export function inspectionRoutes(scope: RouteScope, platform: Platform): void {
  planRoutes(scope, platform);
  checkRoutes(scope, platform);
  photoRoutes(scope, platform);
}

function planRoutes(scope: RouteScope, platform: Platform): void {
  const view = { permission: 'inspection.view' };
  scope.get(
    '/api/v1/inspection/themes',
    { config: view, schema: { operationId: 'listInspectionThemes', tags, response: { 200: InspectionThemes } } },
    async () => ({ items: [...(await getThemes()).values()] }),
  );
  scope.get(
    '/api/v1/inspection/figures',
    { config: view, schema: { operationId: 'readInspectionFigures', tags, response: { 200: InspectionFigures } } },
    ({ actor }) => readInspectionFigures(platform, actor),
  );
  scope.get(
    '/api/v1/inspection/plans',
    {
      config: view,
      schema: {
        operationId: 'listInspectionPlans',
        tags,
        querystring: InspectionPlanQuery,
        response: { 200: InspectionPlanList },
      },
    },
    ({ actor, query }) => listPlans(platform, actor, query),
  );
  scope.post(
    '/api/v1/inspection/plans',
    {
      config: { permission: 'inspection.plan' },
      schema: {
        operationId: 'createInspectionPlan',
        tags,
        body: NewInspectionPlan,
        response: { 201: InspectionPlanDetail },
      },
    },
    async ({ actor, body }, reply) => {
      const planId = await createPlan(platform, actor, body);
      return reply.code(201).send(await getPlanDetail(platform, actor, planId));
    },
  );
  scope.get(
    '/api/v1/inspection/plans/:planId',
    {
      config: view,
      schema: { operationId: 'getInspectionPlan', tags, params: OfPlan, response: { 200: InspectionPlanDetail } },
    },
    ({ actor, params }) => getPlanDetail(platform, actor, params.planId),
  );
  scope.get(
    '/api/v1/inspection/plans/:planId/proposal',
    {
      config: { permission: 'inspection.plan' },
      schema: { operationId: 'proposeJointInspection', tags, params: OfPlan, response: { 200: JointProposal } },
    },
    async ({ actor, params }) =>
      proposeJoint(platform.db, (await getVisiblePlan(platform.db, actor, params.planId)).stored),
  );
  scope.post(
    '/api/v1/inspection/plans/:planId/commands',
    {
      // Which permission it takes depends on the step; act-on-plan.ts asks for it.
      config: view,
      schema: {
        operationId: 'actOnInspectionPlan',
        tags,
        params: OfPlan,
        body: InspectionPlanCommand,
        response: { 200: InspectionPlanDetail },
      },
    },
    async ({ actor, params, body }) => {
      await actOnPlan(platform, actor, params.planId, body);
      return getPlanDetail(platform, actor, params.planId);
    },
  );
}

function checkRoutes(scope: RouteScope, platform: Platform): void {
  const view = { permission: 'inspection.view' };
  scope.get(
    '/api/v1/inspection/checks',
    {
      config: view,
      schema: { operationId: 'listInspectionChecks', tags, querystring: CheckQuery, response: { 200: CheckList } },
    },
    async ({ actor, query }) => {
      const today = localDay(platform.clock.now(), platform.config.timeZone);
      return listChecks(platform.db, actor, await findWho(platform.db, actor), query, today);
    },
  );
  scope.get(
    '/api/v1/inspection/checks/:checkId',
    {
      config: view,
      schema: { operationId: 'getInspectionCheck', tags, params: OfCheck, response: { 200: CheckDetail } },
    },
    ({ actor, params }) => getCheckDetail(platform, actor, params.checkId),
  );
  scope.post(
    '/api/v1/inspection/checks/:checkId/commands',
    {
      // Which permission it takes depends on the step; act-on-check.ts asks for it.
      config: view,
      schema: {
        operationId: 'actOnInspectionCheck',
        tags,
        params: OfCheck,
        body: CheckCommand,
        response: { 200: CheckDetail },
      },
    },
    async ({ actor, params, body }) => {
      await actOnCheck(platform, actor, params.checkId, body);
      return getCheckDetail(platform, actor, params.checkId);
    },
  );
  scope.post(
    '/api/v1/inspection/checks/:checkId/entries',
    {
      config: { permission: 'inspection.carry-out' },
      schema: {
        operationId: 'keepChecklistEntries',
        tags,
        params: OfCheck,
        body: NewEntries,
        response: { 200: EntriesReceipt },
      },
    },
    ({ actor, params, body }) => keepEntries(platform, actor, params.checkId, body.entries),
  );
}

function photoRoutes(scope: RouteScope, platform: Platform): void {
  scope.put(
    '/api/v1/inspection/checks/:checkId/photos/:photoId',
    {
      config: { permission: 'inspection.carry-out' },
      bodyLimit: PHOTO_LIMIT,
      schema: {
        ...{ operationId: 'keepInspectionPhoto', tags, params: OfPhoto, headers: PhotoHeaders },
        ...{ consumes: ['image/jpeg', 'image/png', 'image/webp'], response: { 200: PhotoReceipt } },
      },
    },
    ({ actor, params, body, headers }) =>
      keepPhoto(platform, actor, {
        ...params,
        bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        capturedAt: headers['x-captured-at'],
        position: headers['x-position'],
      }),
  );
  scope.get(
    '/api/v1/inspection/checks/:checkId/photos/:photoId',
    { config: { permission: 'signed-in' }, schema: { operationId: 'getInspectionPhoto', tags, params: OfPhoto } },
    async ({ actor, params }, reply) => {
      const { sha256, mediaType } = await findPhoto(platform.db, actor, params.checkId, params.photoId);
      // The bytes under an id never change, but who may see them can: only this browser keeps them, for an hour.
      reply.header('cache-control', 'private, max-age=3600').header('etag', `"${sha256}"`).type(mediaType);
      return reply.send(await platform.files.open(sha256));
    },
  );
}
