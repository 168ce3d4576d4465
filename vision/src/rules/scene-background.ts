import type { Picture } from '../stream/picture.ts';

/** Width of the grid the background is kept on; the height follows the picture's shape. */
const GRID_WIDTH = 192;
/** Mean difference per colour channel, 0…255, from which a cell looks unlike the background. */
const UNLIKE = 20;
/** Difference to the frame before from which a cell is moving. */
const MOVING = 14;
const LEARN_SECONDS = 30;
const WARM_UP_LEARN_SECONDS = 2;
/** So much of the picture unlike the background is a change of light or a moved camera: learn anew. */
const SCENE_CHANGED = 0.35;

/** The empty scene, learnt per grid cell, and since when each cell has looked unlike it without moving. */
export class SceneBackground {
  readonly columns = GRID_WIDTH;
  rows = 0;
  /** Per cell: ms since when something stands there; 0: nothing does. */
  standingSince = new Float64Array(0);
  #colour = new Float32Array(0);
  #previous: Float32Array = new Float32Array(0);
  #learnt = new Uint8Array(0);
  #startedAt = 0;
  #lastAt = 0;
  readonly #warmUpMs: number;
  readonly #absorbAfterMs: number;

  constructor(warmUpSeconds: number, absorbAfterSeconds: number) {
    this.#warmUpMs = warmUpSeconds * 1000;
    this.#absorbAfterMs = absorbAfterSeconds * 1000;
  }

  isWarm(at: number): boolean {
    return this.#startedAt > 0 && at - this.#startedAt >= this.#warmUpMs;
  }

  /** `masked`: 1 where a person or vehicle is: such cells learn nothing and start nothing. */
  learn(picture: Picture, at: number, isMasked: (x: number, y: number) => boolean): void {
    const rows = Math.max(1, Math.round((picture.height * GRID_WIDTH) / picture.width));
    if (rows !== this.rows) this.#start(rows, at);
    const seconds = Math.min(5, Math.max(0, (at - this.#lastAt) / 1000));
    const colours = gridColours(picture, this.columns, rows);
    const memory = this.isWarm(at) ? LEARN_SECONDS : WARM_UP_LEARN_SECONDS;
    const rate = 1 - Math.exp(-seconds / memory);
    let unlike = 0;
    for (let cell = 0; cell < this.columns * rows; cell++) {
      const masked = isMasked(
        ((cell % this.columns) + 0.5) / this.columns,
        (Math.floor(cell / this.columns) + 0.5) / rows,
      );
      if (!masked && this.#learnCell(cell, colours, at, rate)) unlike++;
    }
    this.#previous = colours;
    this.#lastAt = at;
    if (this.isWarm(at) && unlike > SCENE_CHANGED * this.columns * rows) this.#start(rows, at);
  }

  #start(rows: number, at: number): void {
    const cells = this.columns * rows;
    this.rows = rows;
    this.#colour = new Float32Array(cells * 3);
    this.#previous = new Float32Array(cells * 3);
    this.#learnt = new Uint8Array(cells);
    this.standingSince = new Float64Array(cells);
    this.#startedAt = at;
  }

  /** True when the cell looks unlike the background. */
  #learnCell(cell: number, colours: Float32Array, at: number, rate: number): boolean {
    if (!this.#learnt[cell]) {
      this.#learnt[cell] = 1;
      this.#take(cell, colours, 1);
      return false;
    }
    const unlike = difference(this.#colour, colours, cell) > UNLIKE;
    if (!unlike || !this.isWarm(at)) {
      this.#take(cell, colours, rate);
      this.standingSince[cell] = 0;
      return false;
    }
    const since = this.standingSince[cell] ?? 0;
    if (since === 0 && difference(this.#previous, colours, cell) < MOVING) this.standingSince[cell] = at;
    if (since > 0 && at - since > this.#absorbAfterMs) {
      this.#take(cell, colours, 1);
      this.standingSince[cell] = 0;
    }
    return true;
  }

  #take(cell: number, colours: Float32Array, rate: number): void {
    for (let i = cell * 3; i < cell * 3 + 3; i++) {
      const known = this.#colour[i] ?? 0;
      this.#colour[i] = known + rate * ((colours[i] ?? 0) - known);
    }
  }
}

function difference(a: Float32Array, b: Float32Array, cell: number): number {
  const i = cell * 3;
  const channel = (k: number) => Math.abs((a[k] ?? 0) - (b[k] ?? 0));
  return (channel(i) + channel(i + 1) + channel(i + 2)) / 3;
}

/** Mean colour of each grid cell, from four pixels of it. */
function gridColours({ rgb, width, height }: Picture, columns: number, rows: number): Float32Array {
  const colours = new Float32Array(columns * rows * 3);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const target = (row * columns + column) * 3;
      for (let sample = 0; sample < 4; sample++) {
        const x = Math.floor(((column + ((sample % 2) + 0.5) / 2) * width) / columns);
        const y = Math.floor(((row + (Math.floor(sample / 2) + 0.5) / 2) * height) / rows);
        const source = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) colours[target + c] = (colours[target + c] ?? 0) + (rgb[source + c] ?? 0) / 4;
      }
    }
  }
  return colours;
}
