import { type Static, Type } from 'typebox';
import { Instant, Name, Uuid } from './common.ts';
import { DocumentKind, FindingStatus, Signature } from './inspection-check.ts';
import { InspectionTheme } from './inspection-theme.ts';

const Day = Type.String({ format: 'date' });

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
