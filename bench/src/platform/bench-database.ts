import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type OpenDatabase, startCluster } from '../../../server/src/platform/db/index.ts';
import { silentLogger } from '../../../server/src/platform/log/log.ts';
import type { Stops } from './stops.ts';

export interface BenchDatabase extends OpenDatabase {
  /** A folder of this run alone; removed at the end. */
  dataDir: string;
  connectionString: string;
  /** Pid of PostgreSQL. */
  postmaster: number;
}

/** A new private cluster with the settings of the product (durability on) in a temporary folder. */
export async function startBenchDatabase(stops: Stops): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shancheng-bench-'));
  stops.add(() => rmSync(dataDir, { recursive: true, force: true }));
  chmodSync(dataDir, 0o755); // PostgreSQL runs under an account of its own and must get through
  const cluster = await startCluster({ dataDir, log: silentLogger });
  stops.add(() => cluster.stop());
  const database = createDatabase({ connectionString: cluster.connectionString, maxConnections: 6 });
  stops.add(() => database.close());
  const { rows } = await database.pool.query<{ line: string }>(
    "select split_part(pg_read_file('postmaster.pid'), chr(10), 1) as line",
  );
  return {
    ...database,
    dataDir,
    connectionString: cluster.connectionString,
    postmaster: Number(rows[0]?.line),
  };
}
