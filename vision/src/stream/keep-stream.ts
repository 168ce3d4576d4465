import type { Clock } from '../clock.ts';
import { Backoff } from './backoff.ts';
import { type OpenStream, openStream, type StreamOptions } from './open-stream.ts';
import { type StreamState, type StreamTrouble, trouble } from './stream-trouble.ts';

export interface StreamHealth {
  state: StreamState;
  detail: string | undefined;
}

interface KeepOptions extends Omit<StreamOptions, 'onDecodeError' | 'stallAfterMs'> {
  stallAfterMs?: number;
  clock: Clock;
  onTrouble(trouble: StreamTrouble, waitMs: number): void;
  onLive(): void;
  open?: (options: StreamOptions) => OpenStream;
  random?: () => number;
}

/** So many concealed pieces within ten seconds, and the stream is called corrupt although pictures still come. */
const CORRUPT_FROM = 8;
const CORRUPT_WINDOW_MS = 10_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** A stream that held this long was good: the next failure starts with a short wait again. */
const GOOD_AFTER_MS = 10_000;

/** Keeps one camera's stream open: reconnects with doubling, jittered waits until stopped. */
export class KeptStream {
  readonly #options: KeepOptions;
  readonly #stopping = new AbortController();
  readonly #backoff: Backoff;
  #current: OpenStream | undefined;
  #problem: StreamTrouble | undefined = trouble('no-stream', 'connecting');
  #decodeErrors: { at: number; line: string }[] = [];
  readonly #done: Promise<void>;

  constructor(options: KeepOptions) {
    this.#options = options;
    this.#backoff = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS, options.random);
    this.#done = this.#run();
  }

  health(): StreamHealth {
    if (this.#problem) return { state: this.#problem.state, detail: this.#problem.detail };
    const recent = this.#recentDecodeErrors();
    if (recent.length < CORRUPT_FROM) return { state: 'live', detail: undefined };
    const detail = trouble('corrupt-stream', `${recent.length} damaged pieces in 10 s`, recent.at(-1)?.line).detail;
    return { state: 'corrupt-stream', detail };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#current?.stop();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { clock } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const openedAt = clock.now();
      this.#current = (this.#options.open ?? openStream)(this.#streamOptions());
      const ended = await this.#current.ended;
      if (signal.aborted || !ended) return;
      this.#problem = ended;
      if (clock.now() - openedAt > GOOD_AFTER_MS) this.#backoff.reset();
      const waitMs = this.#backoff.nextWaitMs();
      this.#options.onTrouble(ended, waitMs);
      await clock.sleep(waitMs, signal);
    }
  }

  #streamOptions(): StreamOptions {
    return {
      url: this.#options.url,
      framesPerSecond: this.#options.framesPerSecond,
      ffmpegPath: this.#options.ffmpegPath,
      stallAfterMs: this.#options.stallAfterMs ?? 10_000 + 2000 / this.#options.framesPerSecond,
      onFrame: (frame) => {
        if (this.#problem) {
          this.#problem = undefined;
          this.#options.onLive();
        }
        this.#options.onFrame(frame);
      },
      onDecodeError: (line) => {
        this.#decodeErrors = [...this.#recentDecodeErrors(), { at: this.#options.clock.now(), line }];
      },
    };
  }

  #recentDecodeErrors() {
    const from = this.#options.clock.now() - CORRUPT_WINDOW_MS;
    return this.#decodeErrors.filter((error) => error.at > from).slice(-50);
  }
}
