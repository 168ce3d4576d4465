/**
 * Reads the capture time of each frame from ffmpeg's `showinfo` lines.
 *
 * How exact: for a live stream ffmpeg stamps every packet with this machine's wall clock when the demuxer hands it
 * out (`-use_wallclock_as_timestamps`), and the decoder carries that stamp to the frame. It therefore leaves out what
 * lies before: exposure, encoding, network, and the depacketiser, which sees the end of a frame only when the next
 * one begins. The true capture is earlier by about one frame interval plus the camera's own delay (40–300 ms for
 * common cameras); it is never earlier than stated in the other direction. Decoding and analysis are counted in full.
 */
export class FrameTimes {
  #secondsPerTick = 0;
  #times: number[] = [];

  /** True when the line came from showinfo, whether or not it held a time. */
  read(line: string): boolean {
    const timeBase = /\bconfig in time_base: (\d+)\/(\d+)/.exec(line);
    if (timeBase) this.#secondsPerTick = Number(timeBase[1]) / Number(timeBase[2]);
    // Ticks, not pts_time: that one is printed with six digits only.
    const frame = /\bn: *\d+ +pts: *(-?\d+)/.exec(line);
    if (frame) this.#times.push(Number(frame[1]) * this.#secondsPerTick * 1000);
    return line.includes('Parsed_showinfo');
  }

  get waiting(): number {
    return this.#times.length;
  }

  /** Milliseconds since 1970 of the oldest frame not yet taken. */
  takeNext(): number | undefined {
    return this.#times.shift();
  }
}
