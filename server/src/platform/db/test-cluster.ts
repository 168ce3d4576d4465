import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLogger } from '../log/log.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { migrate } from './migrate.ts';
import { isAlive } from './postmaster.ts';
import { makeThrowAwayDirectory } from './throw-away-directory.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test cluster and its migrated template, or why there is none (say, a broken migration). */
    testCluster: { connectionString: string; template: string } | { problem: string };
  }
}

const prefix = 'sc-test-';
export const templateName = 'template_migrated';

/** Vitest global setup: one throw-away cluster for the run, holding a migrated template to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = makeThrowAwayDirectory(prefix);
  const cluster = await startCluster({ dataDir, log: silentLogger, settings: fastSettings });
  const stop = async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(cluster.connectionString);
    project.provide('testCluster', { connectionString: cluster.connectionString, template: templateName });
  } catch (error) {
    // Tests that need no database should still run; those that do will say this.
    project.provide('testCluster', { problem: error instanceof Error ? error.message : String(error) });
  }
  return stop;
}

/** Nothing in a test cluster outlives the run, so nothing waits for the disk. */
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
  log_min_duration_statement: '-1',
};

async function makeTemplate(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`create database ${templateName}`);
    const url = new URL(connectionString);
    url.pathname = `/${templateName}`;
    await migrate(url.toString());
  } finally {
    await client.end();
  }
}

/** A run that was killed leaves its cluster behind; the next run clears it away. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name);
    const owner = join(dataDir, 'cluster', 'owner.pid');
    if (!existsSync(owner) || isAlive(Number.parseInt(readFileSync(owner, 'utf8'), 10))) continue;
    const orphan: Cluster = await startCluster({ dataDir, log: silentLogger, settings: fastSettings });
    await orphan.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
