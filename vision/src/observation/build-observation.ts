import { randomUUID } from 'node:crypto';
import type { LonLat, Observation, ZoneRule } from '@shancheng/contracts';
import { toInstant } from '../clock.ts';
import type { RuleLook } from '../rules/zone-rule-watch.ts';
import type { Snapshot } from './snapshot.ts';

export interface Sighting {
  cameraId: string;
  rule: ZoneRule;
  look: RuleLook;
  /** Capture time of the very frame that satisfied the rule. */
  capturedAt: number;
  detectedAt: number;
  location: LonLat;
}

const MOST_OBJECTS = 200;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The message to the platform; the snapshot is drawn apart and may be missing. */
export function buildObservation(sighting: Sighting, snapshot: Snapshot | undefined): Observation {
  const { rule, look } = sighting;
  return {
    observationId: randomUUID(),
    cameraId: sighting.cameraId,
    ruleId: rule.id,
    eventType: rule.eventType,
    capturedAt: toInstant(sighting.capturedAt),
    detectedAt: toInstant(sighting.detectedAt),
    location: { lon: round(sighting.location.lon, 7), lat: round(sighting.location.lat, 7) },
    score: round(look.score, 3),
    count: look.things.length,
    dwellSeconds: round(look.dwellSeconds, 1),
    confirmation: { hits: look.hits, of: look.of },
    objects: look.things.slice(0, MOST_OBJECTS).map(({ trackId, label, score, box }) => ({
      trackId,
      label,
      score: round(score, 3),
      box: box.map((value) => round(value, 4)) as typeof box, // map keeps the four of them
    })),
    ...(snapshot ? { snapshot } : {}),
  };
}
