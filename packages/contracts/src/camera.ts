import { type Static, Type } from 'typebox';
import { CameraId, EventTypeCode, Instant, LonLat, Uuid } from './common.ts';

/** Picture coordinates: fractions of width and height, origin top left. */
export const PicturePoint = Type.Tuple([
  Type.Number({ minimum: 0, maximum: 1 }),
  Type.Number({ minimum: 0, maximum: 1 }),
]);

/** `[x, y, width, height]` as fractions of the picture. */
export const Box = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]);

/** Local wall-clock window (district time zone); `to` < `from` runs past midnight. Days: 1 = Monday … 7 = Sunday. */
export const ScheduleWindow = Type.Object({
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 })),
  from: Type.String({ pattern: '^[0-2][0-9]:[0-5][0-9]$' }),
  to: Type.String({ pattern: '^[0-2][0-9]:[0-5][0-9]$' }),
});

export const ZoneRule = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
  name: Type.String(),
  /** dwell: objects stay in the zone; crowd: at least minCount at once; static-object: a thing that is neither person nor vehicle stays put. */
  kind: Type.Union([Type.Literal('dwell'), Type.Literal('crowd'), Type.Literal('static-object')]),
  eventType: EventTypeCode,
  polygon: Type.Array(PicturePoint, { minItems: 3, maxItems: 64 }),
  /** Detector labels that count (COCO names for the default model); for static-object the labels that mask it out. */
  classes: Type.Array(Type.String()),
  minScore: Type.Number({ minimum: 0, maximum: 1 }),
  minCount: Type.Integer({ minimum: 1 }),
  dwellSeconds: Type.Number({ minimum: 0 }),
  /** The rule must hold in `hits` of the last `of` analysed frames. */
  confirm: Type.Object({ hits: Type.Integer({ minimum: 1 }), of: Type.Integer({ minimum: 1 }) }),
  /** The same object raises the rule once in this many seconds. */
  cooldownSeconds: Type.Number({ minimum: 0 }),
  /** For things that must stand still: furthest move, as a fraction of picture width. */
  maxMove: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** Empty or absent: always. */
  schedule: Type.Optional(Type.Array(ScheduleWindow)),
});
export type ZoneRule = Static<typeof ZoneRule>;

export const GroundControlPoint = Type.Object({ picture: PicturePoint, ground: LonLat });
export type GroundControlPoint = Static<typeof GroundControlPoint>;

/** What a vision worker needs to watch one camera. */
export const CameraConfig = Type.Object({
  cameraId: CameraId,
  name: Type.String(),
  /** rtsp://… or a file path. */
  streamUrl: Type.String(),
  /** Hex key for the HMAC-SHA256 signature of what this camera sends. */
  signingKey: Type.String(),
  location: LonLat,
  /** At least four, not on one line: they fix the homography picture → ground. */
  groundControlPoints: Type.Array(GroundControlPoint, { minItems: 4 }),
  framesPerSecond: Type.Number({ minimum: 0.1, maximum: 30 }),
  /** Name of a model folder entry, see vision/models. */
  model: Type.String(),
  rules: Type.Array(ZoneRule),
});
export type CameraConfig = Static<typeof CameraConfig>;

/** GET /api/v1/vision/cameras (API token). */
export const CameraConfigList = Type.Object({ cameras: Type.Array(CameraConfig) });

export const DetectedObject = Type.Object(
  {
    label: Type.String({ maxLength: 60 }),
    score: Type.Number({ minimum: 0, maximum: 1 }),
    box: Box,
    trackId: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type DetectedObject = Static<typeof DetectedObject>;

/** A JPEG, base64; at most 2 MB decoded. */
export const Snapshot = Type.Object(
  { mediaType: Type.Literal('image/jpeg'), base64: Type.String({ maxLength: 2_800_000 }) },
  { additionalProperties: false },
);

/**
 * POST /api/v1/observations — what a camera saw. Signed by the camera, see `signature.ts`.
 * `observationId` is the idempotency key: the same id always gets the same answer.
 */
export const Observation = Type.Object(
  {
    observationId: Uuid,
    cameraId: CameraId,
    ruleId: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    eventType: EventTypeCode,
    /** t0: when the frame that satisfied the rule was captured, from the stream. */
    capturedAt: Instant,
    /** t1: when the rule was found satisfied. */
    detectedAt: Instant,
    location: LonLat,
    score: Type.Number({ minimum: 0, maximum: 1 }),
    count: Type.Integer({ minimum: 1, maximum: 10_000 }),
    dwellSeconds: Type.Number({ minimum: 0, maximum: 864_000 }),
    confirmation: Type.Object(
      { hits: Type.Integer({ minimum: 0 }), of: Type.Integer({ minimum: 1 }) },
      { additionalProperties: false },
    ),
    objects: Type.Array(DetectedObject, { maxItems: 200 }),
    snapshot: Type.Optional(Snapshot),
  },
  { additionalProperties: false },
);
export type Observation = Static<typeof Observation>;

/** The conservation ledger's five drawers; every signal is in exactly one. */
export const SignalOutcome = Type.Union([
  Type.Literal('open'),
  Type.Literal('filed'),
  Type.Literal('merged'),
  Type.Literal('suppressed'),
  Type.Literal('rejected'),
]);
export type SignalOutcome = Static<typeof SignalOutcome>;

/** 201 the first time, 200 with `repeated: true` when the same observation comes again. */
export const ObservationReceipt = Type.Object({
  observationId: Uuid,
  outcome: SignalOutcome,
  incidentId: Type.Optional(Uuid),
  incidentCode: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  repeated: Type.Boolean(),
});
export type ObservationReceipt = Static<typeof ObservationReceipt>;

/** POST /api/v1/cameras/{cameraId}/heartbeats every 5 s (signed). No heartbeat for 15 s is a device alert. */
export const CameraHeartbeat = Type.Object(
  {
    at: Instant,
    state: Type.Union([
      Type.Literal('live'),
      Type.Literal('no-stream'),
      Type.Literal('corrupt-stream'),
      Type.Literal('bad-codec'),
      Type.Literal('no-model'),
    ]),
    /** Plain sentence when state is not `live`. */
    detail: Type.Optional(Type.String({ maxLength: 500 })),
    framesPerSecond: Type.Number({ minimum: 0 }),
    lastFrameAt: Type.Optional(Instant),
    queued: Type.Integer({ minimum: 0 }),
    /** Which rules hold right now: the camera's second look. */
    rules: Type.Array(
      Type.Object(
        { ruleId: Type.String(), active: Type.Boolean(), count: Type.Integer({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      { maxItems: 64 },
    ),
  },
  { additionalProperties: false },
);
export type CameraHeartbeat = Static<typeof CameraHeartbeat>;

/** The platform asks the camera to look again (a case is waiting to be checked). */
export const CameraHeartbeatAnswer = Type.Object({
  relooks: Type.Array(Type.Object({ incidentId: Uuid, ruleId: Type.String() })),
});
export type CameraHeartbeatAnswer = Static<typeof CameraHeartbeatAnswer>;

/** POST /api/v1/cameras/{cameraId}/relooks (signed): what the second look showed. */
export const CameraRelook = Type.Object(
  {
    relookId: Uuid,
    incidentId: Uuid,
    ruleId: Type.String(),
    capturedAt: Instant,
    /** Frames looked at, and in how many the rule still held. */
    hits: Type.Integer({ minimum: 0 }),
    of: Type.Integer({ minimum: 1 }),
    snapshot: Type.Optional(Snapshot),
  },
  { additionalProperties: false },
);
export type CameraRelook = Static<typeof CameraRelook>;
