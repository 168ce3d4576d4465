import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../../platform/errors/index.ts';
import { fileRefused } from '../import-errors.ts';
import type { FromReader, ReadingTask, Recognised, RowBatch, ToReader } from './reading-messages.ts';

export interface Reading {
  onRecognised(recognised: Recognised): Promise<void>;
  /** Called again before it has ended, a few batches at once; a rejection stops the reading. */
  onBatch(batch: RowBatch): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
/**
 * What a reader may hold, in MB; beyond it that file is refused and nothing else suffers. Rows are gone as soon as they are
 * written, so small semi-spaces cost no time and keep it as small for a million rows as for few.
 */
const MEMORY = ['--max-old-space-size=1536', '--max-semi-space-size=8'];
const STOP_WITHIN_MS = 5_000;
const KEPT_COMPLAINT = 2_000;

/**
 * Reads a file in a process of its own: whatever a file does to its reader, the server goes on. The reader gets none of our
 * environment. Resolves once every batch was dealt with; rejects with the first failure.
 */
export async function readInChild(task: ReadingTask, reading: Reading): Promise<void> {
  const child = fork(PROGRAM, [], {
    execArgv: MEMORY,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const work = new Set<Promise<void>>();
  try {
    tell(child, { kind: 'read', task });
    await followReader(child, reading, work);
  } finally {
    tell(child, { kind: 'stop' });
    await Promise.race([exited, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await Promise.all(work);
  }
}

/** One that is gone hears nothing; that it is gone is told by its `exit`. */
const tell = (child: ChildProcess, message: ToReader) => void (child.connected && child.send(message, () => {}));

/** `work` holds what was begun and is not done; it never rejects. */
function followReader(
  child: ChildProcess,
  { onRecognised, onBatch }: Reading,
  work: Set<Promise<void>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-KEPT_COMPLAINT);
    });
    const follow = (doing: Promise<void>) => {
      const done = doing.catch(reject).finally(() => work.delete(done));
      work.add(done);
    };
    // sent by reading-child.ts with this very shape
    child.on('message', (message: FromReader) => {
      if (message.kind === 'recognised') follow(onRecognised(message.recognised));
      else if (message.kind === 'batch') follow(onBatch(message.batch).then(() => tell(child, { kind: 'next' })));
      else if (message.kind === 'refused') reject(new AppError(message.error));
      else void Promise.all(work).then(() => resolve());
    });
    child.on('error', reject);
    // It stays until it is told to stop, so this is a death unless all was settled before.
    child.on('close', (code, signal) => reject(deathOf(code ?? signal, complaint)));
  });
}

function deathOf(cause: number | string | null, complaint: string): Error {
  if (complaint.includes('heap out of memory')) return tooMuchMemory();
  return new Error(`the reader died (${cause}): ${complaint.slice(-500)}`);
}

const tooMuchMemory = () =>
  fileRefused(
    'too-large',
    '文件内容过大，无法读入，请分幅导入',
    'The content takes too much memory; hand it in in parts',
  );
