import { type Static, Type } from 'typebox';
import { LonLat } from './common.ts';
import { AreaShape } from './coverage.ts';

/** POST /api/v1/terrain/profile — heights along a line of EPSG:4490 positions; at most 50 km. */
export const ProfileQuery = Type.Object(
  {
    line: Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), { minItems: 2, maxItems: 2_000 }),
    /** Metres between points; more when the line would have over 2,000. */
    stepM: Type.Optional(Type.Number({ minimum: 5, maximum: 1_000 })),
  },
  { additionalProperties: false },
);
export type ProfileQuery = Static<typeof ProfileQuery>;

const Source = { name: Type.Object({ zh: Type.String(), en: Type.String() }), synthetic: Type.Boolean() };

export const TerrainProfile = Type.Object({
  points: Type.Array(
    Type.Object({
      distance: Type.Number(),
      lon: Type.Number(),
      lat: Type.Number(),
      /** Absent where no heights are known. */
      height: Type.Optional(Type.Number()),
      slope: Type.Optional(Type.Number()),
    }),
  ),
  lengthM: Type.Number(),
  climbM: Type.Number(),
  descentM: Type.Number(),
  /** Rise over run, negative downhill. */
  steepest: Type.Number(),
  ...Source,
});
export type TerrainProfile = Static<typeof TerrainProfile>;

/** POST /api/v1/terrain/viewshed — what is seen of the ground from a place. */
export const ViewshedQuery = Type.Object(
  {
    at: LonLat,
    /** Metres of the eye above the ground; 1.6 unless told. */
    eyeHeight: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000 })),
    /** Metres above the ground of what is looked at. */
    targetHeight: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000 })),
    radius: Type.Number({ minimum: 50, maximum: 10_000 }),
  },
  { additionalProperties: false },
);
export type ViewshedQuery = Static<typeof ViewshedQuery>;

export const TerrainViewshed = Type.Object({
  visible: AreaShape,
  /** Of the ground within the radius that is known. */
  share: Type.Number(),
  areaM2: Type.Number(),
  ...Source,
});
export type TerrainViewshed = Static<typeof TerrainViewshed>;
