import type { IncidentStatus } from '@shancheng/contracts/incident';

/** An incident as the map needs it. EPSG:4490 degrees. */
export interface MapPoint {
  id: string;
  lon: number;
  lat: number;
  status: IncidentStatus;
  overdue: boolean;
  /** Shown on hover. */
  label: string;
}
