import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { decoderArguments } from './decoder-arguments.ts';
import { FrameTimes } from './frame-times.ts';
import type { Frame, Picture } from './picture.ts';
import { PpmSplitter } from './ppm-splitter.ts';
import { explainTrouble, isDecodeError, type StreamTrouble, trouble } from './stream-trouble.ts';

export interface StreamOptions {
  url: string;
  framesPerSecond: number;
  ffmpegPath: string;
  /** No picture for this long: the stream counts as dead and is closed. */
  stallAfterMs: number;
  onFrame(frame: Frame): void;
  /** Once for every damaged piece the decoder had to conceal. */
  onDecodeError(line: string): void;
}

export interface OpenStream {
  /** Why it ended; undefined when it was stopped on purpose. */
  ended: Promise<StreamTrouble | undefined>;
  stop(): void;
}

const KEPT_ERROR_LINES = 40;

/**
 * One ffmpeg child that decodes one stream. Nothing is buffered here: each frame goes to `onFrame` at once.
 * Should this process be killed, the child's next picture meets a closed pipe (or, without pictures, its socket
 * time-out) and it ends by itself.
 */
export function openStream(options: StreamOptions): OpenStream {
  const child = spawn(options.ffmpegPath, decoderArguments(options.url, options.framesPerSecond), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const decoding = new Decoding(child, options);
  const ended = new Promise<StreamTrouble | undefined>((settle) => {
    child.on('error', (error) =>
      settle(trouble('no-stream', `ffmpeg cannot be started (${options.ffmpegPath})`, error.message)),
    );
    child.on('close', () => settle(decoding.finish()));
  });
  return { ended, stop: () => decoding.stop() };
}

class Decoding {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #options: StreamOptions;
  readonly #splitter = new PpmSplitter();
  readonly #times = new FrameTimes();
  readonly #pictures: Picture[] = [];
  readonly #errorLines: string[] = [];
  #framesSeen = 0;
  #stopped = false;
  #verdict: StreamTrouble | undefined;
  #stallTimer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcessByStdio<null, Readable, Readable>, options: StreamOptions) {
    this.#child = child;
    this.#options = options;
    child.stdout.on('data', (chunk: Buffer) => this.#readPictures(chunk));
    createInterface({ input: child.stderr }).on('line', (line) => this.#readLine(line));
    this.#watchForStall();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#stallTimer);
    this.#child.kill('SIGKILL');
  }

  finish(): StreamTrouble | undefined {
    clearTimeout(this.#stallTimer);
    if (this.#stopped) return undefined;
    return this.#verdict ?? explainTrouble(this.#errorLines, this.#framesSeen);
  }

  #readPictures(chunk: Buffer): void {
    try {
      this.#pictures.push(...this.#splitter.push(chunk));
      this.#pairPicturesWithTimes();
    } catch (error) {
      this.#giveUp(trouble('corrupt-stream', String(error)));
    }
  }

  #readLine(line: string): void {
    if (this.#times.read(line)) {
      this.#pairPicturesWithTimes();
      return;
    }
    if (!/\[(error|fatal|panic|warning)\]/.test(line)) return;
    this.#errorLines.push(line);
    if (this.#errorLines.length > KEPT_ERROR_LINES) this.#errorLines.shift();
    if (isDecodeError(line)) this.#options.onDecodeError(line);
  }

  /** Pictures and their times come through two pipes in the same order. */
  #pairPicturesWithTimes(): void {
    while (this.#pictures.length > 0 && this.#times.waiting > 0) {
      const picture = this.#pictures.shift();
      const capturedAt = this.#times.takeNext();
      if (!picture || capturedAt === undefined) return;
      this.#framesSeen++;
      this.#watchForStall();
      this.#options.onFrame({ picture, capturedAt });
    }
  }

  #watchForStall(): void {
    clearTimeout(this.#stallTimer);
    const ms = this.#options.stallAfterMs;
    this.#stallTimer = setTimeout(() => {
      const said = explainTrouble(this.#errorLines, this.#framesSeen);
      const silent = trouble('no-stream', `no picture for ${Math.round(ms / 1000)} s`);
      this.#giveUp(this.#errorLines.length > 0 && said.state !== 'no-stream' ? said : silent);
    }, ms);
  }

  #giveUp(verdict: StreamTrouble): void {
    this.#verdict ??= verdict;
    this.#child.kill('SIGKILL');
  }
}
