import type { Trx } from '../db/index.ts';
import { addJobInTrx, type Jobs } from './jobs.ts';

/** A fact a domain announces: `incident.filed`, version 1, and what it carries. Declared in the domain’s events.ts. */
export interface EventName<Payload> {
  name: string;
  version: number;
  /** Only for the type; never present. */
  readonly payload?: Payload;
}

export function defineEvent<Payload>(name: string, version = 1): EventName<Payload> {
  return { name, version };
}

/**
 * Facts between domains. Publishing writes one job per listener into the transaction that made the fact true;
 * each listener runs on its own, at least once, and one that fails does not hold up another.
 */
export function createEvents(jobs: Jobs) {
  const listeners = new Map<string, string[]>();

  function on<Payload>(
    event: EventName<Payload>,
    listener: string,
    handler: (payload: Payload) => Promise<void>,
  ): void {
    const job = `on ${event.name} v${event.version}: ${listener}`;
    listeners.set(event.name, [...(listeners.get(event.name) ?? []), job]);
    // The payload was written by publishInTrx with this very type.
    jobs.handle(job, (payload) => handler(payload as Payload));
  }

  async function publishInTrx<Payload>(trx: Trx, event: EventName<Payload>, payload: Payload): Promise<void> {
    for (const job of listeners.get(event.name) ?? []) await addJobInTrx(trx, job, payload);
  }

  return { on, publishInTrx };
}
export type Events = ReturnType<typeof createEvents>;
