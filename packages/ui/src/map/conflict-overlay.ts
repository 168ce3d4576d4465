import type { MapOverlay } from './map-overlay.ts';

/** The open conflicts of today within the reader’s sight, drawn by severity; each feature’s `id` is the conflict’s. */
export const CONFLICT_OVERLAY: MapOverlay = {
  id: 'conflicts',
  kind: 'polygon',
  tiles: '/api/v1/map/conflict-tiles/{z}/{x}/{y}',
  sourceLayer: 'conflicts',
  opacity: 1,
  palette: 'severity',
};
