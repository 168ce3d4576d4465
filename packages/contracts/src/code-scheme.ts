import { type Static, Type } from 'typebox';
import { Name, Uuid } from './common.ts';

const Scheme = Type.String({ minLength: 1, maxLength: 60 });
const Code = Type.String({ minLength: 1, maxLength: 40 });

/** GET /api/v1/code-schemes/{scheme} */
export const CodeScheme = Type.Object({
  scheme: Type.String(),
  codes: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      nameEn: Type.Optional(Type.String()),
      /** Land group in the rule matrix; absent: unknown. */
      group: Type.Optional(Type.String()),
      color: Type.Optional(Type.String()),
      /** No norm was read for the colour. */
      colorDoubtful: Type.Boolean(),
    }),
  ),
});
export type CodeScheme = Static<typeof CodeScheme>;

/** GET /api/v1/plans/crosswalks — what the codes of one scheme become in another. */
export const Crosswalks = Type.Object({
  items: Type.Array(
    Type.Object({
      from: Type.String(),
      code: Type.String(),
      to: Type.String(),
      targetCode: Type.String(),
      /** Share of the area, 0–1; the shares of one code add up to 1. */
      share: Type.Number(),
      /** To be read up in the norm. */
      doubtful: Type.Boolean(),
    }),
  ),
});
export type Crosswalks = Static<typeof Crosswalks>;

export const CrosswalkQuery = Type.Object(
  { from: Type.Optional(Scheme), to: Type.Optional(Scheme) },
  { additionalProperties: false },
);

/** Why a code has no place in the rule matrix. */
export const CodeProblem = Type.Enum([
  'no-code',
  'unknown-scheme',
  'unknown-code',
  'no-crosswalk',
  'ambiguous',
  'no-group',
]);
export type CodeProblem = Static<typeof CodeProblem>;

/** POST /api/v1/plans/crosswalks/convert — codes of a scheme as codes and land groups of YDYH2023. */
export const CodesToConvert = Type.Object(
  { from: Scheme, codes: Type.Array(Code, { minItems: 1, maxItems: 500 }) },
  { additionalProperties: false },
);
export type CodesToConvert = Static<typeof CodesToConvert>;

export const ConvertedCodes = Type.Object({
  to: Type.String(),
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      targets: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Type.Optional(Name),
          share: Type.Number(),
          doubtful: Type.Boolean(),
        }),
      ),
      group: Type.Optional(Type.String()),
      /** Present where there is no group. */
      problem: Type.Optional(CodeProblem),
    }),
  ),
});
export type ConvertedCodes = Static<typeof ConvertedCodes>;

/** GET /api/v1/plans/unknown-codes — features of today’s plans that no rule can judge, by plan and code. */
export const UnknownCodes = Type.Object({
  items: Type.Array(
    Type.Object({
      datasetId: Uuid,
      datasetName: Name,
      version: Type.Integer(),
      scheme: Type.Optional(Type.String()),
      code: Type.Optional(Type.String()),
      problem: CodeProblem,
      features: Type.Integer(),
      areaM2: Type.Number(),
    }),
  ),
});
export type UnknownCodes = Static<typeof UnknownCodes>;
