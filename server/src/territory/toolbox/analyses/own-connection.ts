import { setTimeout } from 'node:timers/promises';
import { type Database, sql } from '../../../platform/db/index.ts';

/** One statement may take so long; after that the question was too wide. */
const LONGEST_STATEMENT = '300s';
const CANCEL_EVERY_MS = 50;

/**
 * Gives the work a connection of its own. When the signal fires, what PostgreSQL is doing on it is cancelled, and so is
 * every statement after it, until the work has given up.
 */
export function onOwnConnection<T>(db: Database, signal: AbortSignal, work: (own: Database) => Promise<T>): Promise<T> {
  return db.connection().execute(async (own) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(own);
    await sql`select set_config('statement_timeout', ${LONGEST_STATEMENT}, false)`.execute(own);
    let over = false;
    let cancelled: Promise<void> = Promise.resolve();
    const cancel = () => {
      cancelled = (async () => {
        while (!over) {
          await sql`select pg_cancel_backend(${rows[0]?.pid}::int)`.execute(db);
          await setTimeout(CANCEL_EVERY_MS);
        }
      })();
    };
    signal.addEventListener('abort', cancel);
    try {
      signal.throwIfAborted();
      return await work(own);
    } finally {
      over = true;
      signal.removeEventListener('abort', cancel);
      await cancelled.catch(() => undefined); // the database is away, and so is the statement
      // The last cancellation may still be under way and must not hit whoever gets the connection next.
      await sql`select 1`.execute(own).catch(() => undefined);
      await sql`reset statement_timeout`.execute(own);
    }
  });
}
