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

/** Clones the migrated template, or another one; call it in `beforeAll` and `drop` in `afterAll`. */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  const testCluster = getTestCluster();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(
    testCluster.connectionString,
    `create database ${name} template ${template ?? testCluster.template}`,
  );
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

/**
 * A template that many files share, filled once in a run by whoever comes first. `fill` gets a database with the
 * schema and must close every connection it opens.
 */
export async function provideTemplate(
  name: string,
  fill: (connectionString: string) => Promise<void>,
): Promise<string> {
  const testCluster = getTestCluster();
  const client = new pg.Client({ connectionString: testCluster.connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      await client.query(`drop database if exists ${name}_unfinished with (force)`);
      await client.query(`create database ${name}_unfinished template ${testCluster.template}`);
      const url = new URL(testCluster.connectionString);
      url.pathname = `/${name}_unfinished`;
      await fill(url.toString());
      await client.query(`alter database ${name}_unfinished rename to ${name}`);
    }
  } finally {
    await client.end(); // releases the lock too
  }
  return name;
}

function getTestCluster(): { connectionString: string; template: string } {
  const testCluster = inject('testCluster');
  if ('problem' in testCluster) throw new Error(`there is no test database: ${testCluster.problem}`);
  return testCluster;
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
