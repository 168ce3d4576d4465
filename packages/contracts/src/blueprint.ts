import { type Static, Type } from 'typebox';
import { Instant, Uuid } from './common.ts';

const Day = Type.String({ format: 'date' });

/** One computation of 一张蓝图: of all plans the most rigid one at each spot. */
export const Blueprint = Type.Object({
  id: Uuid,
  asOf: Type.String(),
  status: Type.Enum(['waiting', 'running', 'ready', 'failed', 'cancelled']),
  /** Share of the tiles that are done, 0–1. */
  progress: Type.Number(),
  areaM2: Type.Optional(Type.Number()),
  adminAreaM2: Type.Optional(Type.Number()),
  /** |area − administrative area| in millionths of it; more than 100 is refused. */
  closesPpm: Type.Optional(Type.Number()),
  features: Type.Optional(Type.Integer()),
  problem: Type.Optional(Type.String()),
  startedAt: Instant,
  finishedAt: Type.Optional(Instant),
});
export type Blueprint = Static<typeof Blueprint>;

export const BlueprintList = Type.Object({ items: Type.Array(Blueprint) });

/** POST /api/v1/blueprints — of the district (6 digits), as the plans stand on a day. */
export const NewBlueprint = Type.Object(
  {
    divisionCode: Type.String({ pattern: '^[0-9]{6}$' }),
    asOf: Type.Optional(Day),
  },
  { additionalProperties: false },
);
