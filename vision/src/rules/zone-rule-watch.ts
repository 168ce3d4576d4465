import type { ZoneRule } from '@shancheng/contracts';
import { type Box, overlap } from '../detection/detection.ts';
import { isScheduled } from './schedule-window.ts';
import { LEFT_AFTER_MS, type Look, staticThingsInZone, ZoneStays, type ZoneThing } from './zone-things.ts';

export interface RuleLook {
  /** The condition is true in this frame. */
  holds: boolean;
  /** The condition was true in at least `hits` of the last `of` frames. */
  active: boolean;
  hits: number;
  of: number;
  /** Mean score of the things over those of the last `of` frames in which the condition was true; 0 when in none. */
  score: number;
  /** The things that make it true; in a frame where it is not true, those that were counted. */
  things: ZoneThing[];
  dwellSeconds: number;
  /** True once when the rule is found satisfied; then not again for the same things until the cooldown is over. */
  raise: boolean;
}

interface Raised {
  trackId: number;
  label: string;
  box: Box;
  until: number;
}

/** A thing whose track was lost and found again in the same place is the same thing. */
const SAME_PLACE_OVERLAP = 0.4;
/** After a longer gap in the pictures nothing is known about what happened meanwhile. */
const LONGEST_GAP_MS = 5000;

/** One zone rule of one camera, fed frame by frame. Pure: time comes with the frames. */
export class ZoneRuleWatch {
  readonly rule: ZoneRule;
  readonly #stays: ZoneStays;
  /** Per frame the mean score of the things that made the condition true; undefined where it was not. */
  #recent: (number | undefined)[] = [];
  #raised: Raised[] = [];
  #crowdSince: number | undefined;
  #crowdSeenAt = 0;
  #watchingSince: number | undefined;
  #lastLookAt = 0;
  #everRaised = false;

  constructor(rule: ZoneRule) {
    this.rule = rule;
    this.#stays = new ZoneStays(rule);
  }

  look(look: Look): RuleLook {
    this.#forgetAfterGap(look.capturedAt);
    const { things, counted, dwellSeconds } = this.#judge(look);
    const holds = things.length >= this.rule.minCount && dwellSeconds >= this.rule.dwellSeconds;
    const { hits: needed, of } = this.rule.confirm;
    this.#recent = [...this.#recent, holds ? meanOf(things.map((thing) => thing.score)) : undefined].slice(-of);
    const confirming = this.#recent.filter((score) => score !== undefined);
    const hits = confirming.length;
    const active = hits >= needed;
    const raise = holds && active && isScheduled(this.rule.schedule, look.capturedAt) && this.#raiseFor(things, look);
    const score = meanOf(confirming);
    return { holds, active, hits, of, score, things: holds ? things : counted, dwellSeconds, raise };
  }

  /**
   * Whether a second look would mean anything: a thing needs its dwell time before it can count again, and a static
   * thing can only be recognised by the same background that first showed it.
   */
  canJudge(): boolean {
    if (this.rule.kind === 'static-object') return this.#everRaised;
    const watchedMs = this.#watchingSince === undefined ? 0 : this.#lastLookAt - this.#watchingSince;
    return watchedMs >= (this.rule.dwellSeconds + 1) * 1000;
  }

  #judge(look: Look): { things: ZoneThing[]; counted: ZoneThing[]; dwellSeconds: number } {
    if (this.rule.kind === 'crowd') return this.#judgeCrowd(look);
    const counted = this.rule.kind === 'dwell' ? this.#stays.look(look) : staticThingsInZone(this.rule, look);
    const things = counted.filter((thing) => thing.dwellSeconds >= this.rule.dwellSeconds);
    return { things, counted, dwellSeconds: Math.max(0, ...things.map((thing) => thing.dwellSeconds)) };
  }

  /** A crowd stays although its members change: its dwell is the zone's, not a person's. */
  #judgeCrowd(look: Look) {
    const things = this.#stays.look(look);
    if (look.capturedAt - this.#crowdSeenAt > LEFT_AFTER_MS) this.#crowdSince = undefined;
    if (things.length >= this.rule.minCount) {
      this.#crowdSince ??= look.capturedAt;
      this.#crowdSeenAt = look.capturedAt;
    }
    const dwellSeconds = this.#crowdSince === undefined ? 0 : (look.capturedAt - this.#crowdSince) / 1000;
    return { things, counted: things, dwellSeconds };
  }

  #raiseFor(things: readonly ZoneThing[], { capturedAt }: Look): boolean {
    this.#raised = this.#raised.filter((raised) => raised.until > capturedAt);
    if (this.rule.kind === 'crowd' && this.#raised.length > 0) return false;
    const isKnown = (thing: ZoneThing) =>
      this.#raised.some(
        (r) =>
          r.trackId === thing.trackId || (r.label === thing.label && overlap(r.box, thing.box) > SAME_PLACE_OVERLAP),
      );
    if (things.filter((thing) => !isKnown(thing)).length < this.rule.minCount) return false;
    const until = capturedAt + this.rule.cooldownSeconds * 1000;
    for (const { trackId, label, box } of things) this.#raised.push({ trackId, label, box, until });
    this.#everRaised = true;
    return true;
  }

  #forgetAfterGap(at: number): void {
    const gap = at - this.#lastLookAt;
    if (this.#watchingSince === undefined || gap > LONGEST_GAP_MS || gap < 0) {
      this.#watchingSince = at;
      this.#recent = [];
      this.#crowdSince = undefined;
      this.#stays.reset();
    }
    this.#lastLookAt = at;
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
