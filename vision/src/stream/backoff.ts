/** Waits double from `firstMs` to `mostMs`; each is drawn from its upper half so that many callers spread out. */
export class Backoff {
  #failures = 0;
  readonly #firstMs: number;
  readonly #mostMs: number;
  readonly #random: () => number;

  constructor(firstMs: number, mostMs: number, random: () => number = Math.random) {
    this.#firstMs = firstMs;
    this.#mostMs = mostMs;
    this.#random = random;
  }

  nextWaitMs(): number {
    const full = Math.min(this.#mostMs, this.#firstMs * 2 ** this.#failures++);
    return full / 2 + (full / 2) * this.#random();
  }

  reset(): void {
    this.#failures = 0;
  }
}
