import { systemClock } from '../clock/clock.ts';
import type { LogLevel } from '../config/config.ts';
import { redact } from './redact.ts';

export type Facts = Readonly<Record<string, unknown>>;

/**
 * Writes one JSON object per line. `message` is a stable name such as `Dispatch:Assigned`, never a sentence with
 * values in it; the values go into `facts`, where anything that could name a person is blacked out.
 */
export interface Logger {
  debug(message: string, facts?: Facts): void;
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  error(message: string, facts?: Facts): void;
  /** A logger that adds the same facts to every line, e.g. `{ requestId }`. */
  child(facts: Facts): Logger;
}

const rank: Record<LogLevel, number> = { debug: 20, info: 30, warn: 40, error: 50, silent: 100 };

interface LogSettings {
  readonly logLevel: LogLevel;
}

/** `write` receives whole lines with their line end; default standard output. */
export function createLogger(
  settings: LogSettings,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  return loggerWith({}, settings.logLevel, write);
}

/** A logger for tests and tools that should stay quiet. */
export const silentLogger: Logger = createLogger({ logLevel: 'silent' });

function loggerWith(bound: Facts, level: LogLevel, write: (line: string) => void): Logger {
  const at = (lineLevel: Exclude<LogLevel, 'silent'>) => (message: string, facts?: Facts) => {
    if (rank[lineLevel] < rank[level]) return;
    // When the line was written, whatever clock the domain runs on.
    const head = { time: systemClock.now().toISOString(), level: lineLevel, message };
    write(`${JSON.stringify({ ...head, ...redact({ ...bound, ...facts }) })}\n`);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (facts) => loggerWith({ ...bound, ...facts }, level, write),
  };
}
