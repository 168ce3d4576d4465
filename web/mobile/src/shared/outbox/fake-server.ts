import type { OutboxEntry, Refusal } from './entry.ts';
import type { EntryResult, Outcome, Transport } from './transport.ts';

/** How the network or the server treats one attempt. */
export type Weather = 'fine' | 'lost-request' | 'lost-answer' | 'error-500' | 'busy' | 'logged-out' | 'hangs';

interface FakeServerOptions {
  refuse?: (entry: OutboxEntry) => boolean;
  /** Entries that came after the visit was concluded. */
  late?: (entry: OutboxEntry) => boolean;
  /** Refuses every request with more than one entry, as a server does when one of them is malformed. */
  chokesOnBatches?: boolean;
}

/**
 * A stand-in for the platform in tests: remembers by id what it has applied, as the real one does,
 * and counts how often each deed took effect.
 */
export function createFakeServer(options: FakeServerOptions = {}) {
  const applied: string[] = [];
  const times = new Map<string, number>();
  const evidenceNamed = new Map<string, string[]>();
  const attempts: string[] = [];
  const batches: string[][] = [];
  let weather: Weather[] = [];

  function apply(entry: OutboxEntry, evidenceIds: string[]): void {
    if (times.has(entry.id)) return;
    times.set(entry.id, 1);
    applied.push(entry.id);
    evidenceNamed.set(entry.id, evidenceIds);
  }

  /** As the real one: entry by entry, a refused one keeps back none of the others. */
  function applyBatch(batch: readonly OutboxEntry[], answerLost: boolean): Outcome {
    if (batch.length > 1 && options.chokesOnBatches) return { kind: 'refused', refusal };
    const results = batch.map((one): EntryResult => {
      if (options.refuse?.(one))
        return {
          id: one.id,
          result: 'refused',
          code: refusal.code,
          reason: { zh: refusal.title, en: refusal.titleEn },
        };
      if (options.late?.(one)) {
        apply(one, []);
        return { id: one.id, result: 'late' };
      }
      const known = times.has(one.id);
      apply(one, []);
      return { id: one.id, result: known ? 'known' : 'kept' };
    });
    batches.push(batch.map(({ id }) => id));
    return answerLost ? later('network') : { kind: 'done', results };
  }

  const transport: Transport = async (entry, parts) => {
    attempts.push(entry.id);
    const now = weather.shift() ?? 'fine';
    await Promise.resolve();
    if (now === 'hangs') return new Promise<Outcome>(() => {});
    if (now === 'lost-request') return later('network');
    if (now === 'logged-out') return { kind: 'login' };
    if (now === 'busy') return later('busy');
    if (now === 'error-500') return later('server');
    if (parts.batch) return applyBatch(parts.batch, now === 'lost-answer');
    if (options.refuse?.(entry)) return { kind: 'refused', refusal };
    apply(entry, parts.evidenceIds ?? []);
    if (now === 'lost-answer') return later('network');
    return entry.deed.kind === 'photo' ? { kind: 'done', evidenceId: `evidence-of-${entry.id}` } : { kind: 'done' };
  };

  return {
    transport,
    /** Ids in the order they took effect. */
    applied,
    attempts,
    /** Ids of the entries that came together. */
    batches,
    evidenceNamed,
    setWeather(next: Weather[]) {
      weather = [...next];
    },
  };
}

function later(cause: 'network' | 'busy' | 'server'): Outcome {
  return { kind: 'later', cause, error: cause };
}

const refusal: Refusal = {
  status: 409,
  code: 'task.not-allowed-now',
  title: '任务已转交他人',
  titleEn: 'The task went to somebody else',
  at: '2026-11-23T10:00:00.000Z',
};
