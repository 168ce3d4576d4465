import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatasetImport, ImportProblemList } from '@shancheng/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, TEST_NOW, type TestServer } from '../../../start/test-server.ts';
import { putDatasetInTrx } from '../index.ts';
import { zipOf } from './test-zip.ts';

const DATASET = '00000000-0000-4000-8000-0000000000d1';
let server: TestServer;
let planner: Client;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sc-import-'));
  server = await startTestServer();
  // The demo has no planner of its own in this test: the operator is made one.
  await sql`insert into auth.role_permissions (role, permission) select distinct role, 'dataset.import' from auth.role_permissions
    where permission = 'dataset.view' on conflict do nothing`.execute(server.database.db);
  planner = await server.login('leader');
  await server.database.db.transaction().execute((trx) =>
    putDatasetInTrx(
      trx,
      {
        id: DATASET,
        key: 'parcels',
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
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function hand(body: Buffer | string, query = ''): Promise<DatasetImport> {
  const url = `/api/v1/datasets/${DATASET}/imports?fileName=file&validFrom=2026-01-01${query}`;
  const answer = await planner.send('POST', url, Buffer.from(body), { 'content-type': 'application/octet-stream' });
  expect(answer.statusCode, answer.body).toBe(202);
  const { id } = answer.json<DatasetImport>();
  for (let tries = 0; tries < 400; tries++) {
    const now = (await planner.get(`/api/v1/imports/${id}`)).json<DatasetImport>();
    if (now.status === 'failed') throw new Error(JSON.stringify(server.log.at(-1)));
    if (!['reading', 'checking'].includes(now.status)) return now;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the import does not end');
}

const problems = async ({ id }: DatasetImport) =>
  (await planner.get(`/api/v1/imports/${id}/problems`)).json<ImportProblemList>().items;

async function rows({ id }: DatasetImport) {
  const { rows: found } = await sql<{ name: string; lon: number; lat: number; area: number }>`
    select name, st_xmin(geom) as lon, st_ymin(geom) as lat, area_m2 as area from datasets.import_features where import_id = ${id} order by row`.execute(
    server.database.db,
  );
  return found;
}

/** A square by its south-west corner, sides in the unit of the corner. */
function square(x: number, y: number, side: number): number[][][] {
  return [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ];
}
const feature = (coordinates: number[][][], properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
});
const geojson = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** domain.md §3.4: 106.577 E 29.557 N. */
const EAST_4544 = 652_840.1;
const NORTH = 3_272_045.15;

function ogr(source: string, target: string, ...args: string[]): void {
  execFileSync('ogr2ogr', [join(folder, target), join(folder, source), ...args]);
}

test('a shapefile in GBK without .cpg, and one whose .cpg lies, read as Chinese', async () => {
  writeFileSync(join(folder, 'a.geojson'), geojson(feature(square(EAST_4544, NORTH, 100), { 名称: '李子坝湿地' })));
  ogr('a.geojson', 'gbk.shp', '-a_srs', 'EPSG:4544', '-lco', 'ENCODING=GBK');
  const parts = ['shp', 'shx', 'dbf', 'prj'].map(
    (ending) => [`gbk.${ending}`, readFileSync(join(folder, `gbk.${ending}`))] as const,
  );
  for (const cpg of [[], [['gbk.cpg', Buffer.from('UTF-8')] as const]]) {
    const read = await hand(zipOf([...parts, ...cpg]));
    expect(read).toMatchObject({
      status: 'checked',
      format: 'Shapefile',
      recognised: { encoding: 'gb18030', crs: 'EPSG:4544' },
    });
    const [row] = await rows(read);
    expect(row?.name).toBe('李子坝湿地');
    // The grid is turned by a degree here, so the corner is not exactly the lowest point.
    expect(row?.lon).toBeCloseTo(106.577, 4);
    expect(row?.lat).toBeCloseTo(29.557, 4);
  }
});

test.each([
  ['zone 105 without prefix', 652_840.1, 3_272_045.15, 'EPSG:4544', false],
  ['zone 108 without prefix', 362_086.98, 3_271_852.33, 'EPSG:4545', false],
  ['zone 35 with prefix', 35_652_840.1, 3_272_045.15, 'EPSG:4523', false],
  ['northing first', 3_272_045.15, 35_652_840.1, 'EPSG:4523', true],
  ['degrees', 106.577, 29.557, 'EPSG:4490', false],
  ['latitude first', 29.557, 106.577, 'EPSG:4490', true],
])('coordinates that say nothing of themselves are recognised: %s', async (_name, x, y, crs, axesSwapped) => {
  const text = `name,wkt\n点,POINT (${x} ${y})\n`;
  const read = await hand(text);
  expect(read).toMatchObject({ status: 'checked', recognised: { crs, axesSwapped } });
  const [row] = await rows(read);
  expect(row?.lon).toBeCloseTo(106.577, 6);
  expect(row?.lat).toBeCloseTo(29.557, 6);
});

test('boundary points have the northing first, and the second ring is a hole', async () => {
  const [e, n] = [652_840.1, 3_272_045.15];
  const ring = (number: number, at: number, side: number) =>
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ].map(([dx = 0, dy = 0], i) => `J${i + 1},${number},${n + at + dy * side},${e + at + dx * side}`);
  const text = [
    '[属性描述]',
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '带号=35',
    '[地块坐标]',
    '10,0.75,1,某地块（合成）,面,,公园,,@',
    ...ring(1, 0, 100),
    ...ring(2, 25, 50),
  ];
  const read = await hand(text.join('\r\n'));
  expect(read).toMatchObject({ status: 'checked', format: 'boundary-point TXT', recognised: { crs: 'EPSG:4544' } });
  const [row] = await rows(read);
  expect(row?.lon).toBeCloseTo(106.577, 6);
  // Gauss-Krüger stretches by 1.00028 here, on both axes.
  expect(row?.area).toBeGreaterThan(7_480);
  expect(row?.area).toBeLessThan(7_505);
});

test('a VCT polygon is put together from its lines, backwards where negative, with its hole', async () => {
  const [e, n] = [652_840, 3_272_045];
  const p = (dx: number, dy: number) => `${n + dy},${e + dx}`;
  const line = (id: number, ...points: string[]) => [String(id), '2000', 'L', '1', String(points.length), ...points];
  const text = [
    ...['HeadBegin', 'DataMark: CNSDTF-VCT', 'Version: 2.0', 'Unit: M', 'HeadEnd'],
    ...[
      'FeatureCodeBegin',
      '3000,地块,Polygon,0,DK',
      'FeatureCodeEnd',
      'TableStructureBegin',
      'DK,2',
      'BSM,Char,10',
      'MC,Char,20',
      'TableStructureEnd',
    ],
    'LineBegin',
    ...line(1, p(0, 0), p(100, 0), p(100, 100)),
    ...line(2, p(0, 0), p(0, 100), p(100, 100)),
    ...line(3, p(25, 25), p(75, 25), p(75, 75), p(25, 75), p(25, 25)),
    'LineEnd',
    ...['PolygonBegin', '9', '3000', 'P', '1', p(10, 10), '4', '1,-2,0,3', 'PolygonEnd'],
    ...['AttributeBegin', 'DK', '9,B9,带洞地块', 'TableEnd', 'AttributeEnd'],
  ];
  const read = await hand(text.join('\n'));
  expect(read).toMatchObject({ status: 'checked', format: 'VCT', recognised: { crs: 'EPSG:4544' } });
  const [row] = await rows(read);
  expect(row?.name).toBe('带洞地块');
  expect(row?.area).toBeGreaterThan(7_480);
  expect(row?.area).toBeLessThan(7_505);
});

test('the report names what is wrong by row, a repair is made when wanted, and only then a version comes of it', async () => {
  const d = 0.001;
  const [x, y] = [106.54, 29.55];
  const bowTie = [
    [
      [x + 9 * d, y],
      [x + 10 * d, y + d],
      [x + 10 * d, y],
      [x + 9 * d, y + d],
      [x + 9 * d, y],
    ],
  ];
  const read = await hand(
    geojson(
      feature(square(x, y, d), { key: 'a' }),
      feature(square(x, y, d), { key: 'b' }),
      feature(square(x + 0.5 * d, y + 5 * d, d), { key: 'c' }),
      feature(square(x, y + 5 * d, d), { key: 'd' }),
      feature(bowTie, { key: 'e' }),
      feature([...square(x + 20 * d, y, d), ...square(x + 20.3 * d, y + 0.3 * d, 0.2 * d)], { key: 'f' }),
      feature(square(x + 5, y, d), { key: 'g' }),
    ),
  );
  expect(read.status).toBe('checked');
  const found = (await problems(read)).map(({ kind, row, otherRow }) =>
    [kind, row, otherRow].filter(Boolean).join(' '),
  );
  expect(found.sort()).toEqual(['duplicate 2 1', 'gap', 'invalid 5', 'outside-district 7', 'overlap 3 4']);

  const act = (verb: string, body?: object) => planner.send('POST', `/api/v1/imports/${read.id}/${verb}`, body);
  expect((await act('accept')).statusCode).toBe(409);
  expect((await act('decisions', { decision: 'accepted', kind: 'invalid' })).json()).toEqual({
    decided: 1,
    repaired: 1,
  });
  expect((await act('decisions', { decision: 'accepted', kind: 'duplicate' })).json()).toEqual({
    decided: 1,
    repaired: 1,
  });
  expect((await act('accept')).json()).toMatchObject({ code: 'import.errors-remain' });
  expect((await act('decisions', { decision: 'refused', kind: 'overlap' })).statusCode).toBe(200);
  const accepted = await act('accept');
  expect(accepted.json()).toMatchObject({ status: 'accepted', version: 1 });
  const { rows: kept } = await sql<{ key: string }>`
    select key from datasets.features where dataset_id = ${DATASET} and version_to is null order by key`.execute(
    server.database.db,
  );
  expect(kept.map(({ key }) => key)).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
  expect((await act('accept')).statusCode).toBe(409);
});

test('a second file ends what it no longer has and leaves what is the same', async () => {
  const [x, y] = [106.54, 29.55];
  const read = await hand(
    geojson(feature(square(x, y, 0.001), { key: 'a' }), feature(square(x, y + 0.02, 0.001), { key: 'z' })),
  );
  expect((await planner.send('POST', `/api/v1/imports/${read.id}/accept`)).json()).toMatchObject({ version: 2 });
  const { rows: found } = await sql<{ key: string; from: number }>`
    select key, version_from as "from" from datasets.features where dataset_id = ${DATASET} and version_to is null order by key`.execute(
    server.database.db,
  );
  expect(found).toEqual([
    { key: 'a', from: 1 },
    { key: 'z', from: 2 },
  ]);
});

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
  const read = await hand(make());
  expect(read).toMatchObject({ status: 'refused', reason: { code } });
  const left = join(server.platform.config.dataDir, 'imports');
  mkdirSync(left, { recursive: true });
  expect(readdirSync(left)).toEqual([]);
});

test('a ring of too many points is refused', async () => {
  const points = Array.from({ length: 1_000_002 }, (_, n) => `J1,1,${3_272_000 + (n % 1_000)},${652_000 + (n % 999)}`);
  const read = await hand(points.join('\n'));
  expect(read).toMatchObject({ status: 'refused', reason: { code: 'import.too-many-vertices' } });
});
