import type { IncidentStatus } from '@shancheng/contracts/incident';
import type { Feature, FeatureCollection, Point } from 'geojson';
import { toneOf } from '../status/tone.ts';
import type { Tone } from '../tokens.ts';

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

/** Somebody or something else on the map. */
export interface MapMarker {
  id: string;
  lon: number;
  lat: number;
  /** Shown on hover. */
  label: string;
  kind: 'officer' | 'camera';
  /** Off duty, or a camera that is not live: drawn grey. */
  dimmed?: boolean;
}

/** Points as GeoJSON, without those whose tone is hidden by the legend. */
export function pointFeatures(
  points: readonly MapPoint[],
  hidden: ReadonlySet<Tone>,
): FeatureCollection<Point, { id: string; tone: Tone; label: string; order: number }> {
  const features = points.flatMap(
    (point): Feature<Point, { id: string; tone: Tone; label: string; order: number }>[] => {
      const tone = toneOf(point.status, point.overdue);
      if (hidden.has(tone)) return [];
      return [
        {
          type: 'Feature',
          properties: { id: point.id, tone, label: point.label, order: DRAW_ORDER[tone] },
          geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
        },
      ];
    },
  );
  return { type: 'FeatureCollection', features };
}

/** Later is drawn above: what needs somebody is never under what is done. */
const DRAW_ORDER: Record<Tone, number> = {
  void: 0,
  closed: 1,
  checking: 2,
  handling: 3,
  waiting: 4,
  new: 5,
  overdue: 6,
};
