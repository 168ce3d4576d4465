import {
  IncidentCommand,
  IncidentDetail,
  Instant,
  Task,
  TaskCommand,
  TaskPage,
  TaskReceipts,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { getIncident } from '../incidents/index.ts';
import { actOnIncident } from './act-on-incident.ts';
import { actOnTask } from './act-on-task.ts';
import { taskNotFound } from './errors.ts';
import { receiveTasks } from './receive-tasks.ts';
import { getTask, listTasks } from './task-queries.ts';

const tags = ['tasks'];
const TaskParams = Type.Object({ taskId: Uuid });
const TaskQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('history')])),
    cursor: Type.Optional(Instant),
  },
  { additionalProperties: false },
);

export function dispatchRoutes(scope: RouteScope, platform: Platform): void {
  const now = () => platform.clock.now();
  const me = (personId: string | undefined): string => {
    if (!personId) throw taskNotFound();
    return personId;
  };

  scope.post(
    '/api/v1/incidents/:incidentId/actions',
    {
      // Each action has its own permission, checked where it is decided; seeing incidents is the least.
      config: { permission: 'incident.view' },
      schema: {
        operationId: 'actOnIncident',
        tags: ['incidents'],
        params: Type.Object({ incidentId: Uuid }),
        body: IncidentCommand,
        response: { 200: IncidentDetail },
      },
    },
    async (request) => {
      await actOnIncident(platform, request.actor, request.params.incidentId, request.body);
      return getIncident(platform.db, request.actor, request.params.incidentId, now());
    },
  );
  scope.get(
    '/api/v1/tasks',
    {
      config: { permission: 'task.own' },
      schema: { operationId: 'listTasks', tags, querystring: TaskQuery, response: { 200: TaskPage } },
    },
    (request) => listTasks(platform.db, me(request.actor.personId), request.query, now()),
  );
  scope.get(
    '/api/v1/tasks/:taskId',
    {
      config: { permission: 'task.own' },
      schema: { operationId: 'getTask', tags, params: TaskParams, response: { 200: Task } },
    },
    (request) => getTask(platform.db, me(request.actor.personId), request.params.taskId),
  );
  scope.post(
    '/api/v1/tasks/receipts',
    {
      config: { permission: 'task.own' },
      schema: { operationId: 'receiveTasks', tags, body: TaskReceipts, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await receiveTasks(platform, request.actor, request.body);
      return reply.code(204).send(null);
    },
  );
  scope.post(
    '/api/v1/tasks/:taskId/actions',
    {
      config: { permission: 'task.own' },
      schema: { operationId: 'actOnTask', tags, params: TaskParams, body: TaskCommand, response: { 200: Task } },
    },
    (request) => actOnTask(platform, request.actor, request.params.taskId, request.body),
  );
}
