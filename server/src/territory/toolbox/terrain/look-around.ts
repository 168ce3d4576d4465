import { Worker } from 'node:worker_threads';
import { type ElevationGrid, type Viewshed, type ViewshedOptions, viewshed } from '@shancheng/geo';

export interface LookTask {
  grid: ElevationGrid;
  options: ViewshedOptions;
}

/** Cells from the eye to the edge up to which looking takes a few milliseconds: less than starting a thread. */
const SOON_DONE_CELLS = 120;

/** The viewshed of a place; what takes long is looked at in a thread of its own, which the signal ends. */
export function lookAround(task: LookTask, signal?: AbortSignal): Promise<Viewshed | undefined> {
  const cells = task.options.radius / (task.grid.cellLat * 100_000);
  if (cells <= SOON_DONE_CELLS) return Promise.resolve(viewshed(task.grid, task.options));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./look-around-worker.ts', import.meta.url), { workerData: task });
    const stop = () => {
      reject(signal?.reason);
      void worker.terminate();
    };
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      if (code !== 0) reject(new Error(`the thread that looks around ended with ${code}`));
    });
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });
}
