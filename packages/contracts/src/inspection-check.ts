import { type Static, Type } from 'typebox';
import { Instant, LonLat, Uuid } from './common.ts';
import { CheckAction, Digest } from './inspection-command.ts';
import { InspectionKind } from './inspection-plan.ts';
import { Basis, ChecklistItem } from './inspection-theme.ts';

const Day = Type.String({ format: 'date' });
const strict = { additionalProperties: false };

export const CheckStatus = Type.Enum([
  'planned',
  'approved',
  'notified',
  'on-site',
  'concluded',
  'rectifying',
  'closed',
  'cancelled',
  'merged',
]);
export type CheckStatus = Static<typeof CheckStatus>;

export const ChecklistEntry = Type.Object({
  id: Uuid,
  itemId: Type.String(),
  officerId: Uuid,
  officerName: Type.String(),
  authorityId: Type.String(),
  answer: Type.String(),
  compliant: Type.Optional(Type.Boolean()),
  note: Type.Optional(Type.String()),
  photoIds: Type.Array(Uuid),
  corrects: Type.Optional(Uuid),
  notedAt: Instant,
  receivedAt: Instant,
  late: Type.Boolean(),
});
export type ChecklistEntry = Static<typeof ChecklistEntry>;

/** Where an item stands: each officer’s latest entry counts; when they differ the lead settles it. */
export const ItemState = Type.Object({
  itemId: Type.String(),
  state: Type.Enum(['open', 'answered', 'disputed', 'settled']),
  /** The entry that counts. */
  entryId: Type.Optional(Uuid),
  compliant: Type.Optional(Type.Boolean()),
});
export type ItemState = Static<typeof ItemState>;

export const CheckOfficer = Type.Object({
  officerId: Uuid,
  name: Type.String(),
  certificateNo: Type.String(),
  arrived: Type.Optional(Type.Object({ at: Instant, distanceMetres: Type.Number(), recorderNo: Type.String() })),
});
export const CheckParty = Type.Object({
  authorityId: Type.String(),
  authorityName: Type.String(),
  lead: Type.Boolean(),
  mode: Type.Enum(['on-site', 'in-writing']),
  matters: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  officers: Type.Array(CheckOfficer),
});
export type CheckParty = Static<typeof CheckParty>;

export const FindingStatus = Type.Enum(['open', 'fed-back', 'passed', 'failed']);
export const Finding = Type.Object({
  id: Type.String(),
  itemId: Type.String(),
  text: Type.String(),
  authorities: Type.Array(Type.Object({ authorityId: Type.String(), matterCode: Type.String(), basis: Basis })),
  /** Cited as in `第二十八条第一款` of the statute’s short title. */
  citations: Type.Array(Type.String()),
  dueOn: Day,
  status: FindingStatus,
  overdue: Type.Boolean(),
  photoIds: Type.Array(Uuid),
  feedback: Type.Array(
    Type.Object({ at: Instant, text: Type.String(), photoIds: Type.Array(Uuid), by: Type.String() }),
  ),
  rechecks: Type.Array(
    Type.Object({
      at: Instant,
      passed: Type.Boolean(),
      mode: Type.Enum(['remote', 'on-site']),
      note: Type.String(),
      photoIds: Type.Array(Uuid),
      by: Type.String(),
    }),
  ),
});
export type Finding = Static<typeof Finding>;

export const DocumentKind = Type.Enum(['inspection-notice', 'rectification-notice', 'result-notice']);
export type DocumentKind = Static<typeof DocumentKind>;
export const Signature = Type.Object({
  side: Type.Enum(['officer', 'subject', 'refused']),
  name: Type.String(),
  role: Type.Optional(Type.String()),
  authorityId: Type.Optional(Type.String()),
  certificateNo: Type.Optional(Type.String()),
  stroke: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  signedAt: Instant,
});
export type Signature = Static<typeof Signature>;
/** A line of a document: a heading with its text. */
export const DocumentPart = Type.Object({ heading: Type.String(), lines: Type.Array(Type.String()) });
export const CheckDocument = Type.Object({
  id: Uuid,
  kind: DocumentKind,
  number: Type.String(),
  /** With the number it lets anyone verify the document. */
  code: Type.String(),
  title: Type.String(),
  issuedBy: Type.String(),
  issuedAt: Instant,
  parts: Type.Array(DocumentPart),
  /** SM3 of what is signed. */
  digest: Digest,
  signatures: Type.Array(Signature),
  withdrawnAt: Type.Optional(Instant),
});
export type CheckDocument = Static<typeof CheckDocument>;

