import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { fileRefused } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

const NESTED = new Set(['.zip', '.rar', '.7z', '.gz', '.tar', '.kmz']);

/**
 * Unpacks an archive into a folder of its own. Names are checked before anything is written, sizes are counted while
 * it is: what the archive says of itself is only believed when it is a reason to refuse.
 * @returns the paths of the files, relative to the folder
 */
export async function unzip(path: string, folder: string): Promise<string[]> {
  const file = await open(path, 'r');
  const entries = await readDirectory(file).finally(() => file.close());
  checkEntries(entries);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  let left = Math.min(LIMITS.archiveBytes, Math.max(LIMITS.ratioFromBytes, packed * LIMITS.archiveRatio));
  const names: string[] = [];
  for (const entry of entries.filter(({ name }) => !name.endsWith('/'))) {
    left -= await extract(path, entry, join(folder, entry.name), left);
    names.push(entry.name);
  }
  return names;
}

/** Refuses whole archives by what their directory says. */
export function checkEntries(entries: readonly ZipEntry[]): void {
  if (entries.length > LIMITS.archiveEntries) throw bomb();
  const names = new Set<string>();
  let total = 0;
  for (const { name, size, packed, isLink, isEncrypted, method } of entries) {
    if (!isSafeName(name))
      throw fileRefused('unsafe-path', '压缩包内含越界路径', 'The archive holds a path that leads out of it', { name });
    if (isLink) throw fileRefused('link', '压缩包内含符号链接', 'The archive holds a symbolic link', { name });
    if (NESTED.has(extname(name).toLowerCase()))
      throw fileRefused('nested-archive', '压缩包内含压缩包', 'The archive holds another archive', { name });
    if (isEncrypted || (method !== 0 && method !== 8))
      throw fileRefused(
        'unreadable-archive',
        '压缩包已加密或压缩方式不支持',
        'The archive is encrypted or packed in a way we do not read',
        { name },
      );
    if (names.has(name.toLowerCase()))
      throw fileRefused('unreadable-archive', '压缩包内有重名文件', 'The archive holds two files of one name', {
        name,
      });
    names.add(name.toLowerCase());
    total += size;
    if (isBombLike(size, packed)) throw bomb();
  }
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (total > LIMITS.archiveBytes || isBombLike(total, packed)) throw bomb();
}

function isSafeName(name: string): boolean {
  const parts = name.split('/');
  return (
    name.length <= 300 &&
    !/[\\:\p{Cc}]/u.test(name) &&
    !name.startsWith('/') &&
    parts.every((part) => part !== '..' && part !== '.' && basename(part) === part)
  );
}

const isBombLike = (size: number, packed: number) =>
  size > LIMITS.ratioFromBytes && size > packed * LIMITS.archiveRatio;

const bomb = () => fileRefused('zip-bomb', '压缩包展开后过大', 'The archive unpacks to far more than it may');

async function extract(archive: string, entry: ZipEntry, target: string, left: number): Promise<number> {
  await mkdir(dirname(target), { recursive: true });
  let written = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      const isTooMuch = written > left || written > entry.size || isBombLike(written, entry.packed);
      done(isTooMuch ? bomb() : null, chunk);
    },
  });
  const start = await dataStart(archive, entry);
  const isEmpty = entry.packed === 0;
  const source = createReadStream(archive, isEmpty ? { start: 0, end: -1 } : { start, end: start + entry.packed - 1 });
  const stages = entry.method === 8 && !isEmpty ? [source, createInflateRaw(), count] : [source, count];
  await pipeline([...stages, createWriteStream(target, { flags: 'wx', mode: 0o600 })]).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) throw truncated();
    throw cause;
  });
  if (written !== entry.size) throw truncated();
  return written;
}

export const truncated = () => fileRefused('truncated', '文件不完整或已损坏', 'The file is incomplete or damaged');

async function dataStart(archive: string, { offset }: ZipEntry): Promise<number> {
  const file = await open(archive, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(30), 0, 30, offset);
    if (bytesRead < 30 || buffer.readUInt32LE(0) !== 0x04034b50) throw truncated();
    return offset + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
  } finally {
    await file.close();
  }
}
