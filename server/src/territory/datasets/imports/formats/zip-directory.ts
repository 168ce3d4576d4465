import type { FileHandle } from 'node:fs/promises';
import { fileRefused } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';

export interface ZipEntry {
  name: string;
  /** Bytes unpacked and packed, as the archive says. */
  size: number;
  packed: number;
  method: number;
  offset: number;
  isLink: boolean;
  isEncrypted: boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_COMMENT = 65_535;

const damaged = () => fileRefused('truncated', '文件不完整或已损坏', 'The file is incomplete or damaged');

/** The central directory at the end of an archive; what stands before each file inside is not trusted. */
export async function readDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - LONGEST_COMMENT - 22), Math.min(size, LONGEST_COMMENT + 22));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || tail.length < end + 22 || tail.readUInt32LE(end) !== END) throw damaged();
  const count = tail.readUInt16LE(end + 10);
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > LIMITS.archiveEntries)
    throw fileRefused('zip-bomb', '压缩包内文件过多', 'The archive holds too many files');
  if (start + length > size) throw damaged();
  return parseEntries(await readAt(file, start, length), count);
}

function parseEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged();
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const flags = directory.readUInt16LE(at + 8);
    const name = directory.subarray(at + 46, at + 46 + (nameLength ?? 0));
    entries.push({
      name: decodeName(name),
      size: directory.readUInt32LE(at + 24),
      packed: directory.readUInt32LE(at + 20),
      method: directory.readUInt16LE(at + 10),
      offset: directory.readUInt32LE(at + 42),
      // Unix mode in the upper half of the external attributes.
      isLink: ((directory.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000,
      isEncrypted: (flags & 1) !== 0,
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** Windows writes names in GBK without saying so. */
function decodeName(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
