import { type Static, Type } from 'typebox';

/** ISO 8601 instant with offset, e.g. `2026-11-23T10:24:42.123Z`. */
export const Instant = Type.String({ format: 'date-time' });

/** WGS 84 / CGCS2000 degrees (EPSG:4490; the two agree to centimetres). Never GCJ-02. */
export const LonLat = Type.Object(
  { lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) },
  { additionalProperties: false },
);
export type LonLat = Static<typeof LonLat>;

export const Uuid = Type.String({ format: 'uuid' });

/** GB/T 30428 event type, 4 digits: major (2) + minor (2), e.g. `0501` 无照经营游商. */
export const EventTypeCode = Type.String({ pattern: '^[0-9]{4}$' });

/** GB/T 28181 device id: 20 digits. */
export const CameraId = Type.String({ pattern: '^[0-9]{20}$' });

/** Division code: city 2 or 6, county 6, street 9, community 12, unit grid 15 digits. */
export const DivisionCode = Type.String({ pattern: '^[0-9A-Z]{2,15}$' });

/** RFC 9457 problem; `title`/`detail` are Chinese, `titleEn`/`detailEn` English, `code` is stable. */
export const Problem = Type.Object({
  type: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  title: Type.String(),
  titleEn: Type.String(),
  detail: Type.Optional(Type.String()),
  detailEn: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  /** With 409: what is allowed now. */
  allowed: Type.Optional(Type.Array(Type.String())),
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;

/** A name in both languages of the platform. */
export const Name = Type.Object({ zh: Type.String(), en: Type.String() });
export type Name = Static<typeof Name>;
