import { type Static, Type } from 'typebox';
import { DivisionCode, Instant, Uuid } from './common.ts';

const Day = Type.String({ format: 'date' });
const Code = Type.String({ minLength: 1, maxLength: 60 });

export const LawLevel = Type.Enum([
  'law',
  'administrative-regulation',
  'local-regulation',
  'department-rule',
  'government-rule',
  'normative-document',
]);
export const ProvisionKind = Type.Enum(['duty', 'right', 'penalty', 'procedure', 'definition', 'other']);

/** A provision (条款项目) of a statute as it stands, or stood, in one version. */
export const Provision = Type.Object({
  lawId: Type.String(),
  lawTitle: Type.String(),
  level: LawLevel,
  version: Type.Integer(),
  documentNo: Type.Optional(Type.String()),
  effectiveFrom: Day,
  /** The first day on which this version no longer holds. */
  effectiveUntil: Type.Optional(Day),
  /** 条/款/项/目, e.g. `33/1/3`. */
  path: Type.String(),
  heading: Type.Optional(Type.String()),
  kind: ProvisionKind,
  wording: Type.String(),
  /** Structured by the project: compare with the official text before quoting. */
  unofficial: Type.Boolean(),
});
export type Provision = Static<typeof Provision>;

export const ProvisionList = Type.Object({ items: Type.Array(Provision), on: Day });
export type ProvisionList = Static<typeof ProvisionList>;

/** GET /api/v1/provisions */
export const ProvisionQuery = Type.Object(
  {
    /** Words that all occur in the wording. */
    q: Type.String({ minLength: 1, maxLength: 100 }),
    /** The law as of this day; absent: today. */
    on: Type.Optional(Day),
  },
  { additionalProperties: false },
);

export const LawList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      shortTitle: Type.String(),
      level: LawLevel,
      issuer: Type.String(),
      unofficial: Type.Boolean(),
      versions: Type.Array(
        Type.Object({
          number: Type.Integer(),
          documentNo: Type.Optional(Type.String()),
          change: Type.String(),
          effectiveFrom: Day,
          effectiveUntil: Type.Optional(Day),
          provisions: Type.Integer(),
        }),
      ),
    }),
  ),
  /** Today, where the law applies. */
  today: Day,
});
export type LawList = Static<typeof LawList>;

export const Power = Type.Enum(['inspection', 'penalty', 'compulsion']);

/** GET /api/v1/competence — which authority may act on a matter at a place on a day, and how many of its officers may. */
export const CompetenceQuery = Type.Object(
  {
    matter: Code,
    power: Power,
    division: DivisionCode,
    /** The day of filing, or of the check; absent: today. */
    on: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export const Competence = Type.Object({
  on: Day,
  items: Type.Array(
    Type.Object({
      authorityId: Type.String(),
      authorityName: Type.String(),
      mode: Type.Enum(['statutory', 'delegated', 'entrusted']),
      documentNo: Type.String(),
      from: Day,
      until: Type.Optional(Day),
      officers: Type.Integer(),
      /** At least two of them, as the law asks for. */
      able: Type.Boolean(),
    }),
  ),
});
export type Competence = Static<typeof Competence>;

export const PowerTable = Type.Enum(['authorities', 'matters', 'grants', 'officers', 'subjects']);
export type PowerTable = Static<typeof PowerTable>;

/** POST /api/v1/powers/imports — a table as CSV (UTF-8) or XLSX in the body. */
export const NewPowerImport = Type.Object(
  {
    kind: PowerTable,
    fileName: Type.String({ minLength: 1, maxLength: 200 }),
    synthetic: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type NewPowerImport = Static<typeof NewPowerImport>;

export const PowerImport = Type.Object({
  id: Uuid,
  kind: PowerTable,
  fileName: Type.String(),
  status: Type.Enum(['reading', 'done', 'failed']),
  rows: Type.Integer(),
  accepted: Type.Integer(),
  refused: Type.Integer(),
  problem: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
  startedAt: Instant,
  finishedAt: Type.Optional(Instant),
});
export type PowerImport = Static<typeof PowerImport>;

export const PowerImportProblems = Type.Object({
  items: Type.Array(
    Type.Object({
      /** As in the file: the heading is row 1. */
      row: Type.Integer(),
      field: Type.Optional(Type.String()),
      code: Type.String(),
      value: Type.Optional(Type.String()),
    }),
  ),
});
export type PowerImportProblems = Static<typeof PowerImportProblems>;
