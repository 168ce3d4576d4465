import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything the worker takes from its environment; see README.md for the meaning of each variable. */
export interface Settings {
  platformUrl: string | undefined;
  token: string;
  camerasFile: string | undefined;
  dataDir: string;
  modelsDir: string;
  ffmpegPath: string;
  stampedClock: boolean;
  queuePerCamera: number;
  staticWarmUpSeconds: number;
  heartbeatSeconds: number;
}

const visionDir = fileURLToPath(new URL('..', import.meta.url));

/** @throws Error naming the variable that is missing or wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const platformUrl = env.PLATFORM_URL?.replace(/\/+$/, '') || undefined;
  const camerasFile = env.VISION_CAMERAS || undefined;
  if (!platformUrl && !camerasFile) {
    throw new Error('set PLATFORM_URL (and VISION_TOKEN), or VISION_CAMERAS to a file of camera configurations');
  }
  return {
    platformUrl,
    camerasFile,
    token: env.VISION_TOKEN ?? '',
    dataDir: resolve(env.VISION_DATA_DIR ?? '.data/vision'),
    modelsDir: resolve(env.VISION_MODELS_DIR ?? `${visionDir}/models`),
    ffmpegPath: env.FFMPEG_PATH ?? 'ffmpeg',
    stampedClock: env.VISION_STAMPED_CLOCK === '1',
    queuePerCamera: positiveNumber(env, 'VISION_QUEUE_PER_CAMERA', 200),
    staticWarmUpSeconds: positiveNumber(env, 'VISION_STATIC_WARMUP_SECONDS', 20),
    heartbeatSeconds: positiveNumber(env, 'VISION_HEARTBEAT_SECONDS', 5),
  };
}

/** This process's environment with changes, for a child process. */
export function environmentWith(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

function positiveNumber(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = Number(env[name] ?? fallback);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, got "${env[name]}"`);
  return value;
}
