import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name, Uuid } from './common.ts';
import { CheckDocument, DocumentKind, Finding, Signature } from './inspection-check.ts';

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

/** POST /api/v1/portal/complaints — about enforcement (五个严禁, 八个不得). Goes to the supervisors, never to those complained about. */
export const NewComplaint = Type.Object(
  {
    id: Uuid,
    checkId: Type.Optional(Uuid),
    authorityId: Type.Optional(Type.String({ maxLength: 60 })),
    kind: Type.Enum([
      'no-scan-in',
      'no-certificate',
      'unlisted-item',
      'too-often',
      'demanded-benefit',
      'disturbed-business',
      'forced-service',
      'other',
    ]),
    text: Words(2_000),
  },
  strict,
);
export type NewComplaint = Static<typeof NewComplaint>;
export const Complaint = Type.Object({
  id: Uuid,
  code: Type.String(),
  kind: Type.String(),
  text: Type.String(),
  status: Type.Enum(['received', 'looked-into', 'answered']),
  answer: Type.Optional(Type.String()),
  checkId: Type.Optional(Uuid),
  authorityName: Type.Optional(Type.String()),
  at: Instant,
});
export type Complaint = Static<typeof Complaint>;
export const ComplaintList = Type.Object({ items: Type.Array(Complaint), next: Type.Optional(Type.String()) });
export type ComplaintList = Static<typeof ComplaintList>;

/** POST /api/v1/public/reports — anybody reports a violation (举报); the answer carries the code to track it by. */
export const NewViolationReport = Type.Object(
  {
    id: Uuid,
    category: Words(60),
    text: Words(2_000),
    place: Words(200),
    location: Type.Optional(LonLat),
    /** Only if the reporter wants to be asked; kept apart and shown to nobody but who handles it. */
    contact: Type.Optional(Words(100)),
  },
  strict,
);
export type NewViolationReport = Static<typeof NewViolationReport>;
/** GET /api/v1/public/reports/{code} */
export const ViolationReport = Type.Object({
  code: Type.String(),
  category: Type.String(),
  place: Type.String(),
  at: Instant,
  status: Type.Enum(['received', 'passed-on', 'checked', 'answered']),
  authorityName: Type.Optional(Type.String()),
  answer: Type.Optional(Type.String()),
  steps: Type.Array(Type.Object({ at: Instant, text: Name })),
});
export type ViolationReport = Static<typeof ViolationReport>;

/** GET /api/v1/public/documents?number=&code= — both right, or 404: which of them was wrong is not told. */
export const VerifiedDocument = Type.Object({
  kind: DocumentKind,
  number: Type.String(),
  title: Type.String(),
  issuedBy: Type.String(),
  issuedAt: Instant,
  subjectName: Type.String(),
  digest: Type.String(),
  status: Type.Enum(['valid', 'withdrawn']),
  signatures: Type.Array(Type.Omit(Signature, ['stroke'])),
});
export type VerifiedDocument = Static<typeof VerifiedDocument>;

/** GET /api/v1/public/results — what came of checks, published (公示). */
export const PublishedResults = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      subjectName: Type.String(),
      agencies: Type.Array(Type.String()),
      on: Day,
      findings: Type.Integer(),
      outcome: Type.Enum(['in-order', 'rectified', 'rectifying']),
      synthetic: Type.Boolean(),
    }),
  ),
  next: Type.Optional(Type.String()),
});
export type PublishedResults = Static<typeof PublishedResults>;

/** GET /api/v1/public/draws/{drawId} — everything needed to replay a draw; the seed only once it was drawn. */
export const PublicDraw = Type.Object({
  id: Uuid,
  planTitle: Type.String(),
  authorityName: Type.String(),
  committedAt: Instant,
  commitment: Type.String(),
  subjectPoolDigest: Type.String(),
  officerPoolDigest: Type.String(),
  drawnAt: Type.Optional(Instant),
  seed: Type.Optional(Type.String()),
  rates: Type.Record(Type.String(), Type.Number()),
  /** Ids by credit class, and officers’ ids. */
  pool: Type.Object({
    subjects: Type.Record(Type.String(), Type.Array(Type.String())),
    officers: Type.Array(Type.String()),
  }),
  result: Type.Optional(
    Type.Array(
      Type.Object({ subjectId: Type.String(), subjectName: Type.String(), officerIds: Type.Array(Type.String()) }),
    ),
  ),
});
export type PublicDraw = Static<typeof PublicDraw>;
