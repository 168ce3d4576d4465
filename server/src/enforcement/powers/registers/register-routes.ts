import {
  AuthorityDetail,
  AuthorityPage,
  AuthorityQuery,
  AuxiliaryPage,
  AuxiliaryQuery,
  MatchingQuery,
  MatterDetail,
  MatterPage,
  MatterPublication,
  MatterQuery,
  OfficerPage,
  OfficerQuery,
  PowerMatrix,
  SubjectDetail,
  SubjectPage,
  SubjectQuery,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getAuthority, listAuthorities } from './authority-queries.ts';
import { getMatter, listMatters } from './matter-queries.ts';
import { listAuxiliaryStaff, listOfficers } from './officer-queries.ts';
import { matchMatrix } from './power-matrix.ts';
import { publishMatter } from './publish-matter.ts';
import { getSubject, listSubjects } from './subject-queries.ts';

const tags = ['powers'];
const config = { permission: 'powers.view' };
const Code = Type.String({ minLength: 1, maxLength: 60 });
const OnDay = Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) }, { additionalProperties: false });
const OfAuthority = Type.Object({ authorityId: Code });
const OfMatter = Type.Object({ code: Code });
const OfSubject = Type.Object({ subjectId: Uuid });

/** What the four databases hold, as lists and one by one. */
export function registerRoutes(scope: RouteScope, platform: Platform): void {
  const today = () => localDay(platform.clock.now(), platform.config.timeZone);
  authorityRoutes(scope, platform, today);
  matterRoutes(scope, platform, today);
  peopleRoutes(scope, platform, today);
  subjectRoutes(scope, platform, today);
}

type Today = () => string;

function authorityRoutes(scope: RouteScope, { db }: Platform, today: Today): void {
  scope.get(
    '/api/v1/authorities',
    {
      config,
      schema: { operationId: 'listAuthorities', tags, querystring: AuthorityQuery, response: { 200: AuthorityPage } },
    },
    ({ actor, query }) => listAuthorities(db, actor, query, query.on ?? today()),
  );
  scope.get(
    '/api/v1/authorities/:authorityId',
    {
      config,
      schema: {
        operationId: 'getAuthority',
        tags,
        params: OfAuthority,
        querystring: OnDay,
        response: { 200: AuthorityDetail },
      },
    },
    ({ actor, params, query }) => getAuthority(db, actor, params.authorityId, query.on ?? today()),
  );
  scope.get(
    '/api/v1/powers/matching',
    {
      config,
      schema: { operationId: 'matchPowers', tags, querystring: MatchingQuery, response: { 200: PowerMatrix } },
    },
    ({ actor, query }) => matchMatrix(db, actor, query, query.on ?? today()),
  );
}

function matterRoutes(scope: RouteScope, platform: Platform, today: Today): void {
  const { db } = platform;
  scope.get(
    '/api/v1/matters',
    { config, schema: { operationId: 'listMatters', tags, querystring: MatterQuery, response: { 200: MatterPage } } },
    ({ actor, query }) => listMatters(db, actor, query, query.on ?? today()),
  );
  scope.get(
    '/api/v1/matters/:code',
    {
      config,
      schema: { operationId: 'getMatter', tags, params: OfMatter, querystring: OnDay, response: { 200: MatterDetail } },
    },
    ({ actor, params, query }) => getMatter(db, actor, params.code, query.on ?? today()),
  );
  scope.post(
    '/api/v1/matters/:code/publication',
    {
      config: { permission: 'powers.publish' },
      schema: {
        operationId: 'publishMatter',
        tags,
        params: OfMatter,
        body: MatterPublication,
        response: { 200: MatterDetail },
      },
    },
    async ({ actor, params, body }) => {
      await publishMatter(platform, actor, { code: params.code, ...body });
      return getMatter(db, actor, params.code, today());
    },
  );
}

function peopleRoutes(scope: RouteScope, { db }: Platform, today: Today): void {
  scope.get(
    '/api/v1/officers',
    {
      config,
      schema: { operationId: 'listOfficers', tags, querystring: OfficerQuery, response: { 200: OfficerPage } },
    },
    ({ actor, query }) => listOfficers(db, actor, query, query.on ?? today()),
  );
  scope.get(
    '/api/v1/auxiliary-staff',
    {
      config,
      schema: {
        operationId: 'listAuxiliaryStaff',
        tags,
        querystring: AuxiliaryQuery,
        response: { 200: AuxiliaryPage },
      },
    },
    ({ actor, query }) => listAuxiliaryStaff(db, actor, query),
  );
}

function subjectRoutes(scope: RouteScope, { db }: Platform, today: Today): void {
  scope.get(
    '/api/v1/subjects',
    {
      config,
      schema: { operationId: 'listSubjects', tags, querystring: SubjectQuery, response: { 200: SubjectPage } },
    },
    ({ actor, query }) => listSubjects(db, actor, query),
  );
  scope.get(
    '/api/v1/subjects/:subjectId',
    { config, schema: { operationId: 'getSubject', tags, params: OfSubject, response: { 200: SubjectDetail } } },
    ({ actor, params }) => getSubject(db, actor, params.subjectId, today()),
  );
}
