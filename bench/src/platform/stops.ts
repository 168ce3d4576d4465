/** What a bench started, to be stopped in reverse, whatever happens: also on Ctrl-C and on a failure. */
export class Stops {
  #all: (() => Promise<void> | void)[] = [];

  add(stop: () => Promise<void> | void): void {
    this.#all.push(stop);
  }

  async run(): Promise<void> {
    const all = this.#all.reverse();
    this.#all = [];
    for (const stop of all) {
      try {
        await stop();
      } catch (error) {
        process.stderr.write(`stopping failed: ${String(error)}\n`);
      }
    }
  }
}
