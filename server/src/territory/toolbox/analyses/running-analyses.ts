/** Reasons why a running analysis stops. */
export const CANCELLED = Symbol('cancelled');
export const STOPPING = Symbol('the process stops');

type Stop = (reason: symbol) => void;

/** What runs in this process just now, so that it can be stopped at once. */
export function createRunningAnalyses() {
  const running = new Map<string, Stop>();
  return {
    /** Runs the work with a signal that fires when it is to stop. */
    async run(id: string, work: (stop: Stop, signal: AbortSignal) => Promise<void>): Promise<void> {
      const controller = new AbortController();
      const stop: Stop = (reason) => controller.abort(reason);
      running.set(id, stop);
      try {
        await work(stop, controller.signal);
      } finally {
        running.delete(id);
      }
    },
    cancel: (id: string): void => running.get(id)?.(CANCELLED),
    stopAll: (): void => {
      for (const stop of running.values()) stop(STOPPING);
    },
  };
}
export type RunningAnalyses = ReturnType<typeof createRunningAnalyses>;
