import { parentPort, workerData } from 'node:worker_threads';
import { joinOverlaps, overlapArea } from '@shancheng/geo';
import {
  BROKEN,
  cellOf,
  NOISE_M2,
  type OverlapFound,
  type OverlapLayer,
  type OverlapPlan,
  type OverlapTask,
  SAME_OBJECT_PERHAPS,
} from './overlap-task.ts';

// A thread of find-overlaps.ts: takes tasks until it is ended.

const plan = workerData as OverlapPlan; // given by find-overlaps.ts

parentPort?.on('message', (task: OverlapTask) => parentPort?.postMessage(work(task)));

function work(task: OverlapTask): OverlapFound {
  const [a, b] = [plan.layers[task.a], plan.layers[task.b]];
  if (!a || !b) throw new RangeError(`no layers ${task.a} and ${task.b}`);
  const same = task.a === task.b;
  const broken: number[] = [];
  let pairs = 0;
  let area = 0;
  joinOverlaps(
    a.set,
    b.set,
    b.grid,
    (i, j, shared) => {
      if (shared < NOISE_M2 || (same && i >= j)) return;
      pairs += 1;
      area += shared;
      const cell = same ? BROKEN : cellOf(plan, a.classes[i] ?? 0, b.classes[j] ?? 0);
      if (cell === BROKEN || (cell === SAME_OBJECT_PERHAPS && mayBeTwins(a, i, b, j, shared))) broken.push(i, j);
    },
    task,
  );
  return { task, pairs, area, broken: Int32Array.from(broken) };
}

/** A little generous: the ellipsoid decides (record-pairs.ts). */
function mayBeTwins(a: OverlapLayer, i: number, b: OverlapLayer, j: number, shared: number): boolean {
  const least = 0.99 * plan.mutualShare;
  return shared >= least * overlapArea(a.set, i, a.set, i) && shared >= least * overlapArea(b.set, j, b.set, j);
}
