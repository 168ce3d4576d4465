import type { ComponentType } from 'react';
import { AnalysesPanel } from '../../features/tool-analyses/AnalysesPanel.tsx';
import { CheckupPanel } from '../../features/tool-checkup/CheckupPanel.tsx';
import { CompliancePanel } from '../../features/tool-compliance/CompliancePanel.tsx';
import { ControlPanel } from '../../features/tool-control/ControlPanel.tsx';
import { CoveragePanel } from '../../features/tool-coverage/CoveragePanel.tsx';
import { GeometryPanel } from '../../features/tool-geometry/GeometryPanel.tsx';
import { LagPanel } from '../../features/tool-lag/LagPanel.tsx';
import { SitingPanel } from '../../features/tool-siting/SitingPanel.tsx';
import { TerrainPanel } from '../../features/tool-terrain/TerrainPanel.tsx';
import type { MapToolProps } from '../../shared/map-tool.ts';

/** A tool of the workspace; its words are `tools.<key>.title` and `tools.<key>.hint`. */
export interface MapTool {
  key: string;
  /** Who may use it. */
  permission: string;
  Panel: ComponentType<MapToolProps>;
}

/** The toolbox of the map, in the order of the menu. Adding a tool is adding a line. */
export const MAP_TOOLS: readonly MapTool[] = [
  { key: 'compliance', permission: 'compliance.examine', Panel: CompliancePanel },
  { key: 'coverage', permission: 'dataset.view', Panel: CoveragePanel },
  { key: 'siting', permission: 'dataset.view', Panel: SitingPanel },
  { key: 'lag', permission: 'plan.view', Panel: LagPanel },
  { key: 'control', permission: 'dataset.view', Panel: ControlPanel },
  { key: 'terrain', permission: 'dataset.view', Panel: TerrainPanel },
  { key: 'checkup', permission: 'dataset.view', Panel: CheckupPanel },
  { key: 'geometry', permission: 'dataset.view', Panel: GeometryPanel },
  { key: 'analyses', permission: 'dataset.view', Panel: AnalysesPanel },
];
