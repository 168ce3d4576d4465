import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';

/** What is known of stored evidence; both digests as lower-case hex. */
export interface StoredFile {
  readonly sha256: string;
  /** GB/T 32905, for the record of evidence. */
  readonly sm3: string;
  readonly bytes: number;
}

/** Pictures and other evidence, kept once per content and never changed. Small enough to be an S3 bucket one day. */
export interface EvidenceFiles {
  /** Durable when it returns; storing the same content again is harmless. `mediaType` is for stores that keep one. */
  put(bytes: Uint8Array, mediaType: string): Promise<StoredFile>;
  /** The content; the stream fails at its end if it is no longer what was stored. Throws when there is none. */
  open(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
}

/** Keeps evidence under `DATA_DIR/files/ab/cd/<sha256>`. */
export function createDiskFiles(dataDir: string): EvidenceFiles {
  const root = join(dataDir, 'files');
  return {
    put: (bytes) => putFile(root, bytes),
    open: async (sha256) => openFile(placeOf(root, sha256), sha256),
    has: async (sha256) => (await findSize(placeOf(root, sha256))) !== undefined,
  };
}

async function putFile(root: string, bytes: Uint8Array): Promise<StoredFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sm3 = createHash('sm3').update(bytes).digest('hex');
  const place = placeOf(root, sha256);
  if ((await findSize(place)) !== bytes.byteLength) await write(place, bytes);
  return { sha256, sm3, bytes: bytes.byteLength };
}

/** Written aside, flushed and renamed: whoever sees the name sees the whole content, also after a power cut. */
async function write(place: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(place);
  const created = await mkdir(folder, { recursive: true });
  const draft = `${place}.${randomBytes(6).toString('hex')}.draft`;
  try {
    await withFile(draft, 'wx', async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await flushFolder(folder);
  if (created !== undefined) await flushNewFolders(folder, created);
}

/** A new folder is an entry in the folder above it, which has to reach the disk as well. */
async function flushNewFolders(folder: string, topmost: string): Promise<void> {
  for (let above = folder; above.length >= topmost.length; above = dirname(above)) await flushFolder(dirname(above));
}

function flushFolder(folder: string): Promise<void> {
  return withFile(folder, 'r', (file) => file.sync());
}

async function withFile(path: string, flags: string, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

async function openFile(place: string, sha256: string): Promise<Readable> {
  if ((await findSize(place)) === undefined) throw new Error(`there is no stored file ${sha256}`);
  const hash = createHash('sha256');
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Error(`the stored file ${sha256} has changed`));
    },
  });
  const source = createReadStream(place);
  source.on('error', (error) => check.destroy(error));
  check.on('close', () => source.destroy());
  return source.pipe(check);
}

async function findSize(place: string): Promise<number | undefined> {
  const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return found?.size;
}

/** A name from outside must not become a path of its own choosing. */
function placeOf(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('a stored file is named by 64 lower-case hex digits');
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}
