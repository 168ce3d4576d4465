import { AppError } from '../../../../platform/errors/index.ts';
import { openFile } from '../formats/open-file.ts';
import { fileRefused } from '../import-errors.ts';
import type { OpenedFile, RawFeature } from '../raw-feature.ts';
import { BATCHES_AHEAD, type FromReader, type ReadingTask, type ToReader } from './reading-messages.ts';
import { recogniseFile } from './recognise-file.ts';
import { RowBatchBuilder } from './row-batch.ts';

// The program of read-in-child.ts: reads one file, hands its rows over as fast as they are written, and ends when told to.

const say = (message: FromReader) => process.send?.(message);
const stop = new AbortController();
let room = BATCHES_AHEAD;
let wake = () => {};

// sent by read-in-child.ts with this very shape
process.on('message', (message: ToReader) => {
  if (message.kind === 'read') void read(message.task);
  else if (message.kind === 'next') room += 1;
  else leave();
  wake();
});
// The server is gone, however it went.
process.on('disconnect', leave);
// A key pressed at the terminal reaches everybody there; the server decides when we end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

/** Ends the programs it started too. */
function leave(): void {
  stop.abort();
  setImmediate(() => process.exit());
}

const SAMPLE = 1_000;

async function read(task: ReadingTask): Promise<void> {
  try {
    await readRows(await openFile(task.path, { gdal: task.gdalFolder, signal: stop.signal }), task);
    say({ kind: 'ended' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, status, title, facts } = error;
    say({ kind: 'refused', error: { code, status, title, facts } });
  }
}

async function readRows(file: OpenedFile, task: ReadingTask): Promise<void> {
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
