/**
 * “These things changed”: from whoever committed a change to whoever shows it, within this process.
 * Losing one costs a screen a moment of staleness, nothing more; what must not be lost is an event.
 */
export function createHints() {
  const listeners = new Map<string, ((ids: readonly string[]) => void)[]>();
  return {
    emit(topic: string, ids: readonly string[]): void {
      if (ids.length > 0) for (const listener of listeners.get(topic) ?? []) listener(ids);
    },
    on(topic: string, listener: (ids: readonly string[]) => void): void {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
    },
  };
}
export type Hints = ReturnType<typeof createHints>;
