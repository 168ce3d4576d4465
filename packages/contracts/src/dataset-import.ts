import { type Static, Type } from 'typebox';
import { Instant, Uuid } from './common.ts';
import { DrawnArea } from './geometry-tools.ts';

/** How the file’s coordinates are meant, when the person knows better than the file. */
export const ImportCrs = Type.Enum([
  'EPSG:4490',
  'EPSG:4523',
  'EPSG:4524',
  'EPSG:4525',
  'EPSG:4544',
  'EPSG:4545',
  'EPSG:4546',
  'GCJ-02',
  'BD-09',
]);
export type ImportCrs = Static<typeof ImportCrs>;

/** POST /api/v1/datasets/:datasetId/imports — the file itself is the body, application/octet-stream. */
export const NewImport = Type.Object(
  {
    fileName: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^/\\\\\\u0000-\\u001f]+$' }),
    validFrom: Type.String({ format: 'date' }),
    crs: Type.Optional(ImportCrs),
    /** Attribute that names a feature through all versions; recognised when absent. */
    keyField: Type.Optional(Type.String({ maxLength: 100 })),
    codeField: Type.Optional(Type.String({ maxLength: 100 })),
    nameField: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type NewImport = Static<typeof NewImport>;

export const ImportStatus = Type.Enum(['reading', 'checking', 'checked', 'accepted', 'refused', 'failed', 'cancelled']);
export type ImportStatus = Static<typeof ImportStatus>;

export const ImportProblemKind = Type.Enum([
  'unreadable',
  'empty',
  'invalid',
  'duplicate',
  'overlap',
  'gap',
  'sliver',
  'missing-attribute',
  'unknown-code',
  'outside-district',
]);
export type ImportProblemKind = Static<typeof ImportProblemKind>;

export const DatasetImport = Type.Object({
  id: Uuid,
  datasetId: Uuid,
  fileName: Type.String(),
  format: Type.Optional(Type.String()),
  sha256: Type.String(),
  bytes: Type.Optional(Type.Integer()),
  status: ImportStatus,
  validFrom: Type.String({ format: 'date' }),
  featuresRead: Type.Integer(),
  /** What was recognised: crs, axes, shift, encoding, fields, suggestions. */
  recognised: Type.Record(Type.String(), Type.Unknown()),
  /** Counts by kind of problem, area, extent. */
  summary: Type.Record(Type.String(), Type.Unknown()),
  /** Why it was refused or failed. */
  reason: Type.Optional(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
  /** The version it became. */
  version: Type.Optional(Type.Integer()),
  /** What was said on accept of where the version has data. */
  coverage: Type.Optional(Type.Enum(['as-before', 'none', 'district', 'extent', 'drawn'])),
  startedAt: Instant,
  finishedAt: Type.Optional(Instant),
});
export type DatasetImport = Static<typeof DatasetImport>;

export const DatasetImportList = Type.Object({ items: Type.Array(DatasetImport) });
export type DatasetImportList = Static<typeof DatasetImportList>;

export const ImportProblemQuery = Type.Object(
  {
    kind: Type.Optional(ImportProblemKind),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  },
  { additionalProperties: false },
);
export type ImportProblemQuery = Static<typeof ImportProblemQuery>;

export const ImportProblem = Type.Object({
  id: Type.Integer(),
  /** Number of the feature in the file, from 1. */
  row: Type.Optional(Type.Integer()),
  otherRow: Type.Optional(Type.Integer()),
  kind: ImportProblemKind,
  severity: Type.Enum(['error', 'warning']),
  detail: Type.Record(Type.String(), Type.Unknown()),
  /** GeoJSON in EPSG:4490, where there is a place to show. */
  place: Type.Optional(Type.Unknown()),
  proposal: Type.Optional(Type.Enum(['make-valid', 'snap', 'drop'])),
  decision: Type.Optional(Type.Enum(['accepted', 'refused'])),
});
export type ImportProblem = Static<typeof ImportProblem>;

export const ImportProblemList = Type.Object({
  items: Type.Array(ImportProblem),
  nextAfter: Type.Optional(Type.Integer()),
});
export type ImportProblemList = Static<typeof ImportProblemList>;

/** POST …/decisions — repairs wanted or not, by kind of problem or one by one. */
export const ImportDecision = Type.Object(
  {
    decision: Type.Enum(['accepted', 'refused']),
    kind: Type.Optional(ImportProblemKind),
    problemIds: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 10_000 })),
  },
  { additionalProperties: false },
);
export type ImportDecision = Static<typeof ImportDecision>;

export const ImportDecisionResult = Type.Object({ decided: Type.Integer(), repaired: Type.Integer() });

/**
 * POST …/accept, optional — where the new version has data; outside it every answer is “unknown”. as-before (default): as
 * the version before, so a first one has none; none: unknown everywhere; district: the whole division of the dataset;
 * extent: the box around the file’s shapes; or an outline, EPSG:4490.
 */
export const ImportAcceptance = Type.Object(
  { coverage: Type.Optional(Type.Union([Type.Enum(['as-before', 'none', 'district', 'extent']), DrawnArea])) },
  { additionalProperties: false },
);
export type ImportAcceptance = Static<typeof ImportAcceptance>;
