import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAccountsInTrx } from '../../../server/src/platform/auth/index.ts';
import { loadConfig } from '../../../server/src/platform/config/config.ts';
import { migrate } from '../../../server/src/platform/db/index.ts';
import { createLogger } from '../../../server/src/platform/log/log.ts';
import type { Platform } from '../../../server/src/platform/platform.ts';
import { seedDemo } from '../../../server/src/start/demo-seed.ts';
import { serve } from '../../../server/src/start/serve.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import type { PushBenchMessage } from './push-message.ts';

// The product’s server with two additions: sessions for many invented officers, made as a sign-in makes them but
// without 5,000 password derivations, and on SIGUSR2 a source of messages that takes the product’s own way:
// stored in a transaction, committed, delivered.

const config = loadConfig();
const log = createLogger(config);
const connectionString = config.databaseUrl ?? '';
const clients = Number(process.env.BENCH_CLIENTS);
const rate = Number(process.env.BENCH_RATE);
const seconds = Number(process.env.BENCH_SECONDS);
/** About what a task weighs on the wire. */
const PADDING = '合'.repeat(350);

await migrate(connectionString);
let accountIds: string[] = [];
const running = await serve({
  config,
  connectionString,
  log,
  prepare: async (platform) => {
    await seedDemo(platform, { rtspBase: 'rtsp://127.0.0.1:1' });
    accountIds = await makeSessions(platform);
  },
});

process.once('SIGUSR2', () => void sendAll(running.platform));
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.stdout.write(`ready ${running.address}\n`);

async function makeSessions(platform: Platform): Promise<string[]> {
  const scope = { role: 'street-officer', scopePath: '50/500103/', scopeName: '渝中区' };
  const accounts = Array.from({ length: clients }, (_, n) => ({
    login: `bench-phone-${n}`,
    displayName: `压测手机${n}（合成）`,
    password: 'not used: sessions are made directly',
    grants: [scope],
  }));
  const ids = await platform.db.transaction().execute((trx) => createAccountsInTrx(trx, accounts));
  const tokens: string[] = [];
  for (const id of ids.values()) tokens.push((await platform.sessions.start(id)).token);
  await writeFile(join(config.dataDir, 'bench-sessions.json'), JSON.stringify(tokens));
  return [...ids.values()];
}

async function sendAll(platform: Platform): Promise<void> {
  const clockOffset = performance.timeOrigin;
  await runOpenLoop({
    rate,
    count: rate * seconds,
    startAt: performance.now() + 100,
    fire: (n, dueAt) => {
      const data: PushBenchMessage = { n, dueAt: clockOffset + dueAt, padding: PADDING };
      const accountId = accountIds[randomInt(accountIds.length)] ?? '';
      platform.db
        .transaction()
        .execute((trx) => platform.push.storeInTrx(trx, [{ accountId, event: 'task.assigned', data }]))
        .then((stored) => platform.push.deliver(stored))
        .catch((error: unknown) => log.error('Bench:SendFailed', { error: String(error) }));
    },
  });
}
