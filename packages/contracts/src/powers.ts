import { type Static, Type } from 'typebox';
import { DivisionCode, Instant, Name, Uuid } from './common.ts';

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

export const PowerTable = Type.Enum([
  'authorities',
  'matters',
  'grants',
  'officers',
  'auxiliary',
  'subjects',
  'licences',
]);
export type PowerTable = Static<typeof PowerTable>;

/** POST /api/v1/powers/imports — a table as CSV (UTF-8, or GBK with Chinese headings) or XLSX in the body. */
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

export const PowerImportList = Type.Object({ items: Type.Array(PowerImport) });
export type PowerImportList = Static<typeof PowerImportList>;

/** GET /api/v1/powers/tables — the columns of each table, for whoever makes one. */
export const PowerTables = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: PowerTable,
      columns: Type.Array(Type.Object({ field: Type.String(), headings: Name, required: Type.Boolean() })),
    }),
  ),
});
export type PowerTables = Static<typeof PowerTables>;

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

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const ProvisionPath = Type.String({ pattern: '^[1-9][0-9]{0,3}(/[1-9][0-9]{0,2}){0,3}$' });
const closed = { additionalProperties: false };
/** Remarks of whoever structured the text: allowed, not kept. */
const Remark = Type.Optional(Type.Unknown());

/** A statute as structured text, in the form of data/enforcement/laws/*.json. */
export const LawText = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }),
    title: text(200),
    shortTitle: text(60),
    level: LawLevel,
    issuer: text(200),
    source: text(1_000),
    unofficial: Type.Optional(Type.Boolean()),
    versions: Type.Array(
      Type.Object(
        {
          number: Type.Integer({ minimum: 1, maximum: 1_000 }),
          documentNo: Type.Optional(text(200)),
          change: Type.Enum(['enacted', 'revised', 'amended', 'repealed']),
          promulgatedOn: Type.Optional(Day),
          effectiveFrom: Day,
          effectiveUntil: Type.Optional(Type.Union([Day, Type.Null()])),
          provisions: Type.Array(
            Type.Object(
              {
                path: ProvisionPath,
                heading: Type.Optional(Type.String({ maxLength: 300 })),
                kind: ProvisionKind,
                wording: text(20_000),
                quoted: Type.Optional(Type.Boolean()),
                doubtful: Remark,
              },
              closed,
            ),
            { minItems: 1, maxItems: 5_000 },
          ),
          ...{ notes: Remark, doubtful: Remark, doubt: Remark },
        },
        closed,
      ),
      { minItems: 1, maxItems: 100 },
    ),
    maps: Type.Optional(
      Type.Array(
        Type.Object(
          {
            fromVersion: Type.Integer({ minimum: 1 }),
            fromPath: ProvisionPath,
            toVersion: Type.Integer({ minimum: 1 }),
            toPath: Type.Optional(Type.Union([ProvisionPath, Type.Null()])),
            relation: Type.Enum(['same', 'renumbered', 'amended', 'deleted']),
          },
          closed,
        ),
        { maxItems: 20_000 },
      ),
    ),
    ...{ successors: Remark, note: Remark },
  },
  closed,
);
export type LawText = Static<typeof LawText>;

/** POST /api/v1/laws/imports */
export const LawImported = Type.Object({
  lawId: Type.String(),
  title: Type.String(),
  /** Versions that were not there before; none when the same text came again. */
  newVersions: Type.Array(Type.Integer()),
  provisions: Type.Integer(),
  maps: Type.Integer(),
});
export type LawImported = Static<typeof LawImported>;
