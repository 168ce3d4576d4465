import { type Static, Type } from 'typebox';
import { Instant, Name, Uuid } from './common.ts';
import { ParcelOutline } from './toolbox.ts';

/** What is to be built: each type stands for one land group of the plans. */
export const ProjectType = Type.Enum(['residential', 'commercial', 'industrial', 'public-service', 'transport']);
export type ProjectType = Static<typeof ProjectType>;

/** POST /api/v1/compliance-checks — examines a project against every plan layer of a day (项目合规性审查). */
export const ComplianceRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    projectType: ProjectType,
    parcel: ParcelOutline,
    asOf: Type.Optional(Type.String({ format: 'date' })),
    /** Its number on the list of major projects; one that is not there counts for nothing. */
    majorProjectNo: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
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
  /** The entry on the list of major projects that was taken into account. */
  majorProject: Type.Optional(Type.Object({ number: Type.String(), documentNo: Type.String() })),
  madeAt: Instant,
  madeBy: Type.String(),
  /** SHA-256 of everything above, printed on the report. */
  hash: Type.String(),
});
export type ComplianceCheck = Static<typeof ComplianceCheck>;
