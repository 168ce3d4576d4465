import { type Static, Type } from 'typebox';
import { DivisionCode, Instant, Name, Uuid } from './common.ts';
import { ImportProblemKind } from './dataset-import.ts';
import { MapDataClass } from './map.ts';

const Day = Type.String({ format: 'date' });
/** One line of words, without control characters. */
const Words = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f]*\\S[^\\u0000-\\u001f]*$' });
const BothNames = Type.Object({ zh: Words(100), en: Words(200) }, { additionalProperties: false });

export const SecurityLevel = Type.Enum(['public', 'internal', 'sensitive']);
export type SecurityLevel = Static<typeof SecurityLevel>;

export const GeometryKind = Type.Enum(['polygon', 'line', 'point']);
export type GeometryKind = Static<typeof GeometryKind>;

/** How a dataset takes part in the one map; 1 is the most rigid rank. */
export const PlanPart = Type.Object(
  {
    /** 国土规划, 城乡规划, 林地规划, … */
    domain: Words(60),
    kind: Type.Enum(['zone', 'line', 'status']),
    rank: Type.Integer({ minimum: 1, maximum: 9 }),
    /** Land group of all its features, where they carry no code. */
    landGroup: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })),
    /** Last day on which it holds. */
    effectiveTo: Type.Optional(Day),
    /** Not adopted yet. */
    draft: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type PlanPart = Static<typeof PlanPart>;

const scale = Type.Integer({ minimum: 1, maximum: 100_000_000 });

/** POST /api/v1/datasets */
export const NewDatasetBody = Type.Object(
  {
    /** Unique for good: folders and addresses use it. */
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
    name: BothNames,
    dataClass: MapDataClass,
    authority: Words(100),
    /** Code scheme of its features, e.g. YDYH2023. */
    scheme: Type.Optional(Words(60)),
    geometryKind: GeometryKind,
    scale: Type.Optional(scale),
    licence: Words(200),
    securityLevel: SecurityLevel,
    divisionCode: DivisionCode,
    synthetic: Type.Optional(Type.Boolean()),
    plan: Type.Optional(PlanPart),
  },
  { additionalProperties: false },
);
export type NewDatasetBody = Static<typeof NewDatasetBody>;

/** PATCH /api/v1/datasets/:datasetId — what is absent stays, null takes away; refused when `revision` is no longer the newest. */
export const DatasetEdit = Type.Object(
  {
    revision: Type.Integer({ minimum: 1 }),
    name: Type.Optional(BothNames),
    dataClass: Type.Optional(MapDataClass),
    authority: Type.Optional(Words(100)),
    scheme: Type.Optional(Type.Union([Words(60), Type.Null()])),
    scale: Type.Optional(Type.Union([scale, Type.Null()])),
    licence: Type.Optional(Words(200)),
    securityLevel: Type.Optional(SecurityLevel),
    synthetic: Type.Optional(Type.Boolean()),
    plan: Type.Optional(PlanPart),
  },
  { additionalProperties: false },
);
export type DatasetEdit = Static<typeof DatasetEdit>;

/** empty: no version yet; unknown-coverage: nobody said where it has data; waiting: an import wants a decision. */
export const DatasetStatus = Type.Enum(['empty', 'unknown-coverage', 'waiting', 'current']);
export type DatasetStatus = Static<typeof DatasetStatus>;

export const DatasetQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100 })),
    dataClass: Type.Optional(MapDataClass),
    authority: Type.Optional(Type.String({ maxLength: 100 })),
    status: Type.Optional(DatasetStatus),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type DatasetQuery = Static<typeof DatasetQuery>;

export const DatasetSummary = Type.Object({
  id: Uuid,
  key: Type.String(),
  name: Name,
  dataClass: MapDataClass,
  authority: Type.String(),
  scheme: Type.Optional(Type.String()),
  geometryKind: GeometryKind,
  scale: Type.Optional(Type.Integer()),
  licence: Type.String(),
  securityLevel: SecurityLevel,
  divisionCode: Type.String(),
  divisionName: Type.Optional(Type.String()),
  synthetic: Type.Boolean(),
  revision: Type.Integer(),
  createdAt: Instant,
  status: DatasetStatus,
  versions: Type.Integer(),
  /** The last version the system was told of; it may hold only from a later day. */
  newest: Type.Optional(
    Type.Object({ number: Type.Integer(), validFrom: Day, recordedAt: Instant, features: Type.Integer() }),
  ),
  /** Imports that are being read or want a decision. */
  openImports: Type.Integer(),
  plan: Type.Optional(PlanPart),
});
export type DatasetSummary = Static<typeof DatasetSummary>;

