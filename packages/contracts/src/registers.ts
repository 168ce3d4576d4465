import { type Static, Type } from 'typebox';
import { DivisionCode, Instant, LonLat, Name, Uuid } from './common.ts';
import { Power, Provision } from './powers.ts';

const Day = Type.String({ format: 'date' });
const Code = Type.String({ minLength: 1, maxLength: 60 });
const strict = { additionalProperties: false };
/** What every list of the four databases may be asked. */
const listed = {
  /** Words of the name, or the beginning of the code. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** Only what lies in this division. */
  division: Type.Optional(DivisionCode),
  /** As the page before it gave. */
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};
/** The day the answer stands on; absent: today. */
const on = Type.Optional(Day);
const paged = { next: Type.Optional(Type.String()), total: Type.Integer(), totalExact: Type.Boolean() };

export const AuthorityKind = Type.Enum(['bureau', 'authorised', 'entrusted', 'comprehensive', 'town']);
export const AuthorityLevel = Type.Enum(['city', 'district', 'town']);
export const GrantMode = Type.Enum(['statutory', 'delegated', 'entrusted']);
export const CreditClass = Type.Enum(['A', 'B', 'C', 'D']);

/** GET /api/v1/authorities */
export const AuthorityQuery = Type.Object(
  {
    ...listed,
    on,
    kind: Type.Optional(AuthorityKind),
    level: Type.Optional(AuthorityLevel),
    domain: Type.Optional(Code),
  },
  strict,
);
export type AuthorityQuery = Static<typeof AuthorityQuery>;

const authority = {
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  kind: AuthorityKind,
  level: AuthorityLevel,
  domain: Type.String(),
  divisionCode: Type.String(),
  divisionName: Type.String(),
  status: Type.Enum(['active', 'merged', 'abolished']),
  synthetic: Type.Boolean(),
  /** Matters it holds on the day, and officers whose certificates hold. */
  matters: Type.Integer(),
  officers: Type.Integer(),
};
export const AuthoritySummary = Type.Object(authority);
export type AuthoritySummary = Static<typeof AuthoritySummary>;
export const AuthorityPage = Type.Object({ items: Type.Array(AuthoritySummary), on: Day, ...paged });
export type AuthorityPage = Static<typeof AuthorityPage>;

/** A matter in the hands of an authority. */
export const HeldMatter = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Power,
  mode: GrantMode,
  powers: Type.Array(Power),
  areaName: Type.String(),
  from: Day,
  /** The first day on which it no longer holds. */
  until: Type.Optional(Day),
  documentNo: Type.String(),
  state: Type.Enum(['held', 'ended', 'not-yet']),
  officers: Type.Integer(),
  /** At least two of them. */
  able: Type.Boolean(),
});
export type HeldMatter = Static<typeof HeldMatter>;

/** GET /api/v1/authorities/:authorityId */
export const AuthorityDetail = Type.Object({
  ...authority,
  uscc: Type.Optional(Type.String()),
  parentName: Type.Optional(Type.String()),
  reconsiderationOrgan: Type.String(),
  court: Type.String(),
  on: Day,
  held: Type.Array(HeldMatter),
});
export type AuthorityDetail = Static<typeof AuthorityDetail>;

/** GET /api/v1/matters */
export const MatterQuery = Type.Object(
  {
    ...{ q: listed.q, cursor: listed.cursor, limit: listed.limit, on },
    kind: Type.Optional(Power),
    domain: Type.Optional(Code),
    published: Type.Optional(Type.Boolean()),
    /** Only those this authority holds on the day. */
    holder: Type.Optional(Code),
  },
  strict,
);
export type MatterQuery = Static<typeof MatterQuery>;

const matter = {
  code: Type.String(),
  name: Type.String(),
  kind: Power,
  domain: Type.String(),
  levels: Type.Array(AuthorityLevel),
  /** In fen; absent: none stated. */
  fineMin: Type.Optional(Type.Integer()),
  fineMax: Type.Optional(Type.Integer()),
  /** Checks of one subject by one authority a year. */
  yearlyCap: Type.Optional(Type.Integer()),
  publishedAt: Type.Optional(Instant),
  validFrom: Day,
  validUntil: Type.Optional(Day),
  doubtful: Type.Boolean(),
  synthetic: Type.Boolean(),
  /** Authorities that hold it on the day. */
  holders: Type.Integer(),
};
export const MatterSummary = Type.Object(matter);
export type MatterSummary = Static<typeof MatterSummary>;
export const MatterPage = Type.Object({ items: Type.Array(MatterSummary), on: Day, ...paged });
export type MatterPage = Static<typeof MatterPage>;

/** What a matter cites, as it reads on the day; without wording where it did not hold then. */
export const Quotation = Type.Object({
  lawId: Type.String(),
  path: Type.String(),
  provisions: Type.Array(Provision),
});
export type Quotation = Static<typeof Quotation>;

/** GET /api/v1/matters/:code */
export const MatterDetail = Type.Object({
  ...matter,
  subjectKinds: Type.Array(Type.String()),
  procedure: Type.String(),
  source: Type.String(),
  on: Day,
  duties: Type.Array(Quotation),
  penalties: Type.Array(Quotation),
  checklist: Type.Array(Type.Object({ id: Type.String(), question: Name, how: Type.Optional(Type.String()) })),
  heldBy: Type.Array(
    Type.Object({
      authorityId: Type.String(),
      authorityName: Type.String(),
      mode: GrantMode,
      areaName: Type.String(),
      from: Day,
      until: Type.Optional(Day),
      documentNo: Type.String(),
      officers: Type.Integer(),
      able: Type.Boolean(),
    }),
  ),
});
export type MatterDetail = Static<typeof MatterDetail>;

