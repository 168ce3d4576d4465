import { mkdir } from 'node:fs/promises';
import type { Platform } from '../../../../platform/platform.ts';
import { createFolderSweep } from './sweep-folder.ts';

const EVERY_MS = 2_000;

/** Looks through the watched folder while the process lives, where one is configured. @returns how to stop */
export async function watchFolder(platform: Platform): Promise<() => Promise<void>> {
  const folder = platform.config.importFolder;
  if (folder === undefined) return async () => {};
  const sweep = createFolderSweep(platform, folder);
  // Asked for anew each time: a share on the network may come later, or go.
  const look = () =>
    mkdir(folder, { recursive: true })
      .then(sweep)
      .catch((error: unknown) => platform.log.warn('Import:FolderAway', { error: String(error) }));
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
