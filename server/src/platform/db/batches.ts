interface Waiting<In, Out> {
  item: In;
  resolve: (answer: Out) => void;
  reject: (error: unknown) => void;
}

export interface BatchesOptions<In, Out> {
  /** Does all items in one go (one transaction, one query); one answer an item, in their order. */
  run: (items: readonly In[]) => Promise<readonly Out[]>;
  /** Larger batches gain nothing once the fixed cost is spread thin. */
  atOnce: number;
  /** Beyond this `submit` rejects with `full()` at once: waiting longer would only look like loss. */
  atMostWaiting: number;
  full: () => Error;
}

/** Small work of many callers, done together; see `createBatches`. */
export interface Batches<In, Out> {
  /** Answers when the item’s batch is done: what was written is committed by then. */
  submit(item: In): Promise<Out>;
  /** Resolves when everything submitted is done. */
  drain(): Promise<void>;
}

/**
 * Group commit: while one batch runs the next gathers, so a lone item waits for nobody and a flood pays the fixed cost
 * once for hundreds. A batch that fails is run again one by one, so that one bad item does not take its neighbours
 * with it.
 */
export function createBatches<In, Out>({
  run,
  atOnce,
  atMostWaiting,
  full,
}: BatchesOptions<In, Out>): Batches<In, Out> {
  const waiting: Waiting<In, Out>[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    while (waiting.length > 0) await runBatch(waiting.splice(0, atOnce));
  }

  async function runBatch(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const answers = await run(batch.map((one) => one.item));
      for (const [index, one] of batch.entries()) one.resolve(answers[index] as Out); // one answer an item, as `run` promises
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await runBatch([one]);
    }
  }

  function submit(item: In): Promise<Out> {
    if (waiting.length >= atMostWaiting) return Promise.reject(full());
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      running ??= runAll().finally(() => {
        running = undefined;
      });
    });
  }

  async function drain(): Promise<void> {
    while (running) await running;
  }

  return { submit, drain };
}
