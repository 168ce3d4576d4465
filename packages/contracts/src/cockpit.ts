import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name } from './common.ts';
import { IncidentStatus, IncidentSummary, Ledger } from './incident.ts';

/** Milliseconds; `share` of chains that took under 5 s. `count` is how many chains the percentiles are made of. */
export const Percentiles = Type.Object({
  count: Type.Integer(),
  p50: Type.Optional(Type.Number()),
  p95: Type.Optional(Type.Number()),
  p99: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
});
export type Percentiles = Static<typeof Percentiles>;

/** A number with where it comes from: `rows` is a query string for GET /api/v1/incidents that lists exactly what was counted. */
export const Figure = Type.Object({ value: Type.Number(), definition: Name, rows: Type.String() });
export type Figure = Static<typeof Figure>;

/** GET /api/v1/cockpit?scope=CODE — every figure of one snapshot, read in one transaction. */
export const Cockpit = Type.Object({
  asOf: Instant,
  /** Start of the day in the district's time zone: figures “today” count from here. */
  dayStart: Instant,
  scope: Type.Object({ code: Type.String(), name: Type.String() }),
  today: Type.Object({
    reported: Figure,
    filed: Figure,
    closed: Figure,
    open: Figure,
    overdue: Figure,
    waiting: Figure,
    onDuty: Type.Object({ value: Type.Integer(), definition: Name }),
  }),
  chain: Type.Object({
    captureToPhone: Percentiles,
    /** Steps: capture→detected, detected→verified, verified→filed, filed→dispatched, dispatched→phone. */
    steps: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Name,
        p50: Type.Optional(Type.Number()),
        p95: Type.Optional(Type.Number()),
      }),
    ),
    within5s: Type.Optional(Type.Number()),
    rows: Type.String(),
    brokenRows: Type.String(),
    /** Newest last, up to 60: for the strip chart. */
    recent: Type.Array(Type.Object({ incidentId: Type.String(), code: Type.String(), at: Instant, ms: Type.Number() })),
  }),
  byStatus: Type.Array(Type.Object({ status: IncidentStatus, value: Type.Integer(), rows: Type.String() })),
  byType: Type.Array(Type.Object({ eventType: Type.String(), name: Name, value: Type.Integer(), rows: Type.String() })),
  byStreet: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      open: Type.Integer(),
      today: Type.Integer(),
      overdue: Type.Integer(),
      rows: Type.String(),
    }),
  ),
  /** 24 hours, oldest first. */
  byHour: Type.Array(Type.Object({ hour: Instant, reported: Type.Integer(), closed: Type.Integer() })),
  live: Type.Array(IncidentSummary),
  cameras: Type.Object({
    live: Type.Integer(),
    total: Type.Integer(),
    points: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), location: LonLat, state: Type.String() })),
  }),
  ledger: Ledger,
});
export type Cockpit = Static<typeof Cockpit>;
