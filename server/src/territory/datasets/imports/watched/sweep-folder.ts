import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NewImport } from '@shancheng/contracts';
import { Value } from 'typebox/value';
import { localDay } from '../../../../platform/clock/index.ts';
import { AppError } from '../../../../platform/errors/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { type Giver, receiveImport } from '../receive-import.ts';
import { moveAside } from './move-aside.ts';
import { doneReason, REFUSALS, refusedReason } from './reasons.ts';
import {
  isAside,
  isUnfinished,
  type Look,
  lookAgain,
  originOf,
  validFromOf,
  type WatchedFile,
} from './watched-file.ts';
import { findByOrigin, findDatasetId, findSameContent, isReading, type KnownImport } from './watched-store.ts';

/** Whoever can write into the folder was let in by the administrator, for every dataset. */
const FOLDER: Giver = { id: 'folder', scopes: [''] };

/**
 * One look through the watched folder: takes what is whole, moves aside what was read or refused. What it needs to know
 * of earlier files stands in the database, so it may end anywhere and begin again.
 */
export function createFolderSweep(platform: Platform, folder: string): () => Promise<void> {
  const seen = new Map<string, Look>();
  const complaints = new Map<string, string>();
  return async () => {
    const files = await listFiles(folder);
    const paths = new Set(files.map((file) => pathOf(folder, file)));
    for (const path of seen.keys()) if (!paths.has(path)) seen.delete(path);
    for (const path of complaints.keys()) if (!paths.has(path)) complaints.delete(path);
    for (const file of files) {
      const path = pathOf(folder, file);
      try {
        await sweepFile(platform, folder, file, seen);
        complaints.delete(path);
      } catch (error) {
        // Tried again at every look, said once.
        if (complaints.get(path) !== String(error)) platform.log.error('Import:FolderFailed', { error: String(error) });
        complaints.set(path, String(error));
      }
    }
  };
}

const pathOf = (folder: string, { key, name }: WatchedFile) => join(folder, key ?? '', name);

async function listFiles(folder: string): Promise<WatchedFile[]> {
  const files: WatchedFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (isUnfinished(entry.name) || isAside(entry.name)) continue;
    if (!entry.isDirectory()) files.push({ key: undefined, name: entry.name });
    else {
      const names = await readdir(join(folder, entry.name));
      for (const name of names) if (!isUnfinished(name) && !isAside(name)) files.push({ key: entry.name, name });
    }
  }
  return files;
}

async function sweepFile(
  platform: Platform,
  folder: string,
  file: WatchedFile,
  seen: Map<string, Look>,
): Promise<void> {
  const path = pathOf(folder, file);
  const stats = await lstat(path);
  const { look, isSettled } = lookAgain(
    seen.get(path),
    { size: stats.isFile() ? stats.size : 0, mtimeMs: stats.mtimeMs },
    platform.clock.now().getTime(),
  );
  seen.set(path, look);
  if (!isSettled) return;
  const known = await findByOrigin(platform.db, originOf(file, stats));
  if (known !== undefined) return settle(platform, folder, file, known);
  try {
    await take(platform, folder, file, stats);
  } catch (error) {
    if (error instanceof StillChanging) seen.delete(path);
    else if (error instanceof AppError && error.status < 500) await refuse(platform, folder, file, error);
    else throw error;
  }
}

/** What became of a file that was taken before; one still being read stays where it is. */
async function settle({ log }: Platform, folder: string, file: WatchedFile, known: KnownImport): Promise<void> {
  if (['reading', 'checking'].includes(known.status)) return;
  const isGood = ['checked', 'accepted'].includes(known.status);
  const reason = isGood ? doneReason(known.id) : refusedReason(known.reason ?? REFUSALS.givenUp, known.id);
  await moveAside(join(folder, file.key ?? ''), file.name, isGood ? 'done' : 'refused', reason);
  log.info('Import:FolderFile', { file: `${file.key}/${file.name}`, importId: known.id, status: known.status });
}

async function refuse({ log }: Platform, folder: string, file: WatchedFile, { code, title }: AppError): Promise<void> {
  await moveAside(join(folder, file.key ?? ''), file.name, 'refused', refusedReason(title));
  log.info('Import:FolderRefused', { file: `${file.key ?? ''}/${file.name}`, code });
}

async function take(platform: Platform, folder: string, file: WatchedFile, stats: Stats): Promise<void> {
  const { db, clock, config } = platform;
  if (!stats.isFile()) throw REFUSALS.noFile();
  const datasetId = file.key === undefined ? undefined : await findDatasetId(db, file.key);
  if (datasetId === undefined) throw REFUSALS.unknownDataset(file.key);
  const about = { fileName: file.name, validFrom: validFromOf(file.name, localDay(clock.now(), config.timeZone)) };
  if (!Value.Check(NewImport, about)) throw REFUSALS.badName();
  if (await isReading(db)) return;
  const path = pathOf(folder, file);
  const same = await findSameContent(db, datasetId, await hashOf(path, config.importLimitBytes));
  if (same !== undefined) {
    await moveAside(join(folder, file.key ?? ''), file.name, 'done', doneReason(same.id, true));
    return;
  }
  await receiveImport(platform, FOLDER, datasetId, about, readWhole(path, stats), originOf(file, stats));
}

class StillChanging extends Error {}

/** The bytes of a file that is still the one that was looked at when the last of them was read. */
async function* readWhole(path: string, { size, mtimeMs }: Stats): AsyncGenerator<Buffer> {
  const file = await openFile(path);
  try {
    yield* chunksOf(file);
    const now = await file.stat();
    if (now.size !== size || now.mtimeMs !== mtimeMs) throw new StillChanging(path);
  } finally {
    await file.close();
  }
}

async function hashOf(path: string, limit: number): Promise<string> {
  const file = await openFile(path);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of chunksOf(file)) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > limit) break; // receiving it says so
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

const openFile = (path: string): Promise<FileHandle> => open(path, constants.O_RDONLY | constants.O_NOFOLLOW);

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 ** 2 }))
    yield chunk as Buffer; // no encoding, so bytes
}
