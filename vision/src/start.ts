import { systemClock } from './clock.ts';
import { endWithParent } from './end-with-parent.ts';
import { createLog, sentenceOf } from './log.ts';
import { readSettings } from './settings.ts';
import { VisionWorker } from './worker.ts';

const log = createLog((line) => process.stdout.write(line), systemClock.now);
/** When the pipe to whoever reads the log is gone, so is the one who started us: end rather than fail on every line. */
process.stdout.on('error', () => process.exit(1));

try {
  const settings = readSettings();
  const worker = new VisionWorker(settings, systemClock, log);
  // With the worker end its decoders; a server that was killed must not leave it watching beside its successor.
  endWithParent(async () => {
    log.info('vision.stopping');
    await worker.stop();
    log.info('vision.stopped');
  });
  await worker.start();
  log.info('vision.started', { platform: settings.platformUrl ?? 'none', models: settings.modelsDir });
} catch (error) {
  log.error('vision.not-started', { reason: sentenceOf(error) });
  process.exit(1);
}
