import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { STAMP_BITS, stampBits } from '../stream/stamped-clock.ts';
import { paintBlock, paste, readYuvPictures, type YuvPicture } from './yuv-picture.ts';

export interface StampedCameraOptions {
  /** Where to publish, e.g. `relay.urlOf('camera-1')`. */
  url: string;
  framesPerSecond?: number;
  ffmpegPath?: string;
}

export interface Scene {
  background: YuvPicture[];
  person: YuvPicture;
}

interface Guest {
  left: number;
  top: number;
  untilMs: number;
  onFirstShown: ((stampedAt: number) => void) | undefined;
}

const WIDTH = 768;
const HEIGHT = 576;
const STAMP_ROWS = 16;
const BACKGROUND_SECONDS = 5;
const PERSON = { width: 76, height: 164 };
const recording = (name: string) => fileURLToPath(new URL(`../../../recordings/${name}`, import.meta.url));

/** The first seconds of the street clip, where the lawn in front is empty, and a pedestrian who stood on it later. */
export async function readScene(ffmpegPath = 'ffmpeg'): Promise<Scene> {
  const background = await readYuvPictures(recording('street-clip.mp4'), WIDTH, HEIGHT, BACKGROUND_SECONDS, ffmpegPath);
  const [person] = await readYuvPictures(recording('standing-person.png'), PERSON.width, PERSON.height, 1, ffmpegPath);
  if (!person || background.length === 0) throw new Error('the recordings could not be decoded');
  return { background, person };
}

/**
 * A live RTSP camera for measuring: every frame bears the wall-clock millisecond at which it left for the encoder as
 * 48 black or white blocks in its top 16 rows (read back by stamped-clock.ts), and a person can be made to stand
 * anywhere for a while. Encoding, network, decoding and analysis all lie after the stamp.
 */
export class StampedCamera {
  readonly #encoder: ChildProcessByStdio<Writable, null, null>;
  readonly #scene: Scene;
  readonly #frame: YuvPicture = { width: WIDTH, height: HEIGHT, data: Buffer.alloc((WIDTH * HEIGHT * 3) / 2) };
  readonly #intervalMs: number;
  readonly #startedAt = performance.now();
  #guests: Guest[] = [];
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  /** One scene serves any number of cameras in this process. */
  constructor(scene: Scene, options: StampedCameraOptions) {
    const rate = options.framesPerSecond ?? 10;
    this.#scene = scene;
    this.#intervalMs = 1000 / rate;
    this.#encoder = spawn(options.ffmpegPath ?? 'ffmpeg', encoderArguments(options.url, rate), {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    this.#encoder.on('error', () => this.#halt());
    this.#encoder.stdin.on('error', () => this.#halt());
    this.#tick();
  }

  /**
   * A person stands with the feet at `foot` (fractions of the picture) for so long. Resolves with the stamp of the
   * first frame that shows them.
   */
  showPerson(foot: readonly [number, number], forMs: number): Promise<number> {
    const left = 2 * Math.round((foot[0] * WIDTH - PERSON.width / 2) / 2);
    const top = 2 * Math.round((foot[1] * HEIGHT - PERSON.height) / 2);
    return new Promise((onFirstShown) => {
      this.#guests.push({ left, top, untilMs: performance.now() + forMs, onFirstShown });
    });
  }

  async stop(): Promise<void> {
    this.#halt();
    if (this.#encoder.exitCode !== null || this.#encoder.signalCode !== null) return;
    const closed = new Promise((done) => this.#encoder.once('close', done));
    this.#encoder.kill('SIGKILL');
    await closed;
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    this.#count++;
    const wait = this.#startedAt + this.#count * this.#intervalMs - performance.now();
    this.#timer = setTimeout(() => this.#tick(), Math.max(0, wait));
    // The encoder is behind: skip this frame rather than send an old stamp later.
    if (this.#encoder.stdin.writableLength > 0) return;
    this.#encoder.stdin.write(this.#paint());
  }

  #paint(): Buffer {
    this.#scene.background[this.#count % this.#scene.background.length]?.data.copy(this.#frame.data);
    this.#guests = this.#guests.filter((guest) => guest.untilMs > performance.now());
    for (const { left, top } of this.#guests) paste(this.#frame, this.#scene.person, left, top);
    const stampedAt = Date.now();
    const blockWidth = WIDTH / STAMP_BITS;
    stampBits(stampedAt).forEach((bit, i) => {
      paintBlock(this.#frame, i * blockWidth, 0, blockWidth, STAMP_ROWS, bit);
    });
    for (const guest of this.#guests) {
      guest.onFirstShown?.(stampedAt);
      guest.onFirstShown = undefined;
    }
    return Buffer.from(this.#frame.data);
  }
}

function encoderArguments(url: string, rate: number): string[] {
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(rate), '-i', '-'];
  const codec = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-tune',
    'zerolatency',
    '-threads',
    '1',
    '-g',
    String(rate),
  ];
  return ['-v', 'error', '-fflags', 'nobuffer', ...input, ...codec, '-f', 'rtsp', '-rtsp_transport', 'tcp', url];
}
