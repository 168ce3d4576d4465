import { type Box, overlap } from '../detection/detection.ts';
import type { Picture } from '../stream/picture.ts';
import { SceneBackground } from './scene-background.ts';
import { centreOf, distance } from './zone.ts';

/** A thing that appeared and stays: neither part of the learnt scene nor a person or vehicle. */
export interface StaticThing {
  trackId: number;
  box: Box;
  since: number;
  /** Furthest its centre has been from where it was first seen, as a fraction of the picture. */
  moved: number;
  /** How well it fills its box, 0…1: rubbish is compact, flicker is scattered. */
  score: number;
}

interface Options {
  warmUpSeconds: number;
  /** Things that have stood this long become part of the scene. */
  absorbAfterSeconds?: number;
}

interface Known extends StaticThing {
  first: readonly [number, number];
  lastSeenAt: number;
}

const STANDS_AFTER_MS = 2000;
const SMALLEST_CELLS = 14;
const MASK_MARGIN = 0.12;
const SAME_THING_OVERLAP = 0.25;
/** Hidden behind a passer-by. */
const FORGET_AFTER_MS = 15_000;
/** Apart from track ids, so that both fit in one observation. */
const FIRST_ID = 1_000_000;

/**
 * Model-free: finds what stands still in front of the learnt background, with people and vehicles masked out. Weak by
 * nature (shadows, a moved chair): what it finds is a suspicion for a person to confirm.
 */
export class StaticObjectDetector {
  readonly #background: SceneBackground;
  #known: Known[] = [];
  #nextId = FIRST_ID;

  constructor({ warmUpSeconds, absorbAfterSeconds = 3600 }: Options) {
    this.#background = new SceneBackground(warmUpSeconds, absorbAfterSeconds);
  }

  /** Gives the static things visible in this picture; none while the background is still being learnt. */
  look(picture: Picture, at: number, masks: readonly Box[]): StaticThing[] {
    const wide = masks.map(widen);
    const isMasked = (x: number, y: number) =>
      wide.some(([left, top, w, h]) => x >= left && x <= left + w && y >= top && y <= top + h);
    this.#background.learn(picture, at, isMasked);
    if (!this.#background.isWarm(at)) return [];
    const blobs = findBlobs(this.#background, at - STANDS_AFTER_MS);
    const seen = blobs
      .filter((blob) => !wide.some((mask) => overlap(mask, blob.box) > 0.3))
      .map((blob) => this.#recognise(blob, at));
    this.#known = this.#known.filter((known) => at - known.lastSeenAt <= FORGET_AFTER_MS);
    return seen.map(({ trackId, box, since, moved, score }) => ({ trackId, box, since, moved, score }));
  }

  #recognise(blob: Blob, at: number): Known {
    const centre = centreOf(blob.box);
    const known = this.#known.find((k) => overlap(k.box, blob.box) > SAME_THING_OVERLAP);
    if (known) {
      const moved = Math.max(known.moved, distance(known.first, centre));
      return Object.assign(known, { box: blob.box, score: blob.score, moved, lastSeenAt: at });
    }
    const fresh: Known = { ...blob, trackId: this.#nextId++, moved: 0, first: centre, lastSeenAt: at };
    this.#known.push(fresh);
    return fresh;
  }
}

function widen([x, y, width, height]: Box): Box {
  const dx = width * MASK_MARGIN;
  const dy = height * MASK_MARGIN;
  return [x - dx, y - dy, width + 2 * dx, height + 2 * dy];
}

interface Blob {
  box: Box;
  since: number;
  score: number;
}

/** Connected cells (eight neighbours) that have stood since before the given moment. */
function findBlobs({ columns, rows, standingSince }: SceneBackground, before: number): Blob[] {
  const stands = (cell: number) => {
    const since = standingSince[cell] ?? 0;
    return since > 0 && since <= before;
  };
  const visited = new Uint8Array(standingSince.length);
  const blobs: Blob[] = [];
  for (let start = 0; start < standingSince.length; start++) {
    if (visited[start] || !stands(start)) continue;
    const cells = flood(start, columns, rows, visited, stands);
    if (cells.length >= SMALLEST_CELLS) blobs.push(blobOf(cells, columns, rows, standingSince));
  }
  return blobs;
}

function flood(
  start: number,
  columns: number,
  rows: number,
  visited: Uint8Array,
  stands: (cell: number) => boolean,
): number[] {
  const cells: number[] = [];
  const open = [start];
  visited[start] = 1;
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    cells.push(cell);
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        const next = y * columns + x;
        if (visited[next] || !stands(next)) continue;
        visited[next] = 1;
        open.push(next);
      }
    }
  }
  return cells;
}

function blobOf(cells: readonly number[], columns: number, rows: number, standingSince: Float64Array): Blob {
  let left = columns;
  let right = 0;
  let top = rows;
  let bottom = 0;
  let since = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    const x = cell % columns;
    const y = Math.floor(cell / columns);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
    since = Math.min(since, standingSince[cell] ?? since);
  }
  const box: Box = [left / columns, top / rows, (right - left) / columns, (bottom - top) / rows];
  return { box, since, score: cells.length / ((right - left) * (bottom - top)) };
}
