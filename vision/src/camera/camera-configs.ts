import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CameraConfig } from '@shancheng/contracts';
import { Value } from 'typebox/value';
import { type Log, sentenceOf } from '../log.ts';

/** Where camera configurations come from: the platform, or a file. */
export interface CameraSource {
  /** @throws Error when they cannot be had now. */
  read(signal?: AbortSignal): Promise<unknown>;
}

export const fileSource = (path: string): CameraSource => ({
  read: async () => JSON.parse(await readFile(path, 'utf8')),
});

/**
 * Takes the good configurations out of `{ cameras: […] }` and logs the bad ones: one camera's mistake does not stop
 * the others. @throws Error when it is no such list at all.
 */
export function parseCameraConfigs(raw: unknown, log: Log): CameraConfig[] {
  const list = typeof raw === 'object' && raw !== null && 'cameras' in raw ? raw.cameras : undefined;
  if (!Array.isArray(list)) throw new Error('the camera configuration is no object with a list "cameras"');
  const known = new Map<string, CameraConfig>();
  for (const entry of list as unknown[]) {
    if (!Value.Check(CameraConfig, entry)) {
      const first = Value.Errors(CameraConfig, entry)[0];
      log.error('camera.config-invalid', {
        cameraId: cameraIdOf(entry),
        at: first?.instancePath,
        reason: first?.message,
      });
    } else if (known.has(entry.cameraId)) {
      log.error('camera.config-invalid', {
        cameraId: entry.cameraId,
        reason: 'the same camera twice; the first is used',
      });
    } else {
      known.set(entry.cameraId, entry);
    }
  }
  return [...known.values()];
}

/** A copy on this machine lets the worker start while the platform is away. It holds keys: readable by the owner only. */
export async function keepConfigs(path: string, cameras: readonly CameraConfig[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.tmp`, JSON.stringify({ cameras }), { mode: 0o600 });
  await rename(`${path}.tmp`, path);
}

/** What was kept last; undefined when there is nothing (usable). */
export async function findKeptConfigs(path: string, log: Log): Promise<CameraConfig[] | undefined> {
  try {
    return parseCameraConfigs(JSON.parse(await readFile(path, 'utf8')), log);
  } catch (error) {
    log.warn('camera.no-kept-config', { reason: sentenceOf(error) });
    return undefined;
  }
}

const cameraIdOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'cameraId' in entry ? entry.cameraId : undefined;
