import { parentPort, workerData } from 'node:worker_threads';
import { viewshed } from '@shancheng/geo';
import type { LookTask } from './look-around.ts';

// A thread of look-around.ts: looks once and ends.

const { grid, options } = workerData as LookTask; // given by look-around.ts
parentPort?.postMessage(viewshed(grid, options));
