import { type Static, Type } from 'typebox';
import { ConflictSeverity, ConflictType } from './conflict.ts';

/** GET and PUT /api/v1/conflict-rules/{ruleId} — one cell of the rule matrix. */
export const ConflictRuleBody = Type.Object(
  {
    severity: ConflictSeverity,
    minAreaM2: Type.Number({ minimum: 0, maximum: 1e9 }),
    minWidthM: Type.Number({ minimum: 0, maximum: 1e4 }),
    enabled: Type.Boolean(),
    explanation: Type.Object({
      zh: Type.String({ minLength: 1, maxLength: 500 }),
      en: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    parameters: Type.Object(
      {
        aAboveB: Type.Optional(Type.Boolean()),
        sameDomain: Type.Optional(Type.Boolean()),
        groupsA: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
        groupsB: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
        groups: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
        tolerances: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.Number({ minimum: 0 }))),
        mutualShare: Type.Optional(Type.Number({ minimum: 0.1, maximum: 1 })),
        differenceRatio: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type ConflictRuleBody = Static<typeof ConflictRuleBody>;

export const ConflictRuleView = Type.Object({
  id: Type.String(),
  type: ConflictType,
  domainA: Type.Optional(Type.String()),
  groupA: Type.Optional(Type.String()),
  domainB: Type.Optional(Type.String()),
  groupB: Type.Optional(Type.String()),
  ...ConflictRuleBody.properties,
});
export type ConflictRuleView = Static<typeof ConflictRuleView>;
