import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name, Uuid } from './common.ts';

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const strict = { additionalProperties: false };

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