/** POST /api/v1/matters/:code/publication */
export const MatterPublication = Type.Object(
  { published: Type.Boolean(), reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  strict,
);
export type MatterPublication = Static<typeof MatterPublication>;

/** On the day asked about. */
export const CertificateState = Type.Enum(['valid', 'expiring', 'not-yet', 'expired', 'suspended', 'revoked']);
export type CertificateState = Static<typeof CertificateState>;

/** GET /api/v1/officers */
export const OfficerQuery = Type.Object(
  {
    ...listed,
    on,
    authority: Type.Optional(Code),
    domain: Type.Optional(Code),
    state: Type.Optional(CertificateState),
  },
  strict,
);
export type OfficerQuery = Static<typeof OfficerQuery>;

export const OfficerEntry = Type.Object({
  id: Uuid,
  /** Masked (张*) unless the asker may see people. */
  name: Type.String(),
  certificateNo: Type.String(),
  authorityId: Type.String(),
  authorityName: Type.String(),
  domains: Type.Array(Type.String()),
  areaName: Type.String(),
  from: Day,
  /** The last day on which it holds. */
  to: Day,
  state: CertificateState,
  legalQualified: Type.Boolean(),
  hasAccount: Type.Boolean(),
  synthetic: Type.Boolean(),
});
export type OfficerEntry = Static<typeof OfficerEntry>;
export const OfficerPage = Type.Object({
  items: Type.Array(OfficerEntry),
  on: Day,
  masked: Type.Boolean(),
  /** Within the filters, whatever the state asked for. */
  states: Type.Object({
    ...{ valid: Type.Integer(), expiring: Type.Integer(), 'not-yet': Type.Integer() },
    ...{ expired: Type.Integer(), suspended: Type.Integer(), revoked: Type.Integer() },
  }),
  ...paged,
});
export type OfficerPage = Static<typeof OfficerPage>;

/** GET /api/v1/auxiliary-staff — apart from the officers: they may never act. */
export const AuxiliaryQuery = Type.Object({ ...listed, authority: Type.Optional(Code) }, strict);
export type AuxiliaryQuery = Static<typeof AuxiliaryQuery>;
export const AuxiliaryPage = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      staffNo: Type.String(),
      authorityId: Type.String(),
      authorityName: Type.String(),
      synthetic: Type.Boolean(),
    }),
  ),
  masked: Type.Boolean(),
  ...paged,
});
export type AuxiliaryPage = Static<typeof AuxiliaryPage>;

/** GET /api/v1/subjects */
export const SubjectQuery = Type.Object(
  { ...listed, kind: Type.Optional(Code), credit: Type.Optional(CreditClass) },
  strict,
);
export type SubjectQuery = Static<typeof SubjectQuery>;

const subject = {
  id: Uuid,
  uscc: Type.Optional(Type.String()),
  name: Type.String(),
  kind: Type.String(),
  address: Type.String(),
  divisionName: Type.String(),
  creditClass: CreditClass,
  licences: Type.Integer(),
  synthetic: Type.Boolean(),
};
export const SubjectSummary = Type.Object(subject);
export type SubjectSummary = Static<typeof SubjectSummary>;
export const SubjectPage = Type.Object({ items: Type.Array(SubjectSummary), ...paged });
export type SubjectPage = Static<typeof SubjectPage>;

/** GET /api/v1/subjects/:subjectId — one subject, one file (一企一档). */
export const SubjectDetail = Type.Object({
  ...subject,
  divisionCode: Type.String(),
  location: Type.Optional(LonLat),
  gridCode: Type.Optional(Type.String()),
  updatedAt: Instant,
  today: Day,
  licenceList: Type.Array(
    Type.Object({
      name: Type.String(),
      number: Type.Optional(Type.String()),
      issuer: Type.Optional(Type.String()),
      from: Type.Optional(Day),
      until: Type.Optional(Day),
    }),
  ),
  /** Only for who may see it: whoever knows it can pretend to stand at the door. */
  checkCode: Type.Optional(Type.String()),
});
export type SubjectDetail = Static<typeof SubjectDetail>;

/** GET /api/v1/powers/matching — who has which matter in a division on a day, and how many may act. */
export const MatchingQuery = Type.Object(
  { on, division: Type.Optional(DivisionCode), domain: Type.Optional(Code), kind: Type.Optional(Power) },
  strict,
);
export type MatchingQuery = Static<typeof MatchingQuery>;
export const PowerMatrix = Type.Object({
  on: Day,
  authorities: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      level: AuthorityLevel,
      /** Officers whose certificates hold. */
      officers: Type.Integer(),
    }),
  ),
  matters: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), kind: Power, domain: Type.String() })),
  /** Where an authority holds a matter: places in the two lists, and how many of its officers may act. */
  cells: Type.Array(
    Type.Object({ authority: Type.Integer(), matter: Type.Integer(), officers: Type.Integer(), able: Type.Boolean() }),
  ),
  /** More authorities or matters fit than are shown: narrow the question. */
  truncated: Type.Boolean(),
});
export type PowerMatrix = Static<typeof PowerMatrix>;
