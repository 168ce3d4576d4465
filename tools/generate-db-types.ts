import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startCluster } from '../server/src/platform/db/cluster.ts';
import { migrate } from '../server/src/platform/db/migrate.ts';
import { makeThrowAwayDirectory } from '../server/src/platform/db/throw-away-directory.ts';
import { silentLogger } from '../server/src/platform/log/log.ts';

/** Writes the row types of the migrated database. `--check` only compares and fails when they are out of date. */
const outFile = join(import.meta.dirname, '../server/src/platform/db/schema.generated.ts');
const dataDir = makeThrowAwayDirectory('sc-types-');
const cluster = await startCluster({ dataDir, log: silentLogger, settings: { fsync: 'off', shared_buffers: '32MB' } });
try {
  await migrate(cluster.connectionString);
  const before = await readFile(outFile, 'utf8').catch(() => '');
  const after = await generateTypes(cluster.connectionString);
  if (after !== before && process.argv.includes('--check')) {
    console.error('schema.generated.ts is out of date: npm run generate:db');
    process.exitCode = 1;
  } else if (after !== before) await writeFile(outFile, after);
} finally {
  await cluster.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** In a process of its own: it leaves connections open, which the end of the cluster would break loudly. */
async function generateTypes(url: string): Promise<string> {
  const draft = join(dataDir, 'schema.ts');
  const program = join(import.meta.dirname, '../node_modules/.bin/kysely-codegen');
  const args = [
    `--url=${url}`,
    '--dialect=postgres',
    '--log-level=error',
    `--out-file=${draft}`,
    '--numeric-parser=number',
    '--date-parser=string',
    // PostGIS keeps its own tables and views in public; graphile-worker owns its schema.
    '--exclude-pattern={public,graphile_worker}.*',
    '--type-mapping={"int8":"number"}',
  ];
  await promisify(execFile)(process.execPath, [program, ...args]);
  return readFile(draft, 'utf8');
}
