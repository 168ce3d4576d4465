import { toInstant } from './clock.ts';

export type Facts = Record<string, unknown>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

/** One JSON object a line: `{ at, level, event, …facts }`. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const at =
    (level: string) =>
    (event: string, facts: Facts = {}) =>
      write(`${JSON.stringify({ at: toInstant(now()), level, event, ...facts })}\n`);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** The plain sentence inside whatever was thrown. */
export const sentenceOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
