import { type Static, Type } from 'typebox';
import { Instant, Name, Uuid } from './common.ts';

export const MapDataClass = Type.Enum(['base', 'status', 'plan', 'management', 'socio-economic']);
export type MapDataClass = Static<typeof MapDataClass>;

export const DatasetVersion = Type.Object({
  number: Type.Integer(),
  /** Plan time: from which day on it says so. */
  validFrom: Type.String({ format: 'date' }),
  /** Record time: since when the system knows. */
  recordedAt: Instant,
  /** Where it came from: a file with its hash, a decision with its document number. */
  lineage: Type.Record(Type.String(), Type.Unknown()),
});

export const MapLayer = Type.Object({
  datasetId: Uuid,
  key: Type.String(),
  name: Name,
  dataClass: MapDataClass,
  authority: Type.String(),
  scheme: Type.Optional(Type.String()),
  geometryKind: Type.Enum(['polygon', 'line', 'point']),
  /** Denominator of the scale it was drawn at. */
  scale: Type.Optional(Type.Integer()),
  licence: Type.String(),
  securityLevel: Type.String(),
  synthetic: Type.Boolean(),
  /** The version that holds on the day asked for; absent when there is none: nothing is known of it then. */
  version: Type.Optional(Type.Integer()),
  validFrom: Type.Optional(Type.String({ format: 'date' })),
  featureCount: Type.Optional(Type.Integer()),
  /** West, south, east, north in EPSG:4490 of where it has data. */
  bounds: Type.Optional(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
  /** How it takes part in the one map; absent when it does not. */
  plan: Type.Optional(
    Type.Object({
      domain: Type.String(),
      kind: Type.Enum(['zone', 'line', 'status']),
      rank: Type.Integer(),
    }),
  ),
  versions: Type.Array(DatasetVersion),
});
export type MapLayer = Static<typeof MapLayer>;

/** GET /api/v1/map/layers — every dataset within scope as it stands on a day. */
export const MapLayersQuery = Type.Object(
  { asOf: Type.Optional(Type.String({ format: 'date' })) },
  { additionalProperties: false },
);

export const MapLayers = Type.Object({ items: Type.Array(MapLayer), asOf: Type.String({ format: 'date' }) });
export type MapLayers = Static<typeof MapLayers>;

const Zoom = Type.Integer({ minimum: 0, maximum: 18 });
const Column = Type.Integer({ minimum: 0, maximum: 262_143 });

export const MapTileParams = Type.Object({
  datasetId: Uuid,
  version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  z: Zoom,
  x: Column,
  y: Column,
});

export const ConflictTileParams = Type.Object({ z: Zoom, x: Column, y: Column });

const Sum = Type.Object({ value: Type.Integer(), areaM2: Type.Number() });

/** GET /api/v1/cockpit/planning — where plans stand, every figure of one snapshot; areas in m² on the ellipsoid. */
export const PlanningCockpit = Type.Object({
  asOf: Instant,
  /** Conflicts that recomputation finds now and nobody has waived. */
  open: Sum,
  /** Waived, with who and why in the conflict. */
  exempt: Sum,
  /** Gone since the year began. */
  goneThisYear: Sum,
  byType: Type.Array(Type.Object({ type: Type.String(), ...Sum.properties })),
  bySeverity: Type.Array(Type.Object({ severity: Type.String(), ...Sum.properties })),
  byStatus: Type.Array(Type.Object({ status: Type.String(), ...Sum.properties })),
  /** Each conflict counts at both its authorities: the sum exceeds `open`. */
  byAuthority: Type.Array(Type.Object({ authority: Type.String(), ...Sum.properties })),
  /** Days since first seen, in the order of age: under 7, 7 to 29, 30 to 89, 90 and more. */
  byAge: Type.Array(Type.Object({ fromDays: Type.Integer(), ...Sum.properties })),
  /** Control lines and zones of rank 1 to 3: their area now, and the open conflicts that touch them. */
  controlLines: Type.Array(
    Type.Object({
      datasetId: Uuid,
      key: Type.String(),
      name: Name,
      rank: Type.Integer(),
      version: Type.Integer(),
      validFrom: Type.String({ format: 'date' }),
      areaM2: Type.Number(),
      conflicts: Type.Integer(),
      conflictAreaM2: Type.Number(),
    }),
  ),
  /** How much of the widest coverage each dataset covers, 0 to 1: outside it the answer is “unknown”. */
  coverage: Type.Array(Type.Object({ datasetId: Uuid, name: Name, share: Type.Number() })),
});
export type PlanningCockpit = Static<typeof PlanningCockpit>;
