import { createServer } from 'node:net';
import { loadConfig } from '../platform/config/config.ts';
import { migrate, startCluster } from '../platform/db/index.ts';
import { createLogger } from '../platform/log/log.ts';
import { keepRunning } from './children.ts';
import { DEMO_PASSWORD, issueVisionToken, seedDemo, visionDirectory } from './demo-seed.ts';
import { seedEnforcementHistory } from './enforcement-history.ts';
import { serve } from './serve.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { seedTerritory } from './territory-seed.ts';

// Everything in one process, with the camera worker and the demo’s cameras beside it: `npm start`.

const config = loadConfig();
const log = createLogger(config);
const stops: (() => Promise<void>)[] = [];
const stop = stopOnSignal(stops, log);

// What fails while starting must not leave the cluster or a child behind.
process.once('uncaughtException', (error) => {
  log.error('Start:Failed', { error: String(error), stack: error.stack });
  process.exitCode = 1;
  void stop('failure');
});

const cluster = config.databaseUrl ? undefined : await startCluster({ dataDir: config.dataDir, log });
if (cluster) stops.push(() => cluster.stop());
const connectionString = config.databaseUrl ?? cluster?.connectionString ?? '';
await migrate(connectionString);

const rtspPort = config.demo && config.visionEnabled ? config.rtspPort || (await freePort()) : 0;
const running = await serve({
  config,
  connectionString,
  log,
  prepare: async (platform) => {
    if (!config.demo) return;
    await seedDemo(platform, { rtspBase: `rtsp://127.0.0.1:${rtspPort}`, officersPerBeat: config.officersPerBeat });
    await seedTerritory(platform, { history: true });
    await seedEnforcementHistory(platform);
  },
});
stops.push(() => running.stop());

if (config.visionEnabled) {
  const token = await issueVisionToken(running.platform);
  if (config.demo) {
    const args = ['--port', String(rtspPort), '--cameras', '2'];
    stops.push(
      keepRunning({ name: 'demo cameras', script: 'vision/src/simulator/play-cameras.ts', args, env: {} }, log),
    );
  }
  const env = {
    PLATFORM_URL: running.address,
    VISION_TOKEN: token,
    VISION_DATA_DIR: await visionDirectory(config.dataDir),
    FFMPEG_PATH: config.ffmpegPath,
  };
  stops.push(keepRunning({ name: 'vision', script: 'vision/src/start.ts', args: [], env }, log));
}

if (config.demo) {
  const logins =
    'operator · lead · leader · admin · planner · shangqingsi01 · jiefangbei01 · jiefangbei-clerk · jiefangbei-head · fire01 · wangba01 · citizen';
  process.stdout.write(`demo sign-ins (synthetic): ${logins}, password ${DEMO_PASSWORD}\n`);
  process.stdout.write(
    `  console ${running.address}/console/   cockpit ${running.address}/cockpit/   phone ${running.address}/m/   public ${running.address}/portal/\n`,
  );
}
process.stdout.write(`ready ${running.address}\n`);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
