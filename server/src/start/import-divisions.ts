import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importDivisionGeometries, type OutlineSet } from '../base/directory/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { loadConfig } from '../platform/config/config.ts';
import { createDatabase, startCluster } from '../platform/db/index.ts';
import { AppError } from '../platform/errors/index.ts';
import { createLogger } from '../platform/log/log.ts';

// node server/src/start/import-divisions.ts FILE.geojson --source "where from, licence" --valid-from YYYY-MM-DD [--synthetic]
// Replaces outlines of streets, communities or unit grids by those of the file; prints the report, or why not, row by row.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string' },
    'valid-from': { type: 'string' },
    synthetic: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
const { source, synthetic, 'valid-from': validFrom } = values;
if (!file || !source || !/^\d{4}-\d{2}-\d{2}$/.test(validFrom ?? '') || validFrom === undefined) {
  process.stderr.write('usage: import-divisions.ts FILE.geojson --source TEXT --valid-from YYYY-MM-DD [--synthetic]\n');
  process.exit(2);
}
const config = loadConfig();
const cluster = config.databaseUrl
  ? undefined
  : await startCluster({ dataDir: config.dataDir, log: createLogger(config) });
const database = createDatabase({
  connectionString: config.databaseUrl ?? cluster?.connectionString ?? '',
  maxConnections: 1,
});
try {
  // Checked feature by feature by the import; that it has features at all is checked here.
  const set = JSON.parse(await readFile(file, 'utf8')) as Partial<OutlineSet>;
  const outlines: OutlineSet = { type: 'FeatureCollection', features: Array.isArray(set.features) ? set.features : [] };
  const report = await database.db
    .transaction()
    .execute((trx) =>
      importDivisionGeometries(trx, outlines, { source, synthetic, validFrom, now: systemClock.now() }),
    );
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.title.zh} ${error.title.en}\n${error.detail?.zh ?? ''}\n`);
  process.exitCode = 1;
} finally {
  await database.close();
  await cluster?.stop();
}
