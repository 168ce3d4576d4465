import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Planar YUV 4:2:0, 8 bits; sides and offsets are even. */
export interface YuvPicture {
  width: number;
  height: number;
  data: Buffer;
}

const run = promisify(execFile);

/** Decodes (part of) a film or a still into pictures of the given size. */
export async function readYuvPictures(
  file: string,
  width: number,
  height: number,
  seconds: number,
  ffmpegPath: string,
): Promise<YuvPicture[]> {
  const scale = ['-vf', `scale=${width}:${height}`, '-pix_fmt', 'yuv420p', '-f', 'rawvideo', '-'];
  const args = ['-v', 'error', '-nostdin', '-t', String(seconds), '-i', file, ...scale];
  const { stdout } = await run(ffmpegPath, args, { encoding: 'buffer', maxBuffer: 512 * 1024 * 1024 });
  const size = (width * height * 3) / 2;
  return Array.from({ length: Math.floor(stdout.length / size) }, (_, i) => ({
    width,
    height,
    data: stdout.subarray(i * size, (i + 1) * size),
  }));
}

/** Copies `patch` onto `target` with its top left corner at (x, y); what sticks out is cut off. */
export function paste(target: YuvPicture, patch: YuvPicture, x: number, y: number): void {
  let targetPlane = 0;
  let patchPlane = 0;
  for (const scale of [1, 2, 2]) {
    const [width, height] = [target.width / scale, target.height / scale];
    const [patchWidth, patchHeight] = [patch.width / scale, patch.height / scale];
    const left = Math.max(0, Math.floor(x / scale));
    const skipped = left - Math.floor(x / scale);
    const columns = Math.min(patchWidth - skipped, width - left);
    for (let row = 0; row < patchHeight && columns > 0; row++) {
      const targetRow = Math.floor(y / scale) + row;
      if (targetRow < 0 || targetRow >= height) continue;
      const from = patchPlane + row * patchWidth + skipped;
      patch.data.copy(target.data, targetPlane + targetRow * width + left, from, from + columns);
    }
    targetPlane += width * height;
    patchPlane += patchWidth * patchHeight;
  }
}

/** Fills a block of the brightness plane with black or white and takes the colour out of it. */
export function paintBlock(
  { width, height, data }: YuvPicture,
  x: number,
  y: number,
  columns: number,
  rows: number,
  white: boolean,
): void {
  for (let row = y; row < y + rows; row++) data.fill(white ? 235 : 16, row * width + x, row * width + x + columns);
  for (const plane of [width * height, (width * height * 5) / 4]) {
    for (let row = y / 2; row < (y + rows) / 2; row++) {
      const start = plane + (row * width) / 2 + x / 2;
      data.fill(128, start, start + columns / 2);
    }
  }
}
