import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../../platform/errors/index.ts';
import { openFile } from '../formats/open-file.ts';
import { fileRefused } from '../import-errors.ts';
import type { OpenedFile, RawFeature } from '../raw-feature.ts';
import { BATCHES_AHEAD, type FromReader, type ReadingTask, type ToReader } from './reading-messages.ts';
import { recogniseFile } from './recognise-file.ts';
import { RowBatchBuilder } from './row-batch.ts';

// A thread of read-in-thread.ts: reads one file and hands its rows over as fast as they are written, then ends.

const task = workerData as ReadingTask; // given by read-in-thread.ts
const say = (message: FromReader) => parentPort?.postMessage(message);
const stop = new AbortController();
let room = BATCHES_AHEAD;
let wake = () => {};

parentPort?.on('message', (message: ToReader) => {
  if (message === 'stop') stop.abort();
  else room += 1;
  wake();
});

const SAMPLE = 1_000;

try {
  await readRows(await openFile(task.path, { gdal: task.gdalFolder, signal: stop.signal }));
  say({ kind: 'ended' });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { code, status, title, facts } = error;
  say({ kind: 'refused', error: { code, status, title, facts } });
} finally {
  stop.abort(); // ends the programs, however the reading ended
  parentPort?.close();
}

async function readRows(file: OpenedFile): Promise<void> {
  const source = file.features()[Symbol.asyncIterator]();
  const sample: RawFeature[] = [];
  try {
    while (sample.length < SAMPLE) {
      const next = await source.next();
      if (next.done) break;
      sample.push(next.value);
    }
    const { crs, fields, recognised } = recogniseFile(file, sample, task);
    say({ kind: 'recognised', recognised });
    let batch = new RowBatchBuilder();
    let count = 0;
    const take = async (feature: RawFeature) => {
      if (++count > task.mostFeatures)
        throw fileRefused('too-many-features', '要素过多', 'The file holds too many features');
      batch.add(feature, fields, crs.toDegrees);
      if (batch.isFull) await flush();
    };
    const flush = async () => {
      await haveRoom();
      say({ kind: 'batch', batch: batch.build(count) });
      batch = new RowBatchBuilder();
    };
    for (const feature of sample) await take(feature);
    for (let next = await source.next(); !next.done; next = await source.next()) await take(next.value);
    if (!batch.isEmpty) await flush();
  } finally {
    await source.return?.();
  }
}

async function haveRoom(): Promise<void> {
  while (room === 0) {
    stop.signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  stop.signal.throwIfAborted();
  room -= 1;
}
