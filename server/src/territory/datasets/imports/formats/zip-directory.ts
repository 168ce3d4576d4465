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
/** In the four-byte fields: the number stands in the Zip64 extra field. */
const ELSEWHERE = 0xffffffff;
const ZIP64 = 1;
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
  const entries = parseEntries(await readAt(file, start, length), count);
  // What is packed lies before the directory, each file once: no entry can hold more, nor all of them together.
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (packed > start || entries.some((entry) => entry.offset + entry.packed > start)) throw damaged();
  return entries;
}

function parseEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged();
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const flags = directory.readUInt16LE(at + 8);
    const nameEnd = at + 46 + (nameLength ?? 0);
    const name = directory.subarray(at + 46, nameEnd);
    const stated = [24, 20, 42].map((field) => directory.readUInt32LE(at + field));
    const [size = 0, packed = 0, offset = 0] = withZip64(stated, directory.subarray(nameEnd, nameEnd + (extra ?? 0)));
    entries.push({
      name: decodeName(name),
      ...{ size, packed, offset },
      method: directory.readUInt16LE(at + 10),
      // Unix mode in the upper half of the external attributes.
      isLink: ((directory.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000,
      isEncrypted: (flags & 1) !== 0,
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** Size, packed size and offset: of those that do not fit, the Zip64 field holds eight bytes each, in this order. */
function withZip64(stated: readonly number[], extra: Buffer): number[] {
  if (!stated.includes(ELSEWHERE)) return [...stated];
  let at = findExtra(extra, ZIP64);
  return stated.map((number) => {
    if (number !== ELSEWHERE) return number;
    if (at + 8 > extra.length) throw damaged();
    at += 8;
    // Beyond 2^53 it is inexact, and far beyond every limit.
    return Number(extra.readBigUInt64LE(at - 8));
  });
}

/** Where the data of an extra field begins. */
function findExtra(extra: Buffer, id: number): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === id) return at + 4;
  }
  throw damaged();
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
