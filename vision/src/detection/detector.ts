import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Picture } from '../stream/picture.ts';
import type { Detection } from './detection.ts';
import type { DetectorReply } from './detector-thread.ts';
import { ModelUnusableError, readModel } from './model-description.ts';

export interface Detector {
  /**
   * One picture at a time. The picture's memory moves to the detector and comes back with the answer.
   * @throws ModelUnusableError when the model fails on it.
   */
  detect(picture: Picture): Promise<{ picture: Picture; detections: Detection[] }>;
  /** False once its thread has died. */
  readonly usable: boolean;
  close(): Promise<void>;
}

/** One onnxruntime session in a thread of its own. @throws ModelUnusableError */
export async function loadDetector(modelsDir: string, name: string): Promise<Detector> {
  const model = await readModel(modelsDir, name);
  const thread = new Worker(new URL('./detector-thread.ts', import.meta.url), { workerData: model });
  const [first] = (await once(thread, 'message')) as [DetectorReply]; // the thread sends nothing else
  if (first.kind !== 'ready') {
    await thread.terminate();
    throw new ModelUnusableError(
      `model ${name} cannot be loaded: ${first.kind === 'failed' ? first.reason : first.kind}`,
    );
  }
  return new ThreadedDetector(thread, name);
}

class ThreadedDetector implements Detector {
  usable = true;
  readonly #thread: Worker;
  readonly #name: string;
  #working: Promise<unknown> = Promise.resolve();

  constructor(thread: Worker, name: string) {
    this.#thread = thread;
    this.#name = name;
    thread.once('error', () => {
      this.usable = false;
    });
    thread.once('exit', () => {
      this.usable = false;
    });
  }

  detect(picture: Picture): Promise<{ picture: Picture; detections: Detection[] }> {
    const answer = this.#ask(picture);
    this.#working = answer.catch(() => {});
    return answer;
  }

  async #ask(picture: Picture): Promise<{ picture: Picture; detections: Detection[] }> {
    if (!this.usable) throw new ModelUnusableError(`model ${this.#name}: its thread has ended`);
    const thread = this.#thread;
    const gone = new AbortController();
    const onGone = () => gone.abort();
    thread.once('exit', onGone);
    try {
      const answer = once(thread, 'message', { signal: gone.signal }) as Promise<[DetectorReply]>; // as above
      thread.postMessage(picture, [picture.rgb.buffer]);
      const [reply] = await answer;
      if (reply.kind === 'detected') return reply;
      throw new ModelUnusableError(`model ${this.#name}: ${'reason' in reply ? reply.reason : reply.kind}`);
    } catch (error) {
      if (gone.signal.aborted) throw new ModelUnusableError(`model ${this.#name}: its thread has ended`);
      throw error;
    } finally {
      thread.off('exit', onGone);
    }
  }

  /** Lets the thread end by itself: terminated in the middle of an inference, onnxruntime aborts the whole process. */
  async close(): Promise<void> {
    if (!this.usable) return;
    this.usable = false;
    await this.#working;
    const ended = once(this.#thread, 'exit');
    this.#thread.postMessage('close');
    await ended;
  }
}
