import { type Static, Type } from 'typebox';
import { Instant } from './common.ts';

export const CheckupIndicator = Type.Object({
  code: Type.String(),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** 安全, 创新, 协调, 绿色, 开放, 共享. */
  dimension: Type.Enum(['safety', 'innovation', 'coordination', 'green', 'openness', 'sharing']),
  /** 约束性; otherwise 预期性. */
  constraint: Type.Boolean(),
  unit: Type.String(),
  better: Type.Enum(['higher', 'lower']),
  target: Type.Number(),
  /** The target is an example and not confirmed by a plan. */
  doubtful: Type.Boolean(),
  /** Absent when the data it is made from is missing. */
  value: Type.Optional(Type.Number()),
  rating: Type.Enum(['met', 'near', 'missed', 'unknown']),
  /** Datasets that are missing. */
  missing: Type.Array(Type.String()),
});
export type CheckupIndicator = Static<typeof CheckupIndicator>;

export const CheckupQuery = Type.Object(
  { asOf: Type.Optional(Type.String({ format: 'date' })) },
  { additionalProperties: false },
);
export type CheckupQuery = Static<typeof CheckupQuery>;

/** GET /api/v1/urban-checkup — indicators of the urban check-up as of a day (城市体检). */
export const UrbanCheckup = Type.Object({
  indicators: Type.Array(CheckupIndicator),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type UrbanCheckup = Static<typeof UrbanCheckup>;
