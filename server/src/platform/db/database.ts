import { type Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { type Logger, silentLogger } from '../log/log.ts';
import { columnTypes } from './column-types.ts';
import { PipelinedDatabase } from './pipelined-database.ts';
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
  /** For LISTEN and graphile-worker; everything else goes through `db`. Its connections are pipelined: no cursors on them. */
  readonly pool: pg.Pool;
  /** Opens the connections that are kept, PostGIS loaded: the first requests need not wait for it. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

const KEPT_OPEN = 8;

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
    // Kept open: a burst after a quiet hour must not wait for PostgreSQL to start processes.
    min: Math.min(KEPT_OPEN, options.maxConnections),
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    pipeline: true,
  });
  // An idle connection that breaks must not end the process; the pool opens another.
  pool.on('error', (error) => log.warn('Database:IdleConnectionLost', { error }));
  // The same for one in use: its query fails by itself, and that is the error somebody handles.
  pool.on('connect', (client) => client.on('error', (error) => log.warn('Database:ConnectionLost', { error })));
  const db = new PipelinedDatabase(new PostgresDialect({ pool }));
  const warmUp = async () => {
    await Promise.all(Array.from({ length: pool.options.min ?? 0 }, () => pool.query('select postgis_lib_version()')));
  };
  return { db, pool, warmUp, close: () => db.destroy() };
}
