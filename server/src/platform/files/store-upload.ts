import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badRequest, tooLarge } from '../errors/index.ts';

export interface StoredUpload {
  sha256: string;
  bytes: number;
}

/**
 * Writes a body to a new file as it arrives, never holding it in memory; the file’s folder is made, and both are gone again
 * when the transfer breaks off (400), nothing comes (400) or more than `limit` bytes come (413).
 */
export async function storeUpload(body: AsyncIterable<Buffer>, path: string, limit: number): Promise<StoredUpload> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return await write(body, path, limit);
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true });
    throw isInterrupted(error) ? interrupted() : error;
  }
}

async function write(body: AsyncIterable<Buffer>, path: string, limit: number): Promise<StoredUpload> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > limit ? uploadTooLarge() : null, chunk);
    },
  });
  await pipeline(body, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (bytes === 0) throw uploadEmpty();
  return { sha256: hash.digest('hex'), bytes };
}

const isInterrupted = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));

const interrupted = () =>
  badRequest('upload.interrupted', '传输中断，请重新提交', 'The transfer broke off; hand it in again');
const uploadEmpty = () => badRequest('upload.empty', '文件为空', 'The file is empty');
const uploadTooLarge = () => tooLarge('upload.too-large', '文件过大', 'The file is too large');
