import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, type OpenDatabase } from './database.ts';
import type {} from './test-cluster.ts';

/** A database of its own for one test file. */
export interface TestDatabase extends Pick<OpenDatabase, 'db' | 'pool'> {
  readonly connectionString: string;
  /** Closes the pool and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** Clones the migrated template; call it in `beforeAll` and `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const testCluster = inject('testCluster');
  if ('problem' in testCluster) throw new Error(`there is no test database: ${testCluster.problem}`);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(testCluster.connectionString, `create database ${name} template ${testCluster.template}`);
  const url = new URL(testCluster.connectionString);
  url.pathname = `/${name}`;
  const connectionString = url.toString();
  const { db, pool, close } = createDatabase({ connectionString, maxConnections: 10 });
  const drop = async () => {
    await close();
    await administer(testCluster.connectionString, `drop database ${name} with (force)`);
  };
  return { db, pool, connectionString, drop };
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
