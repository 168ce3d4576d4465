import { type Static, Type } from 'typebox';
import { Instant, Name, Uuid } from './common.ts';
import { CoordinateSystem } from './geometry-tools.ts';
import { ParcelOutline } from './toolbox.ts';

/** What is to be built: each type stands for one land group of the plans. */
export const ProjectType = Type.Enum(['residential', 'commercial', 'industrial', 'public-service', 'transport']);
export type ProjectType = Static<typeof ProjectType>;

/** What the project proposes, as far as it is told; each is compared with what the detailed plan foresees for the ground. */
export const ProjectDesign = Type.Object(
  {
    far: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    /** Percent of the parcel that is built over, and that is green. */
    density: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    greenRate: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    /** Metres of the highest building. */
    heightM: Type.Optional(Type.Number({ minimum: 0, maximum: 2_000 })),
    /** Spaces for cars. */
    parking: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    /** Metres from the edge of the parcel to the nearest building. */
    setbackM: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000 })),
    /** Entrances for cars. */
    entrances: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  },
  { additionalProperties: false },
);
export type ProjectDesign = Static<typeof ProjectDesign>;

/** POST /api/v1/compliance-checks — examines a project against every plan layer of a day (项目合规性审查). */
export const ComplianceRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    projectType: ProjectType,
    parcel: ParcelOutline,
    asOf: Type.Optional(Type.String({ format: 'date' })),
    /** Its number on the list of major projects; one that is not there counts for nothing. */
    majorProjectNo: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Without it only the ground is examined, and the report says so; with it every indicator is, told or not. */
    design: Type.Optional(ProjectDesign),
  },
  { additionalProperties: false },
);
export type ComplianceRequest = Static<typeof ComplianceRequest>;

/** 符合, 不符合, 需论证, and unknown where the layer has no data: never to be read as “complies”. */
export const LayerVerdict = Type.Enum(['complies', 'violates', 'needs-argument', 'unknown']);
export type LayerVerdict = Static<typeof LayerVerdict>;

/** Overall a parcel is never “unknown”: what is not known needs an argument. */
export const OverallVerdict = Type.Enum(['complies', 'violates', 'needs-argument']);
export type OverallVerdict = Static<typeof OverallVerdict>;

export const ComplianceLayer = Type.Object({
  datasetId: Uuid,
  name: Name,
  authority: Type.String(),
  domain: Type.String(),
  kind: Type.Enum(['zone', 'line', 'status']),
  rank: Type.Integer(),
  /** Version that was examined, and from which day on it holds; absent when there is none on that day. */
  version: Type.Optional(Type.Integer()),
  validFrom: Type.Optional(Type.String({ format: 'date' })),
  verdict: LayerVerdict,
  /** Of the parcel, inside and outside the features of the layer, on the ellipsoid. */
  insideM2: Type.Number(),
  outsideM2: Type.Number(),
  sharePercent: Type.Number(),
  features: Type.Array(
    Type.Object({
      key: Type.String(),
      code: Type.Optional(Type.String()),
      name: Type.Optional(Type.String()),
      group: Type.Optional(Type.String()),
      areaM2: Type.Number(),
    }),
  ),
  /** The rules that spoke. */
  rules: Type.Array(Type.Object({ id: Type.String(), verdict: LayerVerdict, explanation: Name })),
});
export type ComplianceLayer = Static<typeof ComplianceLayer>;

/** 容积率, 建筑密度, 绿地率, 建筑限高, 停车配建, 退线, 出入口. */
export const DesignIndicator = Type.Enum([
  'far',
  'density',
  'greenRate',
  'heightM',
  'parking',
  'setbackM',
  'entrances',
]);
export type DesignIndicator = Static<typeof DesignIndicator>;

export const ComplianceIndicator = Type.Object({
  indicator: DesignIndicator,
  /** What the plan foresees: the strictest of the plots the parcel lies on; and whether that is the most or the least allowed. */
  approved: Type.Optional(Type.Number()),
  bound: Type.Enum(['most', 'least']),
  proposed: Type.Optional(Type.Number()),
  /** `unknown` where either is not told. */
  verdict: LayerVerdict,
  reason: Name,
});
export type ComplianceIndicator = Static<typeof ComplianceIndicator>;

export const ComplianceCheck = Type.Object({
  id: Uuid,
  documentNo: Type.String(),
  name: Type.String(),
  projectType: ProjectType,
  parcel: ParcelOutline,
  areaM2: Type.Number(),
  asOf: Type.String({ format: 'date' }),
  verdict: OverallVerdict,
  layers: Type.Array(ComplianceLayer),
  /** Rules for which no layer at all was found within scope: one more reason not to say “complies”. */
  missing: Type.Array(Type.Object({ id: Type.String(), explanation: Name })),
  /** The design against the detailed plan; absent when no design was handed in (or before this was examined). */
  indicators: Type.Optional(Type.Array(ComplianceIndicator)),
  /** The plots of the detailed plan the parcel lies on. */
  plotNos: Type.Optional(Type.Array(Type.String())),
  /** State of the rules it was judged by: see GET /compliance-rules. */
  rulesVersion: Type.Optional(Type.Integer()),
  /** The entry on the list of major projects that was taken into account. */
  majorProject: Type.Optional(Type.Object({ number: Type.String(), documentNo: Type.String() })),
  madeAt: Instant,
  madeBy: Type.String(),
  /** SHA-256 of everything above, printed on the report. */
  hash: Type.String(),
});
export type ComplianceCheck = Static<typeof ComplianceCheck>;

