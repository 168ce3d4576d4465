import { type Static, Type } from 'typebox';
import { Name } from './common.ts';

const Day = Type.String({ format: 'date' });
const AuthorityId = Type.String({ minLength: 1, maxLength: 60 });
const MatterCode = Type.String({ minLength: 1, maxLength: 60 });

/** A provision as it is cited: statute and 条/款/项/目. */
export const Basis = Type.Object({ law: Type.String(), path: Type.String() });
export type Basis = Static<typeof Basis>;

/** What one agency answers with one question of a merged checklist. */
const ItemAnswer = Type.Object({
  authorityId: AuthorityId,
  matterCode: MatterCode,
  itemId: Type.String(),
  basis: Basis,
});

export const AnswerKind = Type.Enum(['yes-no', 'number', 'text', 'photo']);
export type AnswerKind = Static<typeof AnswerKind>;

/** A question of the merged checklist: asked once, however many agencies need the answer. */
export const ChecklistItem = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  answer: AnswerKind,
  /** The answer that is in order, of a yes-no question; other kinds are judged by the officer. */
  compliant: Type.Optional(Type.Enum(['yes', 'no'])),
  how: Type.Optional(Type.String()),
  answers: Type.Array(ItemAnswer, { minItems: 1 }),
});
export type ChecklistItem = Static<typeof ChecklistItem>;

/** A theme of the joint check (执法监管一件事), one file of data/enforcement/themes. */
export const InspectionTheme = Type.Object({
  id: Type.String(),
  title: Name,
  subjectKinds: Type.Array(Type.String(), { minItems: 1 }),
  initiatorLevels: Type.Array(Type.Enum(['town', 'district', 'city'])),
  /** Checks of other agencies so many days before or after the window are proposed for merging. */
  windowDays: Type.Integer({ minimum: 0, maximum: 366 }),
  answerWithinWorkingDays: Type.Integer({ minimum: 1, maximum: 60 }),
  officersPerAgency: Type.Integer({ minimum: 2, maximum: 20 }),
  geofenceMetres: Type.Integer({ minimum: 10, maximum: 5_000 }),
  agencies: Type.Array(
    Type.Object({
      /** `initiator`: the town that starts the plan. */
      authorityId: AuthorityId,
      lead: Type.Boolean(),
      mode: Type.Enum(['on-site', 'in-writing']),
      matters: Type.Array(MatterCode, { minItems: 1 }),
    }),
    { minItems: 1 },
  ),
  checklist: Type.Array(ChecklistItem, { minItems: 1 }),
  /** What the enterprise may prepare. */
  documents: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), basis: Basis })),
  advice: Type.Array(Name),
  validFrom: Day,
  doubtful: Type.Optional(Type.Boolean()),
  doubt: Type.Optional(Type.String()),
});
export type InspectionTheme = Static<typeof InspectionTheme>;

/** GET /api/v1/inspection/themes */
export const InspectionThemes = Type.Object({ items: Type.Array(InspectionTheme) });
export type InspectionThemes = Static<typeof InspectionThemes>;

/** One of the N functions: what it is called, where it leads, whether it is in use. Data of data/enforcement/functions.json. */
export const EnforcementFunction = Type.Object({
  id: Type.String(),
  title: Name,
  about: Name,
  status: Type.Enum(['in-use', 'planned']),
  /** Addresses within the apps where it is used. */
  console: Type.Optional(Type.String()),
  mobile: Type.Optional(Type.String()),
  portal: Type.Optional(Type.String()),
  themeId: Type.Optional(Type.String()),
});
export const EnforcementFunctions = Type.Object({ items: Type.Array(EnforcementFunction) });
export type EnforcementFunctions = Static<typeof EnforcementFunctions>;
