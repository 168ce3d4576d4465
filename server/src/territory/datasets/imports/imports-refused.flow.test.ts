import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetImport } from '@shancheng/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { lines } from './formats/lines.ts';
import { openFile } from './formats/open-file.ts';
import { ogrLines } from './formats/run-ogr.ts';
import { LIMITS } from './import-limits.ts';
import { readImport } from './read-import.ts';
import { readInChild } from './reading/read-in-child.ts';
import { toWkb } from './recognise/to-wkb.ts';
import { feature, geojson, type ImportDesk, openImportDesk, square } from './test-import.ts';
import { zipOf } from './test-zip.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(() => desk.server.stop());

const someKml = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>';
test.each<[string, () => Buffer | string, string]>([
  ['a picture', () => Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'import.unknown-format'],
  [
    'an archive that leads out of its folder',
    () => zipOf([['../../evil.shp', Buffer.from('x')]]),
    'import.unsafe-path',
  ],
  ['an archive with a link', () => zipOf([['a.shp', Buffer.from('/etc/passwd')]], { isLink: true }), 'import.link'],
  [
    'an archive in an archive',
    () => zipOf([['a.zip', zipOf([['a.kml', Buffer.from(someKml)]])]]),
    'import.nested-archive',
  ],
  ['a bomb that says so', () => zipOf([['a.shp', Buffer.alloc(80 * 1024 ** 2)]]), 'import.zip-bomb'],
  [
    'a bomb that hides its size',
    () => zipOf([['a.shp', Buffer.alloc(80 * 1024 ** 2)]], { claimedSize: 100 }),
    'import.zip-bomb',
  ],
  [
    'a bomb whose size only Zip64 tells',
    () => zipOf([['a.shp', Buffer.alloc(80 * 1024 ** 2)]], { zip64: true }),
    'import.zip-bomb',
  ],
  [
    'a bomb whose small size Zip64 tells',
    () => zipOf([['a.shp', Buffer.alloc(80 * 1024 ** 2)]], { zip64: true, claimedSize: 100 }),
    'import.zip-bomb',
  ],
  [
    'an archive that says it holds more than there is, so that nothing looks like a bomb',
    () => zipOf([['a.shp', Buffer.alloc(80 * 1024 ** 2)]], { zip64: true, claimedPacked: 80 * 1024 ** 2 }),
    'import.truncated',
  ],
  [
    'a bomb in many small parts',
    () => zipOf(Array.from({ length: 20 }, (_, n) => [`a${n}.shp`, Buffer.alloc(10 * 1024 ** 2)] as const)),
    'import.zip-bomb',
  ],
  ['half an archive', () => zipOf([['a.kml', Buffer.from(someKml)]]).subarray(0, 60), 'import.truncated'],
  [
    'half a GeoPackage',
    () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(200)]),
    'import.unreadable',
  ],
  ['NaN', () => 'J1,1,29.5,106.5\nJ2,1,NaN,106.6\nJ3,1,29.6,106.6\nJ1,1,29.5,106.5\n', 'import.not-a-number'],
  [
    'coordinates nowhere on earth',
    () => geojson(feature(square(106.5, 29.5, 0.1)), feature(square(1e300, 1e300, 1e299))),
    'import.unknown-crs',
  ],
  ['half a GeoJSON', () => geojson(feature(square(106.5, 29.5, 0.1))).slice(0, -20), 'import.unreadable'],
])('%s is refused with a reason, and nothing is left behind', async (_name, make, code) => {
  const read = await desk.hand(make());
  expect(read).toMatchObject({ status: 'refused', reason: { code } });
  const left = join(desk.server.platform.config.dataDir, 'imports');
  mkdirSync(left, { recursive: true });
  expect(readdirSync(left)).toEqual([]);
});

test('a ring of too many points is refused', async () => {
  const points = Array.from({ length: 1_000_002 }, (_, n) => `J1,1,${3_272_000 + (n % 1_000)},${652_000 + (n % 999)}`);
  const read = await desk.hand(points.join('\n'));
  expect(read).toMatchObject({ status: 'refused', reason: { code: 'import.too-many-vertices' } });
});

test('a single ring of more corners than we take is refused before it is written anywhere', () => {
  const corner = [106.5, 29.5];
  const ring = new Array(1_000_001).fill(corner);
  const shape = (length: number) => ({ type: 'Polygon', coordinates: [ring.slice(0, length)] }) as const;
  expect(() => toWkb(shape(1_000_001), (x, y) => [x, y])).toThrow('import.too-many-vertices');
  expect(toWkb(shape(1_000_000), (x, y) => [x, y])).toHaveLength(1 + 4 + 4 + 4 + 16 * 1_000_000);
});

