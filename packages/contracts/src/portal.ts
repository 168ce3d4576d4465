import { type Static, Type } from 'typebox';
import { Instant, Name, Uuid } from './common.ts';
import { CheckDocument, Finding } from './inspection-check.ts';

const Day = Type.String({ format: 'date' });
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const strict = { additionalProperties: false };

/** GET /api/v1/portal/subjects — the enterprises this account stands for. */
export const MySubjects = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      uscc: Type.Optional(Type.String()),
      address: Type.String(),
      kind: Type.String(),
      creditClass: Type.String(),
      licences: Type.Array(
        Type.Object({ name: Type.String(), number: Type.Optional(Type.String()), until: Type.Optional(Day) }),
      ),
      /** What its QR code says, for printing. */
      qr: Type.String(),
      synthetic: Type.Boolean(),
    }),
  ),
});
export type MySubjects = Static<typeof MySubjects>;
/** POST /api/v1/portal/subjects/{id}/check-code — a new code; prints of the old one are stale from this moment. */
export const RenewedCheckCode = Type.Object({ qr: Type.String() });
export type RenewedCheckCode = Static<typeof RenewedCheckCode>;

/** What the enterprise reads of a check: who comes, why, what was found, what it may do. */
export const EnterpriseCheck = Type.Object({
  id: Uuid,
  code: Type.String(),
  subjectId: Uuid,
  subjectName: Type.String(),
  title: Type.String(),
  status: Type.String(),
  windowFrom: Day,
  windowTo: Day,
  agencies: Type.Array(Type.Object({ name: Type.String(), matters: Type.Array(Type.String()) })),
  /** Names and certificates, to compare at the door. */
  officers: Type.Array(
    Type.Object({
      name: Type.String(),
      authorityName: Type.String(),
      certificateNo: Type.String(),
      arrivedAt: Type.Optional(Instant),
    }),
  ),
  /** What may be prepared, from the theme. */
  prepare: Type.Array(Name),
  findings: Type.Array(Finding),
  documents: Type.Array(CheckDocument),
  rating: Type.Optional(Type.Integer()),
  allowed: Type.Array(Type.Enum(['feed-back', 'sign', 'rate', 'complain'])),
  synthetic: Type.Boolean(),
});
export type EnterpriseCheck = Static<typeof EnterpriseCheck>;
/** GET /api/v1/portal/checks?subjectId= */
export const EnterpriseChecks = Type.Object({ items: Type.Array(EnterpriseCheck) });
export type EnterpriseChecks = Static<typeof EnterpriseChecks>;

/** GET /api/v1/portal/subjects/{id}/forecast — what may come this year, and how much of each cap is used. */
export const CheckForecast = Type.Object({
  year: Type.Integer(),
  upcoming: Type.Array(
    Type.Object({ windowFrom: Day, windowTo: Day, title: Type.String(), agencies: Type.Array(Type.String()) }),
  ),
  caps: Type.Array(
    Type.Object({ authorityName: Type.String(), cap: Type.Integer(), used: Type.Integer(), reserved: Type.Integer() }),
  ),
  scans: Type.Array(
    Type.Object({
      at: Instant,
      officerName: Type.String(),
      authorityName: Type.String(),
      certificateNo: Type.String(),
    }),
  ),
});
export type CheckForecast = Static<typeof CheckForecast>;

/** POST /api/v1/portal/checks/{checkId}/feedback — one finding put right. */
export const NewFeedback = Type.Object(
  {
    commandId: Uuid,
    findingId: Type.String({ maxLength: 100 }),
    text: Words(1_000),
    photoIds: Type.Optional(Type.Array(Uuid, { maxItems: 9 })),
  },
  strict,
);
export type NewFeedback = Static<typeof NewFeedback>;

/** POST /api/v1/portal/checks/{checkId}/signature — needs a fresh step-up for `sign:<digest>`. */
export const NewSubjectSignature = Type.Object(
  {
    commandId: Uuid,
    documentId: Uuid,
    digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    stroke: Type.String({ minLength: 20, maxLength: 40_000, pattern: '^M[0-9 .,MLQ-]+$' }),
    signerName: Words(50),
    signerRole: Words(50),
  },
  strict,
);
export type NewSubjectSignature = Static<typeof NewSubjectSignature>;

/** PUT /api/v1/portal/checks/{checkId}/rating — once for each check, may be changed for 30 days. */
export const NewRating = Type.Object(
  {
    stars: Type.Integer({ minimum: 1, maximum: 5 }),
    /** Whether they showed certificates, scanned in, came as announced, disturbed little. */
    aspects: Type.Object(
      {
        certificatesShown: Type.Boolean(),
        scannedIn: Type.Boolean(),
        asAnnounced: Type.Boolean(),
        littleDisturbance: Type.Boolean(),
      },
      strict,
    ),
    comment: Type.Optional(Type.String({ maxLength: 1_000 })),
  },
  strict,
);
export type NewRating = Static<typeof NewRating>;
/** The answer to a rating; `changeableUntil` is 30 days after the first one. */
export const Rating = Type.Object({ ...NewRating.properties, at: Instant, changeableUntil: Instant });
export type Rating = Static<typeof Rating>;
