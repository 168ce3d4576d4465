import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import type { ZipEntry } from '../../../../territory/datasets/index.ts';
import { malformedWorkbook, workbookTooLarge } from '../import-errors.ts';

const STORED = 0;

/** The text of one file inside an archive, piece by piece; refused once it unpacks to more than `limit` bytes. */
export async function* readEntry(path: string, entry: ZipEntry, limit: number): AsyncGenerator<string> {
  if (entry.size > limit) throw workbookTooLarge();
  if (entry.packed === 0) return;
  const start = await dataStart(path, entry);
  const packed = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 256 * 1024 });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of entry.method === STORED ? packed : packed.pipe(createInflateRaw())) {
      // streams opened without an encoding give buffers
      const piece = chunk as Buffer;
      bytes += piece.length;
      if (bytes > limit) throw workbookTooLarge();
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw isDamage(error) ? malformedWorkbook(String(error)) : error;
  } finally {
    packed.destroy();
  }
}

const isDamage = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(Z_|ERR_ENCODING)/.test(String(error.code));

/** The directory at the end of the archive says where a file begins; how long its own heading is stands only there. */
async function dataStart(path: string, { offset }: ZipEntry): Promise<number> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(30), 0, 30, offset);
    if (bytesRead < 30 || buffer.readUInt32LE(0) !== 0x04034b50) throw malformedWorkbook('no file where one should be');
    return offset + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
  } finally {
    await file.close();
  }
}
