import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name, Uuid } from './common.ts';
import { ChainTimes, EvidenceItem } from './incident.ts';

export const TaskStatus = Type.Union([
  Type.Literal('assigned'),
  Type.Literal('acknowledged'),
  Type.Literal('handling'),
  Type.Literal('done'),
  Type.Literal('returned'),
  Type.Literal('withdrawn'),
]);
export type TaskStatus = Static<typeof TaskStatus>;

/** One officer's part of an incident, as the phone shows it. */
export const Task = Type.Object({
  id: Uuid,
  status: TaskStatus,
  incidentId: Uuid,
  incidentCode: Type.String(),
  incidentStatus: Type.String(),
  eventType: Type.String(),
  eventTypeName: Name,
  suspected: Type.Boolean(),
  description: Type.String(),
  location: LonLat,
  address: Type.String(),
  streetName: Type.String(),
  communityName: Type.String(),
  gridCode: Type.String(),
  assignedAt: Instant,
  /** Person has to answer by then, else the next one is called. */
  acknowledgeBy: Type.Optional(Instant),
  acknowledgedAt: Type.Optional(Instant),
  arrivedAt: Type.Optional(Instant),
  doneAt: Type.Optional(Instant),
  dueAt: Type.Optional(Instant),
  reminders: Type.Integer(),
  rework: Type.Boolean(),
  /** Why it came back, in the checker's words. */
  reworkReason: Type.Optional(Type.String()),
  evidence: Type.Array(EvidenceItem),
  chain: ChainTimes,
  allowed: Type.Array(
    Type.Union([Type.Literal('acknowledge'), Type.Literal('arrive'), Type.Literal('feedback'), Type.Literal('return')]),
  ),
});
export type Task = Static<typeof Task>;

/** GET /api/v1/tasks?state=open|history&cursor= — mine only. */
export const TaskPage = Type.Object({ items: Type.Array(Task), next: Type.Optional(Type.String()), asOf: Instant });
export type TaskPage = Static<typeof TaskPage>;

/** POST /api/v1/tasks/receipts — the phone itself confirms it has the tasks (t5); batched, harmless when repeated. */
export const TaskReceipts = Type.Object(
  {
    receipts: Type.Array(Type.Object({ taskId: Uuid, receivedAt: Instant }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 500,
    }),
  },
  { additionalProperties: false },
);
export type TaskReceipts = Static<typeof TaskReceipts>;

/**
 * POST /api/v1/tasks/{taskId}/actions. `at` is the phone's time of the deed (queued offline deeds arrive later);
 * feedback needs at least one photo uploaded before; return needs a reason in `note`.
 */
export const TaskCommand = Type.Object(
  {
    commandId: Uuid,
    action: Type.Union([
      Type.Literal('acknowledge'),
      Type.Literal('arrive'),
      Type.Literal('feedback'),
      Type.Literal('return'),
    ]),
    at: Instant,
    position: Type.Optional(LonLat),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    evidenceIds: Type.Optional(Type.Array(Uuid, { maxItems: 9 })),
  },
  { additionalProperties: false },
);
export type TaskCommand = Static<typeof TaskCommand>;

/**
 * PUT /api/v1/uploads/{uploadId} (raw image/jpeg | image/png | image/webp body ≤ 10 MB, uploadId chosen by the phone:
 * repeating is harmless; headers `x-captured-at` ISO instant, optional `x-position` "lon,lat") → evidence id to name in a command.
 */
export const UploadReceipt = Type.Object({
  evidenceId: Uuid,
  sha256: Type.String(),
  sm3: Type.String(),
  bytes: Type.Integer(),
});
export type UploadReceipt = Static<typeof UploadReceipt>;

/** PUT /api/v1/duty — I go on or off duty. */
export const DutyChange = Type.Object(
  { onDuty: Type.Boolean(), position: Type.Optional(LonLat) },
  { additionalProperties: false },
);
export const DutyState = Type.Object({
  onDuty: Type.Boolean(),
  since: Type.Optional(Instant),
  /** Posts rostered now and next. */
  posts: Type.Array(Type.Object({ name: Type.String(), from: Instant, to: Instant })),
});
export type DutyState = Static<typeof DutyState>;
