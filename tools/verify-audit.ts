import { verifyAudit } from '../server/src/platform/audit/index.ts';
import { loadConfig } from '../server/src/platform/config/config.ts';
import { createDatabase, startCluster } from '../server/src/platform/db/index.ts';
import { silentLogger } from '../server/src/platform/log/log.ts';

/** npm run audit:verify: recomputes the audit chain of this installation; exit code 1 when anything does not fit. */
const config = loadConfig();
const cluster =
  config.databaseUrl === undefined ? await startCluster({ dataDir: config.dataDir, log: silentLogger }) : undefined;
const connectionString = config.databaseUrl ?? cluster?.connectionString ?? '';
const { db, close } = createDatabase({ connectionString, maxConnections: 2 });
try {
  const report = await verifyAudit(db);
  for (const { kind, text } of report.problems) console.error(`${kind}: ${text}`);
  console.log(`${report.sealed} entries sealed, ${report.waiting} waiting, ${report.problems.length} problems`);
  console.log(`last hash ${report.lastHash}`);
  if (report.problems.length > 0) process.exitCode = 1;
} finally {
  await close();
  await cluster?.stop();
}
