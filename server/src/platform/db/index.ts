export { type Selectable, sql } from 'kysely';
export { type Batches, createBatches } from './batches.ts';
export type { Cluster } from './cluster.ts';
export { startCluster } from './cluster.ts';
export type { Database, DatabaseOptions, OpenDatabase, Trx } from './database.ts';
export { createDatabase } from './database.ts';
export { migrate } from './migrate.ts';
export type { DB } from './schema.generated.ts';
export { createShortCache } from './short-cache.ts';
