import { type Box, type Detection, overlap } from '../detection/detection.ts';

/** One thing followed through frames. */
export interface Track {
  trackId: number;
  label: string;
  /** Where it is, or is believed to be when this frame did not show it. */
  box: Box;
  /** Score in this frame; 0 when it was not seen in it. */
  score: number;
  seen: boolean;
  firstSeenAt: number;
  lastSeenAt: number;
}

interface Followed extends Track {
  /** Fractions of the picture per second. */
  velocity: [number, number];
  updatedAt: number;
}

const LEAST_OVERLAP = 0.15;
/** At 2 frames/s a walker may leave its own box: then the nearest feet within this many box heights. */
const FURTHEST_JUMP = 0.7;
const SHAPE_CHANGE = 1.8;
const VELOCITY_MEMORY = 0.5;

/** Greedy matching by overlap with the place predicted from constant velocity; forgets a thing unseen for too long. */
export class Tracker {
  #followed: Followed[] = [];
  #nextId = 1;
  readonly #forgetAfterMs: number;

  constructor(forgetAfterMs = 1600) {
    this.#forgetAfterMs = forgetAfterMs;
  }

  update(detections: readonly Detection[], at: number): Track[] {
    for (const track of this.#followed) advance(track, at);
    const free = new Set(detections);
    const waiting = new Set(this.#followed);
    this.#match(waiting, free, at, (track, d) => {
      const value = overlap(track.box, d.box);
      return value > LEAST_OVERLAP ? value : 0;
    });
    this.#match(waiting, free, at, nearness);
    for (const track of waiting) {
      track.seen = false;
      track.score = 0;
    }
    this.#followed = this.#followed.filter((track) => at - track.lastSeenAt <= this.#forgetAfterMs);
    for (const detection of free) this.#followed.push(this.#begin(detection, at));
    return this.#followed.map(({ velocity: _v, updatedAt: _u, ...track }) => ({ ...track }));
  }

  #match(
    waiting: Set<Followed>,
    free: Set<Detection>,
    at: number,
    likeness: (track: Followed, detection: Detection) => number,
  ): void {
    const pairs = [...waiting].flatMap((track) =>
      [...free]
        .filter((detection) => detection.label === track.label)
        .map((detection) => ({ track, detection, value: likeness(track, detection) })),
    );
    pairs.sort((a, b) => b.value - a.value);
    for (const { track, detection, value } of pairs) {
      if (value <= 0 || !waiting.has(track) || !free.has(detection)) continue;
      follow(track, detection, at);
      waiting.delete(track);
      free.delete(detection);
    }
  }

  #begin(detection: Detection, at: number): Followed {
    const trackId = this.#nextId++;
    return { ...detection, trackId, seen: true, firstSeenAt: at, lastSeenAt: at, velocity: [0, 0], updatedAt: at };
  }
}

function advance(track: Followed, at: number): void {
  const seconds = (at - track.updatedAt) / 1000;
  track.box = [
    track.box[0] + track.velocity[0] * seconds,
    track.box[1] + track.velocity[1] * seconds,
    track.box[2],
    track.box[3],
  ];
  track.updatedAt = at;
}

function follow(track: Followed, detection: Detection, at: number): void {
  const seconds = Math.max(0.02, (at - track.lastSeenAt) / 1000);
  // track.box is the prediction; what it missed corrects the velocity.
  const correct = (axis: 0 | 1) =>
    track.velocity[axis] + (VELOCITY_MEMORY * (centre(detection.box)[axis] - centre(track.box)[axis])) / seconds;
  track.velocity = [correct(0), correct(1)];
  Object.assign(track, { box: detection.box, score: detection.score, seen: true, lastSeenAt: at });
}

function nearness(track: Followed, detection: Detection): number {
  const ratio = track.box[3] / detection.box[3];
  if (ratio > SHAPE_CHANGE || ratio < 1 / SHAPE_CHANGE) return 0;
  const [ax, ay] = centre(track.box);
  const [bx, by] = centre(detection.box);
  return Math.max(0, 1 - Math.hypot(ax - bx, ay - by) / (FURTHEST_JUMP * track.box[3]));
}

const centre = ([x, y, width, height]: Box): [number, number] => [x + width / 2, y + height / 2];
