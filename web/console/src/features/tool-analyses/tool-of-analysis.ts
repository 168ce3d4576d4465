import type { AnalysisTool } from '@shancheng/contracts/analysis';

/** The panel that shows the result of an analysis. */
export const TOOL_OF_ANALYSIS: Readonly<Record<AnalysisTool, string>> = {
  'site-selection': 'siting',
  'service-coverage': 'coverage',
  'terrain-viewshed': 'terrain',
  'geometry-overlay': 'geometry',
  'geometry-statistics': 'geometry',
  'geometry-change': 'geometry',
  'urban-checkup': 'checkup',
};
