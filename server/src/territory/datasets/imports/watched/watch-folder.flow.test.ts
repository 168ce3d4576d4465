import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../../../platform/db/index.ts';
import { makeThrowAwayDirectory } from '../../../../platform/db/throw-away-directory.ts';
import { startTestServer, TEST_NOW, type TestServer } from '../../../../start/test-server.ts';
import { putDatasetInTrx } from '../../index.ts';
import { createFolderSweep } from './sweep-folder.ts';

const DATASET = '00000000-0000-4000-8000-0000000000d7';
let server: TestServer;
let folder: string;
let sweep: () => Promise<void>;

beforeAll(async () => {
  server = await startTestServer();
  await server.database.db.transaction().execute((trx) =>
    putDatasetInTrx(
      trx,
      {
        id: DATASET,
        key: 'watched-parcels',
        name: { zh: '地块（合成）', en: 'parcels (synthetic)' },
        dataClass: 'plan',
        authority: '合成',
        geometryKind: 'polygon',
        licence: 'synthetic',
        securityLevel: 'public',
        divisionPath: '50/500103/',
        synthetic: true,
      },
      new Date(TEST_NOW),
    ),
  );
});
beforeEach(async () => {
  await sql`truncate datasets.imports cascade`.execute(server.database.db);
  folder = makeThrowAwayDirectory('sc-watched-');
  mkdirSync(join(folder, 'watched-parcels'));
  sweep = createFolderSweep(server.platform, folder);
});
afterAll(() => server.stop());

const inside = (...parts: string[]) => join(folder, 'watched-parcels', ...parts);
const ls = (...parts: string[]) => (existsSync(inside(...parts)) ? readdirSync(inside(...parts)).sort() : []);

function parcels(name: string, west = 106.54): string {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ].map(([x = 0, y = 0]) => [west + x / 1_000, 29.55 + y / 1_000]); // prettier-ignore
  const features = [{ type: 'Feature', properties: { key: 'a' }, geometry: { type: 'Polygon', coordinates: [ring] } }];
  const path = join(folder, `.${name}`);
  writeFileSync(`${path}.geojson`, JSON.stringify({ type: 'FeatureCollection', features }));
  execFileSync('ogr2ogr', ['-f', 'GPKG', path, `${path}.geojson`, '-nln', 'parcels']);
  return path;
}

/** Looks, lets time pass, looks again, waits for the reading, looks once more. */
async function passes(seconds = 10): Promise<void> {
  await sweep();
  server.clock.advance(seconds * 1_000);
  await sweep();
  await server.settle();
  await sweep();
}

async function imports() {
  const { rows } = await sql<{ file: string; status: string; validFrom: string; by: string | null }>`
    select file_name as file, status, valid_from::text as "validFrom",
      (select actor from platform.audit_entries where subject = 'import:' || i.id and action = 'dataset.import') as by
    from datasets.imports i order by started_at, file_name`.execute(server.database.db);
  return rows;
}

test('a file put into the folder of its dataset is read, and lies in done with a word on what became of it', async () => {
  cpSync(parcels('plan_2026-03-01.gpkg'), inside('plan_2026-03-01.gpkg'));
  await passes();
  expect(await imports()).toEqual([
    { file: 'plan_2026-03-01.gpkg', status: 'checked', validFrom: '2026-03-01', by: 'folder' },
  ]);
  expect(ls()).toEqual(['done']);
  expect(ls('done')).toEqual(['plan_2026-03-01.gpkg', 'plan_2026-03-01.gpkg.txt']);
  expect(readFileSync(inside('done', 'plan_2026-03-01.gpkg.txt'), 'utf8')).toContain('等待确认');
});

test('a file that is still being copied waits until it is whole', async () => {
  const whole = readFileSync(parcels('half.gpkg'));
  writeFileSync(inside('half.gpkg'), whole.subarray(0, 20_000));
  await sweep();
  server.clock.advance(4_000);
  appendFileSync(inside('half.gpkg'), whole.subarray(20_000, 50_000));
  await sweep();
  server.clock.advance(4_000);
  await sweep();
  expect(await imports()).toEqual([]);
  appendFileSync(inside('half.gpkg'), whole.subarray(50_000));
  await passes();
  expect(await imports()).toMatchObject([{ status: 'checked' }]);
});

test('what is no map, belongs to no dataset or is a link lies in refused with the reason, never lost', async () => {
  writeFileSync(inside('photo.gpkg'), Buffer.from('ffd8ffe000104a464946000101', 'hex'));
  mkdirSync(join(folder, 'no-such-dataset'));
  writeFileSync(join(folder, 'no-such-dataset', 'a.csv'), 'wkt\nPOINT (1 1)\n');
  writeFileSync(join(folder, 'lost.csv'), 'wkt\nPOINT (1 1)\n');
  symlinkSync('/etc/passwd', inside('link.csv'));
  await passes(70);
  expect(ls('refused')).toEqual(['link.csv', 'link.csv.txt', 'photo.gpkg', 'photo.gpkg.txt']);
  expect(readFileSync(inside('refused', 'photo.gpkg.txt'), 'utf8')).toContain('无法识别的文件格式');
  expect(readFileSync(join(folder, 'no-such-dataset', 'refused', 'a.csv.txt'), 'utf8')).toContain('no-such-dataset');
  expect(readdirSync(join(folder, 'refused')).sort()).toEqual(['lost.csv', 'lost.csv.txt']);
  expect(await imports()).toMatchObject([{ file: 'photo.gpkg', status: 'refused' }]);
});

test('a second file of a name that is taken gets a number; the first stays as it was', async () => {
  for (const west of [106.54, 106.55]) {
    cpSync(parcels('same.gpkg', west), inside('same.gpkg'));
    await passes();
  }
  expect(ls('done')).toEqual(['same (2).gpkg', 'same (2).gpkg.txt', 'same.gpkg', 'same.gpkg.txt']);
  expect(readFileSync(inside('done', 'same.gpkg')).equals(readFileSync(inside('done', 'same (2).gpkg')))).toBe(false);
  expect(await imports()).toHaveLength(2);
});

test('the same content under another name is not imported twice', async () => {
  const path = parcels('one.gpkg');
  cpSync(path, inside('one.gpkg'));
  await passes();
  cpSync(path, inside('copy of one.gpkg'));
  await passes();
  expect(await imports()).toHaveLength(1);
  expect(readFileSync(inside('done', 'copy of one.gpkg.txt'), 'utf8')).toContain('未重复导入');
});

test('a restart between taking a file and moving it away loses nothing and doubles nothing', async () => {
  cpSync(parcels('restart.gpkg'), inside('restart.gpkg'));
  await sweep();
  server.clock.advance(10_000);
  await sweep();
  expect(ls()).toEqual(['restart.gpkg']);
  expect(await imports()).toHaveLength(1);
  await server.restart();
  sweep = createFolderSweep(server.platform, folder);
  await passes();
  expect(await imports()).toMatchObject([{ status: 'checked' }]);
  expect(ls('done')).toEqual(['restart.gpkg', 'restart.gpkg.txt']);
});

test('files wait their turn, so that a full folder does not take every worker', async () => {
  for (const n of [1, 2, 3]) cpSync(parcels(`${n}.gpkg`, 106.54 + n / 100), inside(`${n}.gpkg`));
  await sweep();
  server.clock.advance(10_000);
  await sweep();
  expect(await imports()).toHaveLength(1);
  for (let n = 0; n < 3; n++) {
    await server.settle();
    await sweep();
  }
  expect(await imports()).toHaveLength(3);
});
