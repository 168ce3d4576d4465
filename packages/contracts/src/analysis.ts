import { type Static, type TSchema, Type } from 'typebox';
import { CheckupQuery, UrbanCheckup } from './checkup.ts';
import { Instant, Name, Uuid } from './common.ts';
import { CoverageQuery, ServiceCoverage } from './coverage.ts';
import {
  ChangeQuery,
  DatasetComparison,
  DatasetStatistics,
  MeasuredArea,
  OverlayQuery,
  StatisticsQuery,
} from './geometry-tools.ts';
import { SiteQuery, SiteSelection } from './siting.ts';
import { TerrainViewshed, ViewshedQuery } from './terrain.ts';

export const AnalysisTool = Type.Enum([
  'site-selection',
  'service-coverage',
  'terrain-viewshed',
  'geometry-overlay',
  'geometry-statistics',
  'geometry-change',
  'urban-checkup',
]);
export type AnalysisTool = Static<typeof AnalysisTool>;

const asked = <Tool extends AnalysisTool, Input extends TSchema>(tool: Tool, input: Input) =>
  Type.Object(
    {
      /** Makes a retry harmless: the same one is answered with the analysis it started. */
      commandId: Uuid,
      tool: Type.Literal(tool),
      input,
      /** What the person calls it in the list. */
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    },
    { additionalProperties: false },
  );

/** POST /api/v1/analyses — starts a tool in the background; 202 with the analysis, 429 when the person has three under way. */
export const NewAnalysis = Type.Union([
  asked('site-selection', SiteQuery),
  asked('service-coverage', CoverageQuery),
  asked('terrain-viewshed', ViewshedQuery),
  asked('geometry-overlay', OverlayQuery),
  asked('geometry-statistics', StatisticsQuery),
  asked('geometry-change', ChangeQuery),
  asked('urban-checkup', CheckupQuery),
]);
export type NewAnalysis = Static<typeof NewAnalysis>;

export const AnalysisStatus = Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type AnalysisStatus = Static<typeof AnalysisStatus>;

/** What is being done just now; screens have words for each. */
export const AnalysisStep = Type.Enum([
  'waiting',
  'reading-data',
  'walking',
  'drawing-reach',
  'counting-people',
  'finding-plots',
  'excluding',
  'weighing',
  'looking-around',
  'drawing',
  'measuring',
  'comparing',
  'indicators',
  'finished',
]);
export type AnalysisStep = Static<typeof AnalysisStep>;

const summary = {
  id: Uuid,
  tool: AnalysisTool,
  title: Type.Optional(Type.String()),
  status: AnalysisStatus,
  /** 0 to 1. */
  progress: Type.Number(),
  step: AnalysisStep,
  requestedAt: Instant,
  startedAt: Type.Optional(Instant),
  finishedAt: Type.Optional(Instant),
  /** Why it failed, in words. */
  problem: Type.Optional(Type.Object({ code: Type.String(), title: Name })),
};

/** GET /api/v1/analyses — one’s own of the last 30 days, newest first. Also the data of the push event `analysis.changed`. */
export const AnalysisSummary = Type.Object(summary);
export type AnalysisSummary = Static<typeof AnalysisSummary>;
export const AnalysisList = Type.Object({ items: Type.Array(AnalysisSummary), asOf: Instant });
export type AnalysisList = Static<typeof AnalysisList>;

/** Under the name of the tool: what its direct route would have answered. */
export const AnalysisResult = Type.Object({
  'site-selection': Type.Optional(SiteSelection),
  'service-coverage': Type.Optional(ServiceCoverage),
  'terrain-viewshed': Type.Optional(TerrainViewshed),
  'geometry-overlay': Type.Optional(MeasuredArea),
  'geometry-statistics': Type.Optional(DatasetStatistics),
  'geometry-change': Type.Optional(DatasetComparison),
  'urban-checkup': Type.Optional(UrbanCheckup),
});
export type AnalysisResult = Static<typeof AnalysisResult>;

/** GET /api/v1/analyses/{analysisId}; POST …/cancel answers the same. */
export const Analysis = Type.Object({
  ...summary,
  /** As it was asked. */
  input: Type.Unknown(),
  result: Type.Optional(AnalysisResult),
});
export type Analysis = Static<typeof Analysis>;
