import {
  ComplaintAnswer,
  ComplaintDesk,
  ContactQuestion,
  DeskQuery,
  PublicDraw,
  ReportCommand,
  ReportContact,
  ReportDesk,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { answerComplaint } from './complaints/answer-complaint.ts';
import { listComplaints } from './complaints/complaint-queries.ts';
import { getDraw } from './published/public-draw.ts';
import { actOnReport, readContact } from './reports/act-on-report.ts';
import { listReports } from './reports/report-desk.ts';

const OfComplaint = Type.Object({ complaintId: Uuid });
const OfReport = Type.Object({ reportId: Uuid });
const SUPERVISE = { permission: 'inspection.supervise' };
const HANDLE = { permission: 'report.handle' };

export function deskRoutes(scope: RouteScope, platform: Platform): void {
  complaintRoutes(scope, platform);
  reportRoutes(scope, platform);
  scope.get(
    '/api/v1/inspection/draws/:drawId',
    {
      config: { permission: 'inspection.view' },
      schema: {
        ...{ operationId: 'getDraw', tags: ['inspection'], response: { 200: PublicDraw } },
        params: Type.Object({ drawId: Uuid }),
      },
    },
    ({ actor, params }) => getDraw(platform.db, actor, params.drawId),
  );
}

function complaintRoutes(scope: RouteScope, platform: Platform): void {
  const tags = ['complaints'];
  scope.get(
    '/api/v1/complaints',
    {
      config: SUPERVISE,
      schema: { operationId: 'listComplaints', tags, querystring: DeskQuery, response: { 200: ComplaintDesk } },
    },
    ({ actor, query }) => listComplaints(platform.db, actor, query),
  );
  scope.post(
    '/api/v1/complaints/:complaintId/answer',
    {
      config: SUPERVISE,
      schema: {
        ...{ operationId: 'answerComplaint', tags, params: OfComplaint, body: ComplaintAnswer },
        response: { 200: ComplaintDesk.properties.items.items },
      },
    },
    ({ actor, params, body }) => answerComplaint(platform, actor, params.complaintId, body),
  );
}

function reportRoutes(scope: RouteScope, platform: Platform): void {
  const tags = ['reports'];
  scope.get(
    '/api/v1/reports',
    {
      config: HANDLE,
      schema: { operationId: 'listReports', tags, querystring: DeskQuery, response: { 200: ReportDesk } },
    },
    ({ actor, query }) => listReports(platform.db, actor, query),
  );
  scope.post(
    '/api/v1/reports/:reportId/commands',
    {
      config: HANDLE,
      schema: {
        ...{ operationId: 'actOnReport', tags, params: OfReport, body: ReportCommand },
        response: { 200: ReportDesk.properties.items.items },
      },
    },
    ({ actor, params, body }) => actOnReport(platform, actor, params.reportId, body),
  );
  scope.post(
    '/api/v1/reports/:reportId/contact',
    {
      config: HANDLE,
      schema: {
        ...{ operationId: 'readReportContact', tags, params: OfReport, body: ContactQuestion },
        response: { 200: ReportContact },
      },
    },
    ({ actor, params, body }) => readContact(platform, actor, params.reportId, body.reason),
  );
}
