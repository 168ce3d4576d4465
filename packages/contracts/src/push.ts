import { type Static, Type } from 'typebox';
import { Instant, Uuid } from './common.ts';
import { IncidentSummary } from './incident.ts';
import { Task } from './task.ts';

/**
 * GET /api/v1/push — server-sent events. Event names and their data below.
 * Personal messages (`task.*`, `device.alert`) carry an `id` and are resent after `Last-Event-ID`;
 * `incidents.changed` is a hint for live lists, and `analysis.changed` (AnalysisSummary, to whoever asked) one for the
 * list of analyses; hints are not resent: after a reconnect the client reads again.
 * A comment line comes every 15 s; a client that hears nothing for 40 s reconnects.
 */
export const TaskPush = Type.Object({ task: Task });
/** `task.assigned`, `task.reminded` (ring again), `task.rework` carry TaskPush. */
export type TaskPush = Static<typeof TaskPush>;

/** `task.withdrawn`: stop ringing; it went to somebody else or is void. */
export const TaskWithdrawn = Type.Object({ taskId: Uuid, incidentId: Uuid, reason: Type.String() });
export type TaskWithdrawn = Static<typeof TaskWithdrawn>;

/** `incidents.changed`: at most 4 a second to one client, newest state of each incident in the client's scope. */
export const IncidentsChanged = Type.Object({ items: Type.Array(IncidentSummary), asOf: Instant });
export type IncidentsChanged = Static<typeof IncidentsChanged>;

/** `device.alert`: a camera fell silent, or is well again. */
export const DeviceAlert = Type.Object({
  id: Uuid,
  cameraId: Type.String(),
  cameraName: Type.String(),
  kind: Type.Union([
    Type.Literal('silent'),
    Type.Literal('no-stream'),
    Type.Literal('corrupt-stream'),
    Type.Literal('bad-codec'),
    Type.Literal('no-model'),
  ]),
  detail: Type.String(),
  raisedAt: Instant,
  clearedAt: Type.Optional(Instant),
});
export type DeviceAlert = Static<typeof DeviceAlert>;
export const DeviceAlertList = Type.Object({ items: Type.Array(DeviceAlert), asOf: Instant });
