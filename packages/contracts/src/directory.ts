import { type Static, Type } from 'typebox';
import { DivisionCode, EventTypeCode, Instant, LonLat, Name, Uuid } from './common.ts';

export const DivisionLevel = Type.Union([
  Type.Literal('city'),
  Type.Literal('county'),
  Type.Literal('street'),
  Type.Literal('community'),
  Type.Literal('grid'),
]);
export type DivisionLevel = Static<typeof DivisionLevel>;

export const Division = Type.Object({
  code: DivisionCode,
  name: Type.String(),
  level: DivisionLevel,
  parentCode: Type.Optional(DivisionCode),
  /** `50/500103/500103006/` — ends in a slash; scope checks compare prefixes of it. */
  path: Type.String(),
  validFrom: Type.String({ format: 'date' }),
  validTo: Type.Optional(Type.String({ format: 'date' })),
  centre: Type.Optional(LonLat),
  synthetic: Type.Boolean(),
  /** e.g. “code not yet published”. */
  remark: Type.Optional(Type.String()),
});
export type Division = Static<typeof Division>;

/** GET /api/v1/divisions?parent=&level=&at=YYYY-MM-DD&q= */
export const DivisionList = Type.Object({ items: Type.Array(Division), at: Type.String({ format: 'date' }) });

/** GET /api/v1/map/divisions?level=county|street|community|grid&parent=CODE — GeoJSON, EPSG:4490, properties {code,name,level,centre,synthetic}. */
export const DivisionFeature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String(),
  properties: Type.Object({
    code: DivisionCode,
    name: Type.String(),
    level: DivisionLevel,
    centre: Type.Optional(LonLat),
    synthetic: Type.Boolean(),
  }),
  geometry: Type.Object({ type: Type.String(), coordinates: Type.Unknown() }),
});
export const DivisionMap = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(DivisionFeature),
});
export type DivisionMap = Static<typeof DivisionMap>;

/** GET /api/v1/event-types */
export const EventType = Type.Object({
  code: EventTypeCode,
  name: Name,
  majorCode: Type.String(),
  majorName: Name,
  /** Time limit of handling; unit: clock hours (urgent), working hours, working days. */
  limitValue: Type.Number(),
  limitUnit: Type.Union([Type.Literal('clock-hour'), Type.Literal('working-hour'), Type.Literal('working-day')]),
  level: Type.Union([
    Type.Literal('I'),
    Type.Literal('II'),
    Type.Literal('III'),
    Type.Literal('IV'),
    Type.Literal('routine'),
  ]),
});
export type EventType = Static<typeof EventType>;
export const EventTypeList = Type.Object({ items: Type.Array(EventType) });

/** GET /api/v1/people?onDuty=true&street= — whom an operator can dispatch to. */
export const DutyPerson = Type.Object({
  id: Uuid,
  name: Type.String(),
  orgName: Type.String(),
  postName: Type.String(),
  streetCode: Type.Optional(DivisionCode),
  onDuty: Type.Boolean(),
  openTasks: Type.Integer(),
  position: Type.Optional(LonLat),
  positionAt: Type.Optional(Instant),
  synthetic: Type.Boolean(),
});
export const DutyPersonList = Type.Object({ items: Type.Array(DutyPerson), asOf: Instant });
export type DutyPerson = Static<typeof DutyPerson>;

/** GET /api/v1/cameras */
export const CameraSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  location: LonLat,
  streetCode: DivisionCode,
  streetName: Type.String(),
  state: Type.Union([
    Type.Literal('live'),
    Type.Literal('silent'),
    Type.Literal('no-stream'),
    Type.Literal('corrupt-stream'),
    Type.Literal('bad-codec'),
    Type.Literal('no-model'),
    Type.Literal('never-seen'),
  ]),
  lastSeenAt: Type.Optional(Instant),
  framesPerSecond: Type.Optional(Type.Number()),
  rules: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      eventType: EventTypeCode,
      active: Type.Optional(Type.Boolean()),
    }),
  ),
});
export type CameraSummary = Static<typeof CameraSummary>;
export const CameraList = Type.Object({ items: Type.Array(CameraSummary), asOf: Instant });
