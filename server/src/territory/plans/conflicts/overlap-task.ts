import type { PolygonGrid, PolygonSet } from '@shancheng/geo';

/** One layer as the overlap workers see it; its arrays are shared memory, nothing is copied between threads. */
export interface OverlapLayer {
  set: PolygonSet;
  grid: PolygonGrid;
  /** Class of each polygon: an index into the matrix. */
  classes: Int32Array;
}

export interface OverlapPlan {
  layers: readonly OverlapLayer[];
  /** classCount × classCount: what two classes of different layers are to each other (BROKEN, SAME_OBJECT_PERHAPS or 0). */
  matrix: Uint8Array;
  classCount: number;
  /** So much of itself each of two outlines has to share with the other to be taken for the same object. */
  mutualShare: number;
  /** Overlaps within one layer are looked for too. */
  within: boolean;
}

/** Polygons `from` ≤ i < `to` of layer a against layer b. */
export interface OverlapTask {
  a: number;
  b: number;
  from: number;
  to: number;
}

export interface OverlapFound {
  task: OverlapTask;
  /** Pairs that share area, and how much in all (m² of the plane). */
  pairs: number;
  area: number;
  /** i, j of each pair that breaks a rule. */
  broken: Int32Array;
}

/** Below a square centimetre two neighbours share nothing but the last digits of their coordinates. */
export const NOISE_M2 = 1e-4;

/** How the work is cut; nothing that is found depends on it. */
export interface OverlapSplit {
  threads?: number | undefined;
  /** Polygons in one task. */
  chunk?: number | undefined;
  /** Edge of a grid cell in metres. */
  cellM?: number | undefined;
}
const CHUNK = 20_000;

/** All pairs of layers, cut into pieces for the threads. */
export function listOverlapTasks({ layers, within }: OverlapPlan, chunk = CHUNK): OverlapTask[] {
  const tasks: OverlapTask[] = [];
  for (const [a, layer] of layers.entries())
    for (let b = within ? a : a + 1; b < layers.length; b++)
      for (let from = 0; from < layer.set.count; from += chunk)
        tasks.push({ a, b, from, to: Math.min(from + chunk, layer.set.count) });
  return tasks;
}

/** They cannot both be right. */
export const BROKEN = 1;
/** They say the same; where they share most of themselves they may be one object with two outlines. */
export const SAME_OBJECT_PERHAPS = 2;

/** What two classes of different layers are to each other; only asked of pairs that share area. */
export function cellOf({ matrix, classCount }: OverlapPlan, classA: number, classB: number): number {
  return matrix[classA * classCount + classB] ?? 0;
}