test('GDAL may hold what the largest shape we take needs, and no more', async () => {
  const said: string[] = [];
  for await (const some of ogrLines('/bin/sh', ['-c', 'ulimit -v'], {})) said.push(...some);
  // Where a system cannot limit it, nothing is known of it.
  if (process.platform === 'linux') expect(Number(said[0])).toBeLessThanOrEqual(LIMITS.ogrKilobytes);
  const dying = async () => {
    for await (const _ of ogrLines('/bin/sh', ['-c', 'kill -ABRT $$'], {}));
  };
  await expect(dying()).rejects.toMatchObject({ code: 'import.too-many-vertices' });
});

/** A shapefile of one ring, written by hand: GDAL itself would need the memory we do not give it. */
function ringOf(corners: number): Buffer {
  const head = (words: number) => {
    const bytes = Buffer.alloc(100);
    bytes.writeInt32BE(9994, 0);
    bytes.writeInt32BE(words, 24);
    bytes.writeInt32LE(1000, 28);
    bytes.writeInt32LE(5, 32);
    for (const [n, value] of [106.5, 29.5, 106.6, 29.6].entries()) bytes.writeDoubleLE(value, 36 + 8 * n);
    return bytes;
  };
  const shape = Buffer.alloc(8 + 48 + 16 * corners);
  const words = (shape.length - 8) / 2;
  shape.writeInt32BE(1, 0);
  shape.writeInt32BE(words, 4);
  head(0).copy(shape, 12, 36, 68);
  for (const [at, value] of [
    [8, 5],
    [44, 1],
    [48, corners],
    [52, 0],
  ] as const)
    shape.writeInt32LE(value, at);
  for (let n = 0; n < corners; n++) {
    const angle = (2 * Math.PI * (n % (corners - 1))) / (corners - 1);
    shape.writeDoubleLE(106.55 + 0.01 * Math.cos(angle), 56 + 16 * n);
    shape.writeDoubleLE(29.55 + 0.01 * Math.sin(angle), 64 + 16 * n);
  }
  const index = Buffer.alloc(8);
  index.writeInt32BE(50, 0);
  index.writeInt32BE(words, 4);
  const dbf = Buffer.alloc(65);
  dbf.writeUInt8(3, 0);
  for (const [at, value] of [
    [8, 65],
    [10, 11],
  ] as const)
    dbf.writeUInt16LE(value, at);
  dbf.write('key\0\0\0\0\0\0\0\0C', 32);
  dbf.writeUInt8(10, 48);
  dbf.writeUInt8(13, 64);
  dbf.writeInt32LE(1, 4);
  return zipOf([
    ['r.shp', Buffer.concat([head(50 + shape.length / 2), shape])],
    ['r.shx', Buffer.concat([head(54), index])],
    ['r.dbf', Buffer.concat([dbf, Buffer.from(' a         \u001a')])],
  ]);
}

test('a ring of five million corners is refused for its corners, binary or as text, in little memory', async () => {
  const reason = { status: 'refused', reason: { code: 'import.too-many-vertices' } };
  expect(await desk.hand(ringOf(5_000_000))).toMatchObject(reason);
  const corner = '[106.551234567,29.551234567],'.repeat(2_500_000);
  const text = `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[${corner.slice(0, -1)}]]}}`;
  expect(await desk.hand(`{"type":"FeatureCollection","features":[${text}]}`)).toMatchObject(reason);
}, 60_000);

test('a line of ten million corners is given up while it arrives, not once it is there', async () => {
  const megabyte = Buffer.from('[106.55,29.56],'.repeat(70_000));
  let sent = 0;
  async function* endless() {
    for (; sent < 1_000; sent++) yield megabyte;
  }
  const read = async () => {
    for await (const _ of lines(endless()));
  };
  await expect(read()).rejects.toMatchObject({ code: 'import.too-many-vertices' });
  expect(sent).toBeLessThan(100);
});

test.each([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
])('%s inside a binary shapefile or GeoPackage is refused with its reason', async (_name, wrong) => {
  const parcels = [106.54, 106.55].map((x) => feature(square(x, 29.5625, 0.002), { key: String(x) }));
  writeFileSync(join(desk.folder, 'p.geojson'), geojson(...parcels));
  desk.ogr('p.geojson', 'p.shp', '-overwrite');
  desk.ogr('p.geojson', 'p.gpkg', '-overwrite', '-lco', 'SPATIAL_INDEX=NO');
  const spoil = (name: string) => {
    const bytes = readFileSync(join(desk.folder, name));
    const right = Buffer.alloc(8);
    right.writeDoubleLE(106.55);
    const at = bytes.lastIndexOf(right);
    expect(at).toBeGreaterThan(0);
    bytes.writeDoubleLE(wrong, at);
    return bytes;
  };
  const shapefile = zipOf([
    ['p.shp', spoil('p.shp')],
    ...['p.shx', 'p.dbf', 'p.prj'].map((name) => [name, readFileSync(join(desk.folder, name))] as const),
  ]);
  for (const body of [shapefile, spoil('p.gpkg')]) {
    expect(await desk.hand(body)).toMatchObject({ status: 'refused', reason: { code: 'import.not-a-number' } });
  }
});

