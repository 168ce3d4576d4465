import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { listOverlapTasks, type OverlapFound, type OverlapPlan, type OverlapSplit } from './overlap-task.ts';

/**
 * Every overlap between the layers of a plan, found by as many threads as there are cores. What is found depends
 * neither on the number of threads nor on how the work is cut; only the order of the answers does.
 */
export async function findOverlaps(
  plan: OverlapPlan,
  onFound: (found: OverlapFound) => void,
  { threads = availableParallelism(), chunk }: OverlapSplit = {},
): Promise<void> {
  const tasks = listOverlapTasks(plan, chunk).values();
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./overlap-worker.ts', import.meta.url), { workerData: plan }),
  );
  try {
    await Promise.all(workers.map((worker) => keepBusy(worker, tasks, onFound)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function keepBusy(worker: Worker, tasks: Iterator<unknown>, onFound: (found: OverlapFound) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = () => {
      const { value, done } = tasks.next();
      if (done) resolve();
      else worker.postMessage(value);
    };
    worker.on('message', (found: OverlapFound) => {
      onFound(found);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
