/** Packed RGB, 8 bits a channel, rows from the top. */
export interface Picture {
  width: number;
  height: number;
  rgb: Uint8Array<ArrayBuffer>;
}

export interface Frame {
  picture: Picture;
  /** Milliseconds since 1970; how exact it is: see frame-times.ts and stamped-clock.ts. */
  capturedAt: number;
}