export const CheckSummary = Type.Object({
  id: Uuid,
  code: Type.String(),
  planId: Uuid,
  planTitle: Type.String(),
  kind: InspectionKind,
  themeId: Type.Optional(Type.String()),
  status: CheckStatus,
  subject: Type.Object({
    id: Uuid,
    name: Type.String(),
    address: Type.String(),
    kind: Type.String(),
    creditClass: Type.String(),
    location: Type.Optional(LonLat),
  }),
  leadAuthority: Type.String(),
  leadName: Type.String(),
  agencies: Type.Integer(),
  windowFrom: Day,
  windowTo: Day,
  findings: Type.Integer(),
  openFindings: Type.Integer(),
  overdue: Type.Boolean(),
  visitsSaved: Type.Integer(),
  synthetic: Type.Boolean(),
});
export type CheckSummary = Static<typeof CheckSummary>;

/** GET /api/v1/inspection/checks */
export const CheckQuery = Type.Object(
  {
    /** `me`: I am one of the officers; `authority`: mine takes part; absent: all in my scope. */
    of: Type.Optional(Type.Enum(['me', 'authority'])),
    status: Type.Optional(CheckStatus),
    subjectId: Type.Optional(Uuid),
    planId: Type.Optional(Uuid),
    overdue: Type.Optional(Type.Boolean()),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  strict,
);
export type CheckQuery = Static<typeof CheckQuery>;
export const CheckList = Type.Object({ items: Type.Array(CheckSummary), next: Type.Optional(Type.String()) });
export type CheckList = Static<typeof CheckList>;

export const CheckDetail = Type.Object({
  ...CheckSummary.properties,
  parties: Type.Array(CheckParty),
  checklist: Type.Array(ChecklistItem),
  items: Type.Array(ItemState),
  entries: Type.Array(ChecklistEntry),
  findingList: Type.Array(Finding),
  documents: Type.Array(CheckDocument),
  approval: Type.Optional(Type.Object({ by: Type.String(), at: Instant, documentNo: Type.String() })),
  urgent: Type.Optional(Type.Object({ reason: Type.String(), at: Instant, ratified: Type.Boolean() })),
  geofenceMetres: Type.Integer(),
  history: Type.Array(
    Type.Object({
      action: Type.String(),
      at: Instant,
      actorName: Type.String(),
      authorityName: Type.Optional(Type.String()),
      certificateNo: Type.Optional(Type.String()),
      note: Type.Optional(Type.String()),
    }),
  ),
  clues: Type.Array(
    Type.Object({
      id: Uuid,
      authorityId: Type.String(),
      authorityName: Type.String(),
      matterCode: Type.String(),
      description: Type.String(),
    }),
  ),
  /** The caller’s officer in this team, if any. */
  me: Type.Optional(Type.Object({ officerId: Uuid, authorityId: Type.String(), lead: Type.Boolean() })),
  allowed: Type.Array(CheckAction),
});
export type CheckDetail = Static<typeof CheckDetail>;

/** GET /api/v1/inspection/figures — for the agencies and the cockpit; counts of the year so far within the caller’s scope. */
export const InspectionFigures = Type.Object({
  asOf: Instant,
  year: Type.Integer(),
  visits: Type.Integer(),
  jointVisits: Type.Integer(),
  visitsSaved: Type.Integer(),
  /** Visits that began with a scan, of all. */
  scanned: Type.Integer(),
  findings: Type.Integer(),
  openFindings: Type.Integer(),
  overdueFindings: Type.Integer(),
  closed: Type.Integer(),
  byAuthority: Type.Array(
    Type.Object({ authorityId: Type.String(), name: Type.String(), visits: Type.Integer(), findings: Type.Integer() }),
  ),
  byMonth: Type.Array(Type.Object({ month: Type.String(), visits: Type.Integer(), saved: Type.Integer() })),
});
export type InspectionFigures = Static<typeof InspectionFigures>;
