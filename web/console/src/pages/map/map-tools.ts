import type { ComponentType } from 'react';
import type { MapToolProps } from '../../shared/map-tool.ts';

/** A tool of the workspace; its words are `tools.<key>.title` and `tools.<key>.hint`. */
export interface MapTool {
  key: string;
  /** Who may use it. */
  permission: string;
  Panel: ComponentType<MapToolProps>;
}

/** The toolbox of the map, in the order of the menu. Adding a tool is adding a line. */
export const MAP_TOOLS: readonly MapTool[] = [];