export const DatasetPage = Type.Object({
  items: Type.Array(DatasetSummary),
  total: Type.Integer(),
  page: Type.Integer(),
  /** All within scope whatever the filter, for choosing from. */
  authorities: Type.Array(Type.String()),
});
export type DatasetPage = Static<typeof DatasetPage>;

export const DatasetVersionFacts = Type.Object({
  number: Type.Integer(),
  /** Plan time. */
  validFrom: Day,
  /** Record time. */
  recordedAt: Instant,
  features: Type.Integer(),
  /** Sum on the ellipsoid; absent for lines and points. */
  areaM2: Type.Optional(Type.Number()),
  /** How much of its division it says something of, 0 to 1; absent: nobody said where it has data, so outside its features it is “unknown”. */
  coverageShare: Type.Optional(Type.Number()),
  /** Features that are new or changed in it, and those that ended with it. */
  added: Type.Integer(),
  ended: Type.Integer(),
  /** It is the one that holds today. */
  holds: Type.Boolean(),
  /** What made it: import, decision, blueprint, seed, … */
  madeBy: Type.String(),
  importId: Type.Optional(Uuid),
  fileName: Type.Optional(Type.String()),
  conflictId: Type.Optional(Uuid),
  documentNo: Type.Optional(Type.String()),
  /** Who handed the file in. */
  person: Type.Optional(Type.String()),
  lineage: Type.Record(Type.String(), Type.Unknown()),
});
export type DatasetVersionFacts = Static<typeof DatasetVersionFacts>;

export const DatasetDetail = Type.Object({
  ...DatasetSummary.properties,
  /** Newest first. */
  history: Type.Array(DatasetVersionFacts),
  /** West, south, east, north of the newest version’s features. */
  bounds: Type.Optional(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
});
export type DatasetDetail = Static<typeof DatasetDetail>;

export const DatasetFeatureQuery = Type.Object(
  {
    /** The features as of this day; without it, and without `version`, those of the newest version. */
    asOf: Type.Optional(Day),
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
    after: Type.Optional(Type.String({ maxLength: 500 })),
    /** Begins the key or the code, or is in the name. */
    q: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);
export type DatasetFeatureQuery = Static<typeof DatasetFeatureQuery>;

export const DatasetFeature = Type.Object({
  key: Type.String(),
  code: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  areaM2: Type.Optional(Type.Number()),
  /** A point on it, for the map. */
  at: Type.Object({ lon: Type.Number(), lat: Type.Number() }),
  /** The version that brought it in this shape. */
  since: Type.Integer(),
});
export type DatasetFeature = Static<typeof DatasetFeature>;

export const DatasetFeaturePage = Type.Object({
  items: Type.Array(DatasetFeature),
  /** Absent when no version holds on that day: nothing is known then. */
  version: Type.Optional(Type.Integer()),
  nextAfter: Type.Optional(Type.String()),
});
export type DatasetFeaturePage = Static<typeof DatasetFeaturePage>;

/** GET /api/v1/imports/:importId/problem-counts — the quality report in figures. */
export const ImportProblemCounts = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: ImportProblemKind,
      severity: Type.Enum(['error', 'warning']),
      open: Type.Integer(),
      repaired: Type.Integer(),
      /** Looked at, and left as they are. */
      left: Type.Integer(),
      /** Open or left ones for which a repair is proposed. */
      repairable: Type.Integer(),
    }),
  ),
  /** Errors that still keep the file from being accepted. */
  blocking: Type.Integer(),
});
export type ImportProblemCounts = Static<typeof ImportProblemCounts>;

/** GET /api/v1/imports/:importId/problems/:problemId/repair — shapes as GeoJSON in EPSG:4490. */
export const RepairPreview = Type.Object({
  before: Type.Optional(Type.Unknown()),
  /** As it would be; absent when the repair drops the feature or nothing is proposed. */
  after: Type.Optional(Type.Unknown()),
  areaBeforeM2: Type.Optional(Type.Number()),
  areaAfterM2: Type.Optional(Type.Number()),
  /** Other rows of the file around it. */
  neighbours: Type.Array(Type.Object({ row: Type.Integer(), shape: Type.Unknown() })),
});
export type RepairPreview = Static<typeof RepairPreview>;
