import { type Static, Type } from 'typebox';
import { DivisionCode, Instant, Name, Uuid } from './common.ts';
import { ChecklistItem } from './inspection-theme.ts';

const Day = Type.String({ format: 'date' });
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const AuthorityId = Type.String({ minLength: 1, maxLength: 60 });
const MatterCode = Type.String({ minLength: 1, maxLength: 60 });
export const InspectionKind = Type.Enum(['daily', 'special', 'case-driven', 'double-random']);
export type InspectionKind = Static<typeof InspectionKind>;
export const InspectionPlanStatus = Type.Enum(['draft', 'inviting', 'approved', 'cancelled']);
export type InspectionPlanStatus = Static<typeof InspectionPlanStatus>;
export const PartyAnswer = Type.Enum(['pending', 'joins', 'in-writing', 'declines']);
export type PartyAnswer = Static<typeof PartyAnswer>;

/** An authority of a plan. */
export const InspectionParty = Type.Object({
  authorityId: AuthorityId,
  lead: Type.Boolean(),
  matters: Type.Array(MatterCode, { minItems: 1 }),
  answer: PartyAnswer,
  /** The last day for the answer. */
  answerDueOn: Type.Optional(Day),
  officerIds: Type.Array(Uuid),
  reason: Type.Optional(Type.String()),
});
export type InspectionParty = Static<typeof InspectionParty>;

/** Whom a double-random plan draws from, and how many of each credit class (0 to 1). */
export const DrawRule = Type.Object(
  {
    subjectKinds: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 20 }),
    divisionCode: DivisionCode,
    rates: Type.Object(
      {
        A: Type.Number({ minimum: 0, maximum: 1 }),
        B: Type.Number({ minimum: 0, maximum: 1 }),
        C: Type.Number({ minimum: 0, maximum: 1 }),
        D: Type.Number({ minimum: 0, maximum: 1 }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type DrawRule = Static<typeof DrawRule>;

/** POST /api/v1/inspection/plans */
export const NewInspectionPlan = Type.Object(
  {
    id: Uuid,
    kind: InspectionKind,
    title: Words(100),
    themeId: Type.Optional(Type.String({ maxLength: 60 })),
    /** What one agency checks by itself; with a theme its agencies and matters are taken from there. */
    matters: Type.Optional(Type.Array(MatterCode, { minItems: 1, maxItems: 50 })),
    /** Whom; none for a double-random plan, which draws them. */
    subjectIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 500 })),
    draw: Type.Optional(DrawRule),
    windowFrom: Day,
    windowTo: Day,
    /** Why, and by which document: asked of special and case-driven plans, which do not count against the cap. */
    ground: Type.Optional(Words(500)),
    groundDocument: Type.Optional(Words(100)),
  },
  { additionalProperties: false },
);
export type NewInspectionPlan = Static<typeof NewInspectionPlan>;

/** What may be done with a plan; the server’s 409 and the buttons on screen come from one table. */
export const InspectionPlanAction = Type.Enum([
  'invite',
  'answer',
  'assign',
  'commit-draw',
  'draw',
  'override',
  'approve',
  'cancel',
]);
export type InspectionPlanAction = Static<typeof InspectionPlanAction>;

const named = <A extends string>(action: A) => ({ commandId: Uuid, action: Type.Literal(action) });
const strict = { additionalProperties: false };
/** POST /api/v1/inspection/plans/{planId}/commands — a repeated commandId changes nothing and answers the same. */
export const InspectionPlanCommand = Type.Union([
  Type.Object(
    {
      ...named('invite'),
      /** Who is asked; `absorb`: their own planned checks that the visit takes in. */
      parties: Type.Array(
        Type.Object(
          {
            authorityId: AuthorityId,
            matters: Type.Array(MatterCode, { minItems: 1, maxItems: 50 }),
            absorb: Type.Optional(Type.Array(Uuid, { maxItems: 500 })),
          },
          strict,
        ),
        { minItems: 1, maxItems: 30 },
      ),
    },
    strict,
  ),
  Type.Object(
    {
      ...named('answer'),
      answer: Type.Enum(['joins', 'in-writing', 'declines']),
      officerIds: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
      reason: Type.Optional(Words(500)),
    },
    strict,
  ),
  Type.Object({ ...named('assign'), officerIds: Type.Array(Uuid, { minItems: 1, maxItems: 20 }) }, strict),
  Type.Object({ ...named('commit-draw') }, strict),
  Type.Object({ ...named('draw') }, strict),
  Type.Object({ ...named('override'), reason: Words(500) }, strict),
  Type.Object({ ...named('approve'), documentNo: Words(100) }, strict),
  Type.Object({ ...named('cancel'), reason: Words(500) }, strict),
]);
export type InspectionPlanCommand = Static<typeof InspectionPlanCommand>;

