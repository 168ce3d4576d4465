import { systemClock } from './clock.ts';
import { createLog, sentenceOf } from './log.ts';
import { readSettings } from './settings.ts';
import { VisionWorker } from './worker.ts';

const log = createLog((line) => process.stdout.write(line), systemClock.now);
/** When the pipe to whoever reads the log is gone, so is the one who started us: end rather than fail on every line. */
process.stdout.on('error', () => process.exit(1));

/** Stops the worker (and with it its ffmpeg children) once, however often it is asked to. */
function stopOnSignal(worker: VisionWorker): void {
  let stopping = false;
  const stop = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info('vision.stopping', { reason });
    await worker.stop();
    log.info('vision.stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  if (process.send) process.on('disconnect', () => void stop('parent gone'));
}

try {
  const settings = readSettings();
  const worker = new VisionWorker(settings, systemClock, log);
  stopOnSignal(worker);
  await worker.start();
  log.info('vision.started', { platform: settings.platformUrl ?? 'none', models: settings.modelsDir });
} catch (error) {
  log.error('vision.not-started', { reason: sentenceOf(error) });
  process.exit(1);
}
