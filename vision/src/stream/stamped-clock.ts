import type { Picture } from './picture.ts';

/** The bench camera paints the capture time into the picture: 48 blocks, black 0 and white 1, in the top rows. */
export const STAMP_BITS = 48;
/** Height of the blocks as a fraction of picture height (16 rows of 576). */
export const STAMP_HEIGHT = 16 / 576;
const FURTHEST_BELIEVED_MS = 60_000;

/** Exact to the millisecond at which the bench camera painted the frame; undefined when the picture bears no stamp. */
export function readStampedClock(picture: Picture, now: number): number | undefined {
  let stamp = 0;
  const row = Math.floor((picture.height * STAMP_HEIGHT) / 2);
  for (let bit = 0; bit < STAMP_BITS; bit++) {
    const column = Math.floor(((bit + 0.5) * picture.width) / STAMP_BITS);
    const green = picture.rgb[(row * picture.width + column) * 3 + 1] ?? 0;
    stamp = stamp * 2 + (green > 127 ? 1 : 0);
  }
  return Math.abs(stamp - now) < FURTHEST_BELIEVED_MS ? stamp : undefined;
}

/** The bits of a stamp, most significant first. */
export function stampBits(ms: number): boolean[] {
  return Array.from({ length: STAMP_BITS }, (_, bit) => Math.floor(ms / 2 ** (STAMP_BITS - 1 - bit)) % 2 === 1);
}
