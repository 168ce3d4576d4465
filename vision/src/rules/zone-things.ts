import type { ZoneRule } from '@shancheng/contracts';
import type { Box } from '../detection/detection.ts';
import type { Track } from '../tracking/tracker.ts';
import type { StaticThing } from './static-object-detector.ts';
import { centreOf, distance, footOf, isInside, type Point } from './zone.ts';

/** What one analysed frame showed. */
export interface Look {
  capturedAt: number;
  tracks: readonly Track[];
  staticThings: readonly StaticThing[];
}

/** A thing that counts for a rule in this frame. */
export interface ZoneThing {
  trackId: number;
  label: string;
  score: number;
  box: Box;
  /** How long it has been in the zone (or has been lying there). */
  dwellSeconds: number;
}

interface Stay {
  since: number;
  lastInsideAt: number;
  where: Point;
}

/** A person half hidden for a moment has not left. */
export const LEFT_AFTER_MS = 1600;

/** Keeps how long each tracked thing has stayed in one zone. */
export class ZoneStays {
  readonly #stays = new Map<number, Stay>();
  readonly #rule: ZoneRule;

  constructor(rule: ZoneRule) {
    this.#rule = rule;
  }

  reset(): void {
    this.#stays.clear();
  }

  /** The tracked things that are inside, well enough seen and (where the rule says so) standing still. */
  look({ capturedAt, tracks }: Look): ZoneThing[] {
    const things: ZoneThing[] = [];
    for (const track of tracks) {
      const foot = footOf(track.box);
      if (!this.#rule.classes.includes(track.label) || !isInside(foot, this.#rule.polygon)) continue;
      const stay = this.#stayOf(track.trackId, foot, capturedAt);
      stay.lastInsideAt = capturedAt;
      if (!track.seen || track.score < this.#rule.minScore) continue;
      const { trackId, label, score, box } = track;
      things.push({ trackId, label, score, box, dwellSeconds: (capturedAt - stay.since) / 1000 });
    }
    for (const [trackId, stay] of this.#stays) {
      if (capturedAt - stay.lastInsideAt > LEFT_AFTER_MS) this.#stays.delete(trackId);
    }
    return things;
  }

  #stayOf(trackId: number, foot: Point, at: number): Stay {
    const known = this.#stays.get(trackId);
    const movedOn = known && distance(known.where, foot) > (this.#rule.maxMove ?? Number.POSITIVE_INFINITY);
    if (known && !movedOn) return known;
    const stay: Stay = { since: at, lastInsideAt: at, where: foot };
    this.#stays.set(trackId, stay);
    return stay;
  }
}

/** The static things of this frame that lie in the zone and have hardly moved. */
export function staticThingsInZone(rule: ZoneRule, { capturedAt, staticThings }: Look): ZoneThing[] {
  return staticThings
    .filter((thing) => thing.score >= rule.minScore && thing.moved <= (rule.maxMove ?? Number.POSITIVE_INFINITY))
    .filter((thing) => isInside(centreOf(thing.box), rule.polygon))
    .map(({ trackId, score, box, since }) => ({
      trackId,
      label: 'static-object',
      score,
      box,
      dwellSeconds: (capturedAt - since) / 1000,
    }));
}
