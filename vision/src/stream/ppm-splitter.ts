import type { Picture } from './picture.ts';

const NEWLINE = 0x0a;
const LONGEST_HEADER = 64;
const LARGEST_SIDE = 8192;

/**
 * Cuts ffmpeg's stream of binary PPM pictures (`P6\nwidth height\n255\n` + RGB) into pictures.
 * PPM rather than bare raw video because each picture says its own size: a camera may change it under way.
 */
export class PpmSplitter {
  #header: number[] = [];
  #picture: Picture | undefined;
  #filled = 0;

  /** @throws Error when the bytes are no PPM. */
  push(chunk: Uint8Array): Picture[] {
    const done: Picture[] = [];
    let offset = 0;
    while (offset < chunk.length) {
      if (!this.#picture) {
        offset = this.#readHeader(chunk, offset);
        continue;
      }
      const { rgb } = this.#picture;
      const part = chunk.subarray(offset, offset + rgb.length - this.#filled);
      rgb.set(part, this.#filled);
      this.#filled += part.length;
      offset += part.length;
      if (this.#filled === rgb.length) {
        done.push(this.#picture);
        this.#picture = undefined;
      }
    }
    return done;
  }

  #readHeader(chunk: Uint8Array, start: number): number {
    let offset = start;
    let lines = this.#header.filter((byte) => byte === NEWLINE).length;
    while (offset < chunk.length && lines < 3) {
      const byte = chunk[offset++] ?? 0;
      this.#header.push(byte);
      if (byte === NEWLINE) lines++;
      if (this.#header.length > LONGEST_HEADER) throw new Error('the decoder did not send PPM pictures');
    }
    if (lines === 3) {
      this.#picture = emptyPicture(String.fromCharCode(...this.#header));
      this.#header = [];
      this.#filled = 0;
    }
    return offset;
  }
}

function emptyPicture(header: string): Picture {
  const match = /^P6\n(\d+) (\d+)\n255\n$/.exec(header);
  const width = Number(match?.[1]);
  const height = Number(match?.[2]);
  if (!(width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE)) {
    throw new Error(`the decoder did not send PPM pictures but ${JSON.stringify(header.slice(0, 40))}`);
  }
  return { width, height, rgb: new Uint8Array(width * height * 3) };
}
