import { DivisionCode, DivisionLevel } from '@shancheng/contracts';
import { type Static, Type } from 'typebox';

const Day = Type.Optional(Type.String({ format: 'date', description: 'YYYY-MM-DD; today when left out' }));
/** GET /api/v1/divisions */
export const DivisionQuery = Type.Object(
  {
    parent: Type.Optional(DivisionCode),
    level: Type.Optional(DivisionLevel),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    at: Day,
  },
  { additionalProperties: false },
);
/** GET /api/v1/map/divisions */
export const MapQuery = Type.Object(
  { level: DivisionLevel, parent: Type.Optional(DivisionCode), at: Day },
  { additionalProperties: false },
);
/** GET /api/v1/map/basemap: rivers, ridges, roads, rails, places; schematic. */
export const Basemap = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({
        kind: Type.String(),
        name: Type.Optional(Type.String()),
        nameEn: Type.Optional(Type.String()),
      }),
      geometry: Type.Object({ type: Type.String(), coordinates: Type.Unknown() }),
    }),
  ),
});
export type Basemap = Static<typeof Basemap>;

/** POST /api/v1/divisions/import: outlines of streets, communities or unit grids, CGCS2000 degrees. */
export const OutlineImport = Type.Object(
  {
    source: Type.String({ minLength: 3, maxLength: 300, description: 'where the outlines come from, with licence' }),
    synthetic: Type.Boolean(),
    validFrom: Type.String({ format: 'date' }),
    outlines: Type.Object({
      type: Type.Literal('FeatureCollection'),
      features: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 50_000 }),
    }),
  },
  { additionalProperties: false },
);
export const ImportAnswer = Type.Object({
  importId: Type.String(),
  features: Type.Integer(),
  byLevel: Type.Record(Type.String(), Type.Integer()),
  gaps: Type.Array(Type.Object({ parentCode: Type.String(), uncoveredM2: Type.Number() })),
});
export type OutlineImport = Static<typeof OutlineImport>;
