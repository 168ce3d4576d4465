import { parentPort, workerData } from 'node:worker_threads';
import { joinOverlaps } from '@shancheng/geo';
import { isBroken, NOISE_M2, type OverlapFound, type OverlapPlan, type OverlapTask } from './overlap-task.ts';

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
      if (same || isBroken(plan, a.classes[i] ?? 0, b.classes[j] ?? 0)) broken.push(i, j);
    },
    task,
  );
  return { task, pairs, area, broken: Int32Array.from(broken) };
}
