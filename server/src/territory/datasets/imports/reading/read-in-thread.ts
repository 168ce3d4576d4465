import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../platform/errors/index.ts';
import { fileRefused } from '../import-errors.ts';
import type { FromReader, ReadingTask, Recognised, RowBatch, ToReader } from './reading-messages.ts';

export interface Reading {
  onRecognised(recognised: Recognised): Promise<void>;
  /** Called again before it has ended, a few batches at once; a rejection stops the reading. */
  onBatch(batch: RowBatch): Promise<void>;
}

/**
 * What a thread may hold; beyond it that file is refused and nothing else suffers. Rows are gone as soon as they are
 * written, so a small young generation costs no time and keeps the process as small for a million rows as for few.
 */
const MEMORY = { maxOldGenerationSizeMb: 1_536, maxYoungGenerationSizeMb: 16 };
const STOP_WITHIN_MS = 5_000;

/** Reads a file in a thread of its own. Resolves once every batch was dealt with; rejects with the first failure. */
export async function readInThread(task: ReadingTask, reading: Reading): Promise<void> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: MEMORY,
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const work = new Set<Promise<void>>();
  try {
    await followReader(worker, reading, work);
  } finally {
    tell(worker, 'stop');
    await Promise.race([exited, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
    await worker.terminate();
    await Promise.all(work);
  }
}

const tell = (worker: Worker, message: ToReader) => worker.postMessage(message);

/** `work` holds what was begun and is not done; it never rejects. */
function followReader(worker: Worker, { onRecognised, onBatch }: Reading, work: Set<Promise<void>>): Promise<void> {
  return new Promise((resolve, reject) => {
    let hasEnded = false;
    const follow = (doing: Promise<void>) => {
      const done = doing.catch(reject).finally(() => work.delete(done));
      work.add(done);
    };
    worker.on('message', (message: FromReader) => {
      if (message.kind === 'recognised') follow(onRecognised(message.recognised));
      else if (message.kind === 'batch') follow(onBatch(message.batch).then(() => tell(worker, 'next')));
      else if (message.kind === 'refused') reject(new AppError(message.error));
      else {
        hasEnded = true;
        void Promise.all(work).then(() => resolve());
      }
    });
    worker.on('error', (error) => reject(isOutOfMemory(error) ? tooMuchMemory() : error));
    worker.on('exit', (code) => hasEnded || reject(new Error(`the reading thread ended with ${code}`)));
  });
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooMuchMemory = () =>
  fileRefused(
    'too-large',
    '文件内容过大，无法读入，请分幅导入',
    'The content takes too much memory; hand it in in parts',
  );
