import type { Logger } from '../platform/log/log.ts';

const LIMIT_MS = 20_000;

/** On SIGINT or SIGTERM runs the stops in reverse and exits with process.exitCode; a second signal, or 20 s, exits at once. */
export function stopOnSignal(stops: readonly (() => Promise<void>)[], log: Logger): (why: string) => Promise<void> {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info('Start:Stopping', { signal });
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    for (const one of stops.toReversed()) {
      await one().catch((error: unknown) => log.error('Start:StopFailed', { error: String(error) }));
    }
    process.exit();
  };
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
  return stop;
}
