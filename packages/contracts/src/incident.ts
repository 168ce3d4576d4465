import { type Static, Type } from 'typebox';
import { DetectedObject, SignalOutcome } from './camera.ts';
import { CameraId, DivisionCode, EventTypeCode, Instant, LonLat, Name, Uuid } from './common.ts';

/** States of an incident (domain: GB/T 30428 process), in the order of the happy path, then the side exits. */
export const INCIDENT_STATUSES = [
  'reported',
  'verifying',
  'accepted',
  'filed',
  'dispatched',
  'acknowledged',
  'handling',
  'feedback',
  'checking',
  'closed',
  'rejected',
  'merged',
  'void',
] as const;
export const IncidentStatus = Type.Enum([...INCIDENT_STATUSES]);
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** What a person or the system can do to an incident. Who may is a permission; when is `allowedActions`. */
export const INCIDENT_ACTIONS = [
  'verify',
  'accept',
  'reject',
  'file',
  'dispatch',
  'acknowledge',
  'arrive',
  'feedback',
  'return',
  'check',
  'pass',
  'rework',
  'merge',
  'unmerge',
  'void',
  'note',
] as const;
export const IncidentAction = Type.Enum([...INCIDENT_ACTIONS]);
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number];

/** Sources of domain.md §2.5 (two digits of the unified code). */
export const SIGNAL_SOURCES = {
  video: '01',
  sensor: '02',
  grid: '03',
  hotline: '04',
  inspector: '05',
  department: '06',
  superior: '07',
  town: '08',
  enforcement: '09',
  media: '10',
} as const;
export const SignalSource = Type.Enum(Object.keys(SIGNAL_SOURCES) as (keyof typeof SIGNAL_SOURCES)[]);
export type SignalSource = keyof typeof SIGNAL_SOURCES;

/** The chain: t0 captured, t1 detected, t2 verified, t3 filed, t4 dispatched, t5 received by the phone. */
export const ChainTimes = Type.Object({
  t0: Type.Optional(Instant),
  t1: Type.Optional(Instant),
  t2: Type.Optional(Instant),
  t3: Type.Optional(Instant),
  t4: Type.Optional(Instant),
  t5: Type.Optional(Instant),
});
export type ChainTimes = Static<typeof ChainTimes>;

export const EvidenceItem = Type.Object({
  id: Uuid,
  kind: Type.Union([Type.Literal('snapshot'), Type.Literal('photo'), Type.Literal('relook')]),
  mediaType: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
  sm3: Type.String(),
  capturedAt: Instant,
  /** Where the picture comes from, e.g. the camera's name or the officer's. */
  source: Type.String(),
  objects: Type.Array(DetectedObject),
  location: Type.Optional(LonLat),
  /** Path of the picture itself, same origin, scope-checked. */
  href: Type.String(),
});
export type EvidenceItem = Static<typeof EvidenceItem>;

export const PersonRef = Type.Object({ id: Uuid, name: Type.String(), orgName: Type.Optional(Type.String()) });
export type PersonRef = Static<typeof PersonRef>;

export const IncidentSummary = Type.Object({
  id: Uuid,
  /** Unified event code `{county6}{yyyymmdd}{source2}{seq6}`. */
  code: Type.String(),
  status: IncidentStatus,
  eventType: EventTypeCode,
  eventTypeName: Name,
  source: SignalSource,
  sourceName: Type.String(),
  /** True where the rule only suspects (疑似) and a person must confirm. */
  suspected: Type.Boolean(),
  location: LonLat,
  address: Type.String(),
  streetCode: DivisionCode,
  streetName: Type.String(),
  communityName: Type.String(),
  gridCode: DivisionCode,
  reportedAt: Instant,
  updatedAt: Instant,
  dueAt: Type.Optional(Instant),
  overdue: Type.Boolean(),
  assignee: Type.Optional(PersonRef),
  signalCount: Type.Integer(),
  reworkCount: Type.Integer(),
  thumbnailHref: Type.Optional(Type.String()),
  chain: ChainTimes,
  /** t5 − t0 in ms, once the phone has received it. */
  captureToPhoneMs: Type.Optional(Type.Integer()),
  synthetic: Type.Boolean(),
});
export type IncidentSummary = Static<typeof IncidentSummary>;

export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  action: Type.String(),
  status: IncidentStatus,
  actorKind: Type.Union([Type.Literal('person'), Type.Literal('system'), Type.Literal('device')]),
  actorName: Type.String(),
  /** Plain words of what happened, both languages. */
  summary: Name,
  reason: Type.Optional(Type.String()),
  evidenceIds: Type.Array(Uuid),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const SignalRef = Type.Object({
  id: Uuid,
  source: SignalSource,
  cameraId: Type.Optional(CameraId),
  capturedAt: Instant,
  receivedAt: Instant,
  outcome: SignalOutcome,
  /** Why it was merged here: distance and age, e.g. “same type, 6 m, 12 min”. */
  reason: Type.Optional(Name),
  fromIncidentId: Type.Optional(Uuid),
  fromIncidentCode: Type.Optional(Type.String()),
});