test('more features than an import may hold are refused at the first too many', async () => {
  const path = join(desk.folder, 'many.csv');
  writeFileSync(path, `key,wkt\n${'a,POINT (106.55 29.56)\n'.repeat(5)}`);
  const rows: number[] = [];
  const reading = readInChild(
    { path, gdalFolder: '', district: { box: [106, 29, 107, 30] }, fields: {}, mostFeatures: 4 },
    { onRecognised: async () => {}, onBatch: async ({ count }) => void rows.push(count) },
  );
  await expect(reading).rejects.toMatchObject({ code: 'import.too-many-features', status: 422 });
  expect(rows).toEqual([]);
});

test('a reading that is cancelled stops, leaves no rows and no file, and can be begun anew', async () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `${n},POINT (${106.5 + n * 1e-6} 29.56)`);
  const begun = await desk.begin(['key,wkt', ...rows].join('\n'));
  const answer = await desk.act(begun, 'cancel');
  expect(answer.json<DatasetImport>()).toMatchObject({ status: 'cancelled' });
  await desk.server.settle();
  expect(await desk.rows(begun)).toEqual([]);
  expect(readdirSync(join(desk.server.platform.config.dataDir, 'imports'))).toEqual([]);
  expect((await desk.act(begun, 'accept')).statusCode).toBe(409);
  expect((await desk.hand('key,wkt\na,POINT (106.55 29.56)\n')).status).toBe('checked');
});

test('an import that was looked at and refused publishes nothing', async () => {
  const read = await desk.hand('key,wkt\na,POINT (106.55 29.56)\n');
  expect((await desk.act(read, 'refuse')).json<DatasetImport>()).toMatchObject({ status: 'refused' });
  expect((await desk.act(read, 'accept')).statusCode).toBe(409);
  expect(await desk.rows(read)).toEqual([]);
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from datasets.versions where dataset_id = ${desk.datasetId}`.execute(desk.server.database.db);
  expect(rows[0]?.n).toBe(0);
});

test('a server that died after reading and before the checks ended checks again what it read', async () => {
  const read = await desk.hand('key,wkt\na,POINT (106.55 29.56)\nb,POINT (10\n');
  const { database, platform } = desk.server;
  await sql`update datasets.imports set status = 'checking' where id = ${read.id}`.execute(database.db);
  await readImport(platform, read.id);
  expect((await desk.problems(read)).map(({ kind, row }) => `${kind} ${row}`)).toEqual(['unreadable 2']);
  expect((await desk.planner.get(`/api/v1/imports/${read.id}`)).json()).toMatchObject({ status: 'checked' });
});

test('a file at which the server died five times is given up, so that the next one is not held up', async () => {
  const read = await desk.hand('key,wkt\na,POINT (106.55 29.56)\n');
  const { database, platform } = desk.server;
  await sql`update datasets.imports set status = 'reading' where id = ${read.id}`.execute(database.db);
  await readImport(platform, read.id, 6);
  expect((await desk.planner.get(`/api/v1/imports/${read.id}`)).json()).toMatchObject({
    status: 'failed',
    reason: { code: 'import.failed' },
  });
  expect(await desk.rows(read)).toEqual([]);
});

test.each(['gpkg', 'zip', 'csv'])(
  'a reading that was broken off by a crash begins anew from the same file: %s',
  async (kind) => {
    const folder = join(desk.folder, `again-${kind}`);
    mkdirSync(folder);
    const path = join(folder, 'source');
    writeFileSync(join(desk.folder, 'again.geojson'), geojson(feature(square(106.54, 29.5625, 0.002), { key: 'a' })));
    if (kind === 'csv') writeFileSync(path, 'key,wkt\na,POINT (106.55 29.56)\n');
    else if (kind === 'gpkg') {
      desk.ogr('again.geojson', 'again.gpkg', '-overwrite');
      copyFileSync(join(desk.folder, 'again.gpkg'), path);
    } else {
      desk.ogr('again.geojson', 'again.shp', '-overwrite');
      const parts = ['shp', 'shx', 'dbf'].map((ending) => `again.${ending}`);
      writeFileSync(path, zipOf(parts.map((name) => [name, readFileSync(join(desk.folder, name))] as const)));
    }
    for (let attempt = 1; attempt <= 2; attempt++) {
      const { features } = await openFile(path, { gdal: '' });
      const keys: unknown[] = [];
      for await (const { properties } of features()) keys.push(properties.key);
      expect(keys).toEqual(['a']);
    }
  },
);
