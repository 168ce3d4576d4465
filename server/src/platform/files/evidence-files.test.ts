import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiskFiles, type EvidenceFiles } from './evidence-files.ts';

const abcSha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abcSm3 = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
let dataDir: string;
let files: EvidenceFiles;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sc-files-'));
  files = createDiskFiles(dataDir);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const text = (value: string) => new TextEncoder().encode(value);
const place = (sha256: string) => join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

test('a picture is found again under its digest, with its SM3 for the record', async () => {
  expect(await files.put(text('abc'), 'image/jpeg')).toEqual({ sha256: abcSha256, sm3: abcSm3, bytes: 3 });
  expect(await files.has(abcSha256)).toBe(true);
  expect((await buffer(await files.open(abcSha256))).toString()).toBe('abc');
});

test('storing the same picture again, even at the same moment, keeps one and no drafts', async () => {
  const bytes = text('the same photo twice');
  const stored = await Promise.all([1, 2, 3].map(() => files.put(bytes, 'image/jpeg')));
  const folder = join(place(stored[0]?.sha256 ?? ''), '..');
  expect(await readdir(folder)).toEqual([stored[0]?.sha256]);
});

test('a picture changed on disk is not handed out as the original', async () => {
  const { sha256 } = await files.put(text('evidence'), 'image/jpeg');
  await writeFile(place(sha256), 'EVIDENCE');
  await expect(buffer(await files.open(sha256))).rejects.toThrow('has changed');
});

test('a picture cut short on disk is mended when it is stored again', async () => {
  const { sha256 } = await files.put(text('long enough'), 'image/jpeg');
  await truncate(place(sha256), 3);
  await expect(buffer(await files.open(sha256))).rejects.toThrow('has changed');
  await files.put(text('long enough'), 'image/jpeg');
  expect((await buffer(await files.open(sha256))).toString()).toBe('long enough');
});

test('asking for what was never stored says so', async () => {
  const unknown = '0'.repeat(64);
  expect(await files.has(unknown)).toBe(false);
  await expect(files.open(unknown)).rejects.toThrow('there is no stored file');
});

test.each(['../../etc/passwd', '', 'ABC', `${'a'.repeat(63)}/`, `${'A'.repeat(64)}`])(
  'the name %j never becomes a path',
  async (name) => {
    await expect(files.has(name)).rejects.toThrow('64 lower-case hex digits');
    await expect(files.open(name)).rejects.toThrow('64 lower-case hex digits');
  },
);
