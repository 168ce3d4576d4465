import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { type Logger, silentLogger } from '../log/log.ts';
import { columnTypes } from './column-types.ts';
import type { DB } from './schema.generated.ts';

export type Database = Kysely<DB>;
/** A transaction; functions that take one end in `…InTrx`. */
export type Trx = Transaction<DB>;

export interface DatabaseOptions {
  readonly connectionString: string;
  readonly maxConnections: number;
  readonly log?: Logger;
}

export interface OpenDatabase {
  readonly db: Database;
  /** For COPY, LISTEN and graphile-worker; everything else goes through `db`. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * A pool and Kysely on it. int8 and numeric arrive as numbers, timestamptz as Date, date as `YYYY-MM-DD`. Connections
 * are opened on first use, so this neither waits nor fails.
 */
export function createDatabase(options: DatabaseOptions): OpenDatabase {
  const log = options.log ?? silentLogger;
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.maxConnections,
    types: columnTypes,
    application_name: 'shancheng',
    connectionTimeoutMillis: 15_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  });
  // An idle connection that breaks must not end the process; the pool opens another.
  pool.on('error', (error) => log.warn('Database:IdleConnectionLost', { error }));
  // The same for one in use: its query fails by itself, and that is the error somebody handles.
  pool.on('connect', (client) => client.on('error', (error) => log.warn('Database:ConnectionLost', { error })));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
