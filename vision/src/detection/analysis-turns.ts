/** Whoever has a picture to be analysed. */
export interface TurnTaker {
  /** Analyses the newest picture; must not throw. */
  takeTurn(): Promise<void>;
}

/**
 * Cameras that share a detector take turns: who asked first goes first, and nobody waits twice in the line, so a
 * camera with many frames cannot crowd out the others. Each looks at its newest frame when its turn comes.
 */
export class AnalysisTurns {
  readonly #line = new Set<TurnTaker>();
  #busy = false;

  ask(taker: TurnTaker): void {
    this.#line.add(taker);
    if (!this.#busy) void this.#serve();
  }

  leave(taker: TurnTaker): void {
    this.#line.delete(taker);
  }

  async #serve(): Promise<void> {
    this.#busy = true;
    for (const taker of this.#line) {
      // A taker that asks again during its turn joins the end of the line, which this loop still reaches.
      this.#line.delete(taker);
      await taker.takeTurn();
    }
    this.#busy = false;
  }
}