/** GET /api/v1/compliance-checks — checks made, newest first; of others those whose every layer one may see. */
export const ComplianceCheckQuery = Type.Object(
  {
    /** false: also those of others. */
    mine: Type.Optional(Type.Boolean()),
    verdict: Type.Optional(OverallVerdict),
    /** Part of the name or the document number. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);
export type ComplianceCheckQuery = Static<typeof ComplianceCheckQuery>;

export const ComplianceCheckSummary = Type.Object({
  id: Uuid,
  documentNo: Type.String(),
  name: Type.String(),
  projectType: ProjectType,
  areaM2: Type.Number(),
  asOf: Type.String({ format: 'date' }),
  verdict: OverallVerdict,
  madeAt: Instant,
  madeBy: Type.String(),
  mine: Type.Boolean(),
});
export type ComplianceCheckSummary = Static<typeof ComplianceCheckSummary>;
export const ComplianceCheckList = Type.Object({ items: Type.Array(ComplianceCheckSummary), asOf: Instant });

const Words = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 500 }), en: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);

/** PUT /api/v1/compliance-rules/{ruleId} — how a rule is from now on; reports made before keep what was said then. */
export const ComplianceRuleBody = Type.Object(
  {
    /** The version one has seen: 409 when somebody changed it since; 0 for a new rule. */
    version: Type.Integer({ minimum: 0 }),
    layerKind: Type.Optional(Type.Enum(['zone', 'line', 'status'])),
    /** Any of dataset key, plan domain or land group; absent: every layer of that kind. */
    layers: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 50, uniqueItems: true }),
    ),
    /** Absent: every project. */
    projectTypes: Type.Optional(Type.Array(ProjectType, { minItems: 1, maxItems: 5, uniqueItems: true })),
    /** It lies inside, partly outside, or where another use is planned. */
    applies: Type.Enum(['inside', 'outside', 'mismatch']),
    verdict: Type.Enum(['violates', 'needs-argument']),
    majorExempt: Type.Boolean(),
    /** Without a layer for it nobody says “complies”. */
    required: Type.Boolean(),
    enabled: Type.Boolean(),
    explanation: Words,
  },
  { additionalProperties: false },
);
export type ComplianceRuleBody = Static<typeof ComplianceRuleBody>;

const ruleFields = {
  id: Type.String(),
  ...ComplianceRuleBody.properties,
  changedAt: Type.Optional(Instant),
  changedBy: Type.Optional(Type.String()),
};
export const ComplianceRuleView = Type.Object(ruleFields);
export type ComplianceRuleView = Static<typeof ComplianceRuleView>;

/** GET /api/v1/compliance-rules — all of them, switched off or not. */
export const ComplianceRuleList = Type.Object({
  items: Type.Array(ComplianceRuleView),
  /** Grows with every change of any rule; printed on reports. */
  rulesVersion: Type.Integer(),
});
export type ComplianceRuleList = Static<typeof ComplianceRuleList>;

/** GET /api/v1/compliance-rules/{ruleId} — with every state it was in, newest first. */
export const ComplianceRuleHistory = Type.Object({ items: Type.Array(ComplianceRuleView) });
export type ComplianceRuleHistory = Static<typeof ComplianceRuleHistory>;

/**
 * POST /api/v1/compliance-parcels — reads an outline out of a file a planner has: GeoJSON, or boundary points
 * (勘测定界 TXT, `J1,1,X,Y` with X the northing). Keeps nothing.
 */
export const ParcelFile = Type.Object(
  {
    fileName: Type.String({ minLength: 1, maxLength: 255 }),
    text: Type.String({ minLength: 1, maxLength: 2_000_000 }),
    /** Where the file does not tell. */
    system: Type.Optional(CoordinateSystem),
  },
  { additionalProperties: false },
);
export type ParcelFile = Static<typeof ParcelFile>;

export const ParcelRead = Type.Object({
  parcel: ParcelOutline,
  areaM2: Type.Number(),
  format: Type.Enum(['geojson', 'boundary-points']),
  system: CoordinateSystem,
  /** How the system was found: told by the file, by the person, or guessed from the numbers. */
  systemFrom: Type.Enum(['file', 'asked', 'numbers']),
  /** Outlines in the file; the first one was read. */
  parcels: Type.Integer(),
  name: Type.Optional(Type.String()),
});
export type ParcelRead = Static<typeof ParcelRead>;

/** GET /api/v1/compliance-checks/{checkId}/report.pdf */
export const ReportQuery = Type.Object(
  { lang: Type.Optional(Type.Enum(['zh', 'en'])) },
  { additionalProperties: false },
);
