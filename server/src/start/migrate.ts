import { loadConfig } from '../platform/config/config.ts';
import { migrate, startCluster } from '../platform/db/index.ts';
import { createLogger } from '../platform/log/log.ts';

// `npm run migrate`: brings the database to the present schema and says what it applied.

const config = loadConfig();
const cluster = config.databaseUrl
  ? undefined
  : await startCluster({ dataDir: config.dataDir, log: createLogger(config) });
const applied = await migrate(config.databaseUrl ?? cluster?.connectionString ?? '');
process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'nothing to apply\n');
await cluster?.stop();
