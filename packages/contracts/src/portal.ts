import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name, Uuid } from './common.ts';
import { CheckDocument, DocumentKind, Finding, FindingStatus, Signature } from './inspection-check.ts';
import { InspectionTheme } from './inspection-plan.ts';

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
/** GET /api/v1/portal/complaints — mine, newest first. */
export const ComplaintList = Type.Object({ items: Type.Array(Complaint), next: Type.Optional(Type.String()) });
export type ComplaintList = Static<typeof ComplaintList>;
/** GET /api/v1/complaints — at the supervisors’ desk; nobody of an authority complained about gets it. */
export const ComplaintDesk = Type.Object({
  items: Type.Array(
    Type.Object({
      ...Complaint.properties,
      checkCode: Type.Optional(Type.String()),
      complainant: Type.String(),
      allowed: Type.Array(Type.Enum(['look-into', 'answer'])),
    }),
  ),
  next: Type.Optional(Type.String()),
});
export type ComplaintDesk = Static<typeof ComplaintDesk>;
/** POST /api/v1/complaints/{id}/answer — `look-into` says meanwhile what is being done; `answer` ends it. */
export const ComplaintAnswer = Type.Object(
  { commandId: Uuid, action: Type.Enum(['look-into', 'answer']), text: Words(2_000) },
  strict,
);
export type ComplaintAnswer = Static<typeof ComplaintAnswer>;
/** GET /api/v1/complaints and GET /api/v1/reports */
export const DeskQuery = Type.Object(
  { status: Type.Optional(Type.String({ maxLength: 20 })), cursor: Type.Optional(Type.String({ maxLength: 200 })) },
  strict,
);
export type DeskQuery = Static<typeof DeskQuery>;

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

/** GET /api/v1/reports — at the desk: supervisors see all, an authority those passed on to it. Never the tracking code. */
export const ReportDesk = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      number: Type.String(),
      category: Type.String(),
      text: Type.String(),
      place: Type.String(),
      location: Type.Optional(LonLat),
      at: Instant,
      status: Type.Enum(['received', 'passed-on', 'checked', 'answered']),
      authorityId: Type.Optional(Type.String()),
      authorityName: Type.Optional(Type.String()),
      answer: Type.Optional(Type.String()),
      /** Whether the reporter left a way to ask back; POST /api/v1/reports/{id}/contact shows it. */
      hasContact: Type.Boolean(),
      steps: Type.Array(
        Type.Object({ at: Instant, action: Type.String(), by: Type.String(), note: Type.Optional(Type.String()) }),
      ),
      allowed: Type.Array(Type.Enum(['pass-on', 'record-check', 'answer'])),
    }),
  ),
  next: Type.Optional(Type.String()),
});
export type ReportDesk = Static<typeof ReportDesk>;
/** POST /api/v1/reports/{id}/commands — a repeated commandId changes nothing. */
export const ReportCommand = Type.Union([
  Type.Object(
    {
      commandId: Uuid,
      action: Type.Literal('pass-on'),
      authorityId: Type.String({ minLength: 1, maxLength: 60 }),
      note: Type.Optional(Words(500)),
    },
    strict,
  ),
  /** The place was looked at; `note` stays inside. */
  Type.Object({ commandId: Uuid, action: Type.Literal('record-check'), note: Words(500) }, strict),
  /** What the reporter reads. */
  Type.Object({ commandId: Uuid, action: Type.Literal('answer'), text: Words(2_000) }, strict),
]);
export type ReportCommand = Static<typeof ReportCommand>;
/** POST /api/v1/reports/{id}/contact — with a reason; who looked is written down. */
export const ContactQuestion = Type.Object({ reason: Words(200) }, strict);
export const ReportContact = Type.Object({ contact: Type.String() });
export type ReportContact = Static<typeof ReportContact>;

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
/** GET /api/v1/public/results/{code} */
export const PublishedResult = Type.Object({
  ...PublishedResults.properties.items.items.properties,
  matters: Type.Array(Type.Object({ agency: Type.String(), names: Type.Array(Type.String()) })),
  /** What was not in order, as the question of the checklist; officers’ own words are not published. */
  findingList: Type.Array(Type.Object({ item: Name, status: FindingStatus, dueOn: Day })),
});
export type PublishedResult = Static<typeof PublishedResult>;

/** GET /api/v1/public/themes — what a joint check asks, so that a shop can prepare; `authorities` gives names to ids. */
export const PublicThemes = Type.Object({
  items: Type.Array(InspectionTheme),
  authorities: Type.Record(Type.String(), Type.String()),
});
export type PublicThemes = Static<typeof PublicThemes>;
/** GET /api/v1/public/authorities — to choose one for a complaint. */
export const PublicAuthorities = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type PublicAuthorities = Static<typeof PublicAuthorities>;

/** GET /api/v1/public/officers?certificateNo= — whether a certificate shown at the door is real and holds today. */
export const CertificateCheck = Type.Object({
  certificateNo: Type.String(),
  /** Only the family name, e.g. `张*`. */
  name: Type.String(),
  authorityName: Type.String(),
  fields: Type.Array(Type.String()),
  area: Type.Optional(Type.String()),
  validTo: Day,
  valid: Type.Boolean(),
  status: Type.Enum(['valid', 'not-yet-valid', 'expired', 'suspended', 'revoked']),
  on: Day,
  synthetic: Type.Boolean(),
});
export type CertificateCheck = Static<typeof CertificateCheck>;

/**
 * GET /api/v1/public/draws/{drawId} — everything needed to replay a draw. Seed and result only when it was drawn and every
 * enterprise drawn has its notice: a draw must not warn. GET /api/v1/inspection/draws/{drawId} shows them to officials before.
 */
export const PublicDraw = Type.Object({
  id: Uuid,
  planTitle: Type.String(),
  authorityName: Type.String(),
  committedAt: Instant,
  commitment: Type.String(),
  subjectPoolDigest: Type.String(),
  officerPoolDigest: Type.String(),
  drawnAt: Type.Optional(Instant),
  /** Drawn, but not everybody drawn has been given notice: seed and result follow. */
  withheld: Type.Boolean(),
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