/** An action as a button: shown always, with the reason when it is not possible now. */
export const ActionState = Type.Object({
  action: IncidentAction,
  allowed: Type.Boolean(),
  why: Type.Optional(Name),
});
export type ActionState = Static<typeof ActionState>;

export const IncidentDetail = Type.Intersect([
  IncidentSummary,
  Type.Object({
    description: Type.String(),
    mergedInto: Type.Optional(Type.Object({ id: Uuid, code: Type.String() })),
    cameraId: Type.Optional(CameraId),
    cameraName: Type.Optional(Type.String()),
    evidence: Type.Array(EvidenceItem),
    timeline: Type.Array(TimelineEntry),
    signals: Type.Array(SignalRef),
    actions: Type.Array(ActionState),
    /** Open incidents of the same type nearby: what could be merged. */
    nearby: Type.Array(
      Type.Object({
        id: Uuid,
        code: Type.String(),
        status: IncidentStatus,
        metres: Type.Number(),
        minutes: Type.Number(),
      }),
    ),
  }),
]);
export type IncidentDetail = Static<typeof IncidentDetail>;

/**
 * GET /api/v1/incidents. `cursor` from the last page’s `next`. Total is bounded (`totalAtMost`), never a full count.
 */
export const IncidentQuery = Type.Object(
  {
    status: Type.Optional(Type.String({ description: 'comma separated statuses' })),
    type: Type.Optional(Type.String({ description: 'comma separated event types' })),
    street: Type.Optional(Type.String({ description: 'comma separated street codes' })),
    source: Type.Optional(SignalSource),
    assignee: Type.Optional(Uuid),
    overdue: Type.Optional(Type.Boolean()),
    brokenSla: Type.Optional(Type.Boolean({ description: 'capture to phone took 5 s or more' })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    filedFrom: Type.Optional(Instant),
    closedFrom: Type.Optional(Instant),
    received: Type.Optional(Type.Boolean({ description: 'only those a phone has received (the chain is complete)' })),
    sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('due')])),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type IncidentQuery = Static<typeof IncidentQuery>;

export const IncidentPage = Type.Object({
  items: Type.Array(IncidentSummary),
  next: Type.Optional(Type.String()),
  total: Type.Integer(),
  /** False when there are more than `total` (counting stops at 1,000). */
  totalExact: Type.Boolean(),
  asOf: Instant,
});
export type IncidentPage = Static<typeof IncidentPage>;

/** POST /api/v1/incidents — an operator or collector reports by hand. */
export const ReportIncident = Type.Object(
  {
    commandId: Uuid,
    eventType: EventTypeCode,
    location: LonLat,
    source: Type.Union([
      Type.Literal('grid'),
      Type.Literal('hotline'),
      Type.Literal('inspector'),
      Type.Literal('media'),
    ]),
    description: Type.String({ minLength: 1, maxLength: 2000 }),
    evidenceIds: Type.Optional(Type.Array(Uuid, { maxItems: 9 })),
  },
  { additionalProperties: false },
);
export type ReportIncident = Static<typeof ReportIncident>;

/**
 * POST /api/v1/incidents/{incidentId}/actions — one command of the operator. `commandId` makes a retry harmless.
 * reason is required for reject, return, rework, void, merge and unmerge; `into` for merge; `personId` optional for dispatch.
 */
export const IncidentCommand = Type.Object(
  {
    commandId: Uuid,
    action: Type.Union([
      Type.Literal('verify'),
      Type.Literal('accept'),
      Type.Literal('reject'),
      Type.Literal('file'),
      Type.Literal('dispatch'),
      Type.Literal('check'),
      Type.Literal('pass'),
      Type.Literal('rework'),
      Type.Literal('merge'),
      Type.Literal('unmerge'),
      Type.Literal('void'),
      Type.Literal('note'),
    ]),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
    into: Type.Optional(Uuid),
    /** unmerge: the incident that was merged here and becomes its own again. */
    from: Type.Optional(Uuid),
    /** unmerge: the signal that was attached here automatically and gets an incident of its own. */
    signalId: Type.Optional(Uuid),
    personId: Type.Optional(Uuid),
  },
  { additionalProperties: false },
);
export type IncidentCommand = Static<typeof IncidentCommand>;

/** GET /api/v1/ledger — in = filed + merged + suppressed + rejected + open, or something was lost. */
export const Ledger = Type.Object({
  asOf: Instant,
  received: Type.Integer(),
  filed: Type.Integer(),
  merged: Type.Integer(),
  suppressed: Type.Integer(),
  rejected: Type.Integer(),
  open: Type.Integer(),
  balanced: Type.Boolean(),
  problems: Type.Array(Type.String()),
});
export type Ledger = Static<typeof Ledger>;