/** A reason why a plan cannot be approved as it is. */
export const InspectionObstacle = Type.Object({
  kind: Type.Enum([
    'overlapping-check',
    'cap-reached',
    'cap-unpublished',
    'not-competent',
    'unpublished-matter',
    'separate-visit',
  ]),
  subjectId: Type.Optional(Uuid),
  subjectName: Type.Optional(Type.String()),
  authorityId: Type.Optional(AuthorityId),
  matterCode: Type.Optional(MatterCode),
  checkId: Type.Optional(Uuid),
  /** Whether a supervisor’s override lifts it. */
  overridable: Type.Boolean(),
  text: Name,
});
export type InspectionObstacle = Static<typeof InspectionObstacle>;

export const InspectionPlanSummary = Type.Object({
  id: Uuid,
  code: Type.String(),
  kind: InspectionKind,
  title: Type.String(),
  authorityId: AuthorityId,
  authorityName: Type.String(),
  themeId: Type.Optional(Type.String()),
  status: InspectionPlanStatus,
  windowFrom: Day,
  windowTo: Day,
  subjects: Type.Integer(),
  parties: Type.Integer(),
  /** Departments that have not answered, and whether one is late. */
  waitingFor: Type.Integer(),
  overdue: Type.Boolean(),
  /** Checks by status, e.g. `{ approved: 3, closed: 1 }`. */
  checks: Type.Record(Type.String(), Type.Integer()),
  createdAt: Instant,
  synthetic: Type.Boolean(),
});
export type InspectionPlanSummary = Static<typeof InspectionPlanSummary>;

/** GET /api/v1/inspection/plans */
export const InspectionPlanList = Type.Object({
  items: Type.Array(InspectionPlanSummary),
  next: Type.Optional(Type.String()),
});
export type InspectionPlanList = Static<typeof InspectionPlanList>;
export const InspectionPlanQuery = Type.Object(
  {
    status: Type.Optional(InspectionPlanStatus),
    kind: Type.Optional(InspectionKind),
    /** `mine`: of my authority; `waiting`: that ask my authority. */
    of: Type.Optional(Type.Enum(['mine', 'waiting'])),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  strict,
);
export type InspectionPlanQuery = Static<typeof InspectionPlanQuery>;

export const InspectionPlanDetail = Type.Object({
  ...InspectionPlanSummary.properties,
  ground: Type.Optional(Type.String()),
  groundDocument: Type.Optional(Type.String()),
  divisionPath: Type.String(),
  draw: Type.Optional(
    Type.Object({
      rule: DrawRule,
      commitment: Type.Optional(Type.String()),
      committedAt: Type.Optional(Instant),
      drawnAt: Type.Optional(Instant),
      /** Where anyone can replay it, `/portal/draws/{id}`. */
      drawId: Type.Optional(Uuid),
    }),
  ),
  plan: Type.Object({
    parties: Type.Array(
      Type.Object({
        ...InspectionParty.properties,
        authorityName: Type.String(),
        overdue: Type.Boolean(),
        officers: Type.Array(Type.Object({ id: Uuid, name: Type.String(), certificateNo: Type.String() })),
      }),
    ),
    approval: Type.Optional(Type.Object({ by: Type.String(), at: Instant, documentNo: Type.String() })),
    override: Type.Optional(Type.Object({ by: Type.String(), at: Instant, reason: Type.String() })),
    cancelled: Type.Optional(Type.Object({ by: Type.String(), at: Instant, reason: Type.String() })),
  }),
  checklist: Type.Array(ChecklistItem),
  subjectList: Type.Array(
    Type.Object({
      subjectId: Uuid,
      name: Type.String(),
      address: Type.String(),
      creditClass: Type.String(),
      checkId: Type.Optional(Uuid),
      checkStatus: Type.Optional(Type.String()),
    }),
  ),
  obstacles: Type.Array(InspectionObstacle),
  history: Type.Array(
    Type.Object({
      action: Type.String(),
      at: Instant,
      actorName: Type.String(),
      authorityName: Type.Optional(Type.String()),
      note: Type.Optional(Type.String()),
    }),
  ),
  /** What this caller may do now. */
  allowed: Type.Array(InspectionPlanAction),
});
export type InspectionPlanDetail = Static<typeof InspectionPlanDetail>;

/** GET /api/v1/inspection/plans/{planId}/proposal — whom to ask along, and the visits that would be saved. */
export const JointProposal = Type.Object({
  windowFrom: Day,
  windowTo: Day,
  windowDays: Type.Integer(),
  agencies: Type.Array(
    Type.Object({
      authorityId: AuthorityId,
      authorityName: Type.String(),
      /** By the theme, by a check it has planned there anyway, or both. */
      because: Type.Array(Type.Enum(['theme', 'planned-check'])),
      matters: Type.Array(MatterCode),
      competent: Type.Boolean(),
      /** Officers with a certificate that holds there in the window. */
      officers: Type.Integer(),
      checks: Type.Array(
        Type.Object({
          checkId: Uuid,
          subjectId: Uuid,
          subjectName: Type.String(),
          windowFrom: Day,
          windowTo: Day,
          daysApart: Type.Integer(),
        }),
      ),
    }),
  ),
  questions: Type.Object({
    /** If everybody came by himself, and in the merged list. */
    separately: Type.Integer(),
    merged: Type.Integer(),
  }),
  visits: Type.Object({ separately: Type.Integer(), together: Type.Integer() }),
});
export type JointProposal = Static<typeof JointProposal>;
