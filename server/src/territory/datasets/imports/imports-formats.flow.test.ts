import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feature, geojson, type ImportDesk, openImportDesk, square } from './test-import.ts';
import { zipOf } from './test-zip.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(() => desk.server.stop());

/** domain.md §3.4: 106.577 E 29.557 N. */
const EAST_4544 = 652_840.1;
const NORTH = 3_272_045.15;

test('a shapefile in GBK without .cpg, and one whose .cpg lies, read as Chinese', async () => {
  writeFileSync(
    join(desk.folder, 'a.geojson'),
    geojson(feature(square(EAST_4544, NORTH, 100), { 名称: '李子坝湿地' })),
  );
  desk.ogr('a.geojson', 'gbk.shp', '-a_srs', 'EPSG:4544', '-lco', 'ENCODING=GBK');
  const parts = ['shp', 'shx', 'dbf', 'prj'].map(
    (ending) => [`gbk.${ending}`, readFileSync(join(desk.folder, `gbk.${ending}`))] as const,
  );
  for (const cpg of [[], [['gbk.cpg', Buffer.from('UTF-8')] as const]]) {
    const read = await desk.hand(zipOf([...parts, ...cpg]));
    expect(read).toMatchObject({
      status: 'checked',
      format: 'Shapefile',
      recognised: { encoding: 'gb18030', crs: 'EPSG:4544' },
    });
    const [row] = await desk.rows(read);
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
  const read = await desk.hand(text);
  expect(read).toMatchObject({ status: 'checked', recognised: { crs, axesSwapped } });
  const [row] = await desk.rows(read);
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
  const read = await desk.hand(text.join('\r\n'));
  expect(read).toMatchObject({ status: 'checked', format: 'boundary-point TXT', recognised: { crs: 'EPSG:4544' } });
  const [row] = await desk.rows(read);
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
  const read = await desk.hand(text.join('\n'));
  expect(read).toMatchObject({ status: 'checked', format: 'VCT', recognised: { crs: 'EPSG:4544' } });
  const [row] = await desk.rows(read);
  expect(row?.name).toBe('带洞地块');
  expect(row?.area).toBeGreaterThan(7_480);
  expect(row?.area).toBeLessThan(7_505);
});

const file = (name: string) => readFileSync(join(desk.folder, name));

/** Two parcels in the city’s 3° zone, as whichever program wrote them. */
function makeParcels(name: string): void {
  const parcels = [0, 1].map((n) =>
    feature(square(EAST_4544 + 200 * n, NORTH, 100), { BSM: `P${n}`, YDYHDM: '0701', MC: '李子坝地块' }),
  );
  writeFileSync(join(desk.folder, name), geojson(...parcels));
}

test.each<[string, (name: string) => Buffer]>([
  [
    'FileGDB',
    (name) => {
      desk.ogr(`${name}.geojson`, `${name}.gdb`, '-f', 'OpenFileGDB', '-a_srs', 'EPSG:4544', '-nln', 'parcels');
      const parts = readdirSync(join(desk.folder, `${name}.gdb`));
      return zipOf(parts.map((part) => [`${name}.gdb/${part}`, file(`${name}.gdb/${part}`)] as const));
    },
  ],
  [
    'GeoPackage',
    (name) => {
      desk.ogr(`${name}.geojson`, `${name}.gpkg`, '-a_srs', 'EPSG:4544');
      return file(`${name}.gpkg`);
    },
  ],
  [
    'NDJSON',
    (name) => {
      const options = ['-s_srs', 'EPSG:4544', '-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=10'];
      desk.ogr(`${name}.geojson`, `${name}.geojsonl`, '-f', 'GeoJSONSeq', ...options);
      return file(`${name}.geojsonl`);
    },
  ],
  [
    'NDJSON',
    (name) => {
      const options = ['-s_srs', 'EPSG:4544', '-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=10'];
      desk.ogr(`${name}.geojson`, `${name}.geojsons`, '-f', 'GeoJSONSeq', ...options, '-lco', 'RS=YES');
      return file(`${name}.geojsons`);
    },
  ],
  [
    'GeoJSON',
    (name) => {
      const options = ['-s_srs', 'EPSG:4544', '-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=10'];
      desk.ogr(`${name}.geojson`, `${name}-degrees.geojson`, ...options);
      return file(`${name}-degrees.geojson`);
    },
  ],
])('two parcels come out of a %s with key, code, name, place and area', async (format, make) => {
  const name = `parcels-${Math.trunc(performance.now())}`;
  makeParcels(`${name}.geojson`);
  const read = await desk.hand(make(name));
  expect(read).toMatchObject({ status: 'checked', format, featuresRead: 2 });
  const rows = await desk.rows(read);
  expect(rows.map(({ key, code, name: said }) => [key, code, said])).toEqual([
    ['P0', '0701', '李子坝地块'],
    ['P1', '0701', '李子坝地块'],
  ]);
  expect(rows[0]?.lon).toBeCloseTo(106.577, 4);
  expect(rows[0]?.lat).toBeCloseTo(29.557, 4);
  // 100 m by 100 m on a plane that stretches by 1.00028 both ways.
  for (const row of rows) expect(row.area).toBeCloseTo(10_000 / 1.000_28 ** 2, -1);
});

test.each(['KML', 'KMZ'])('a %s keeps its names and places', async (kind) => {
  makeParcels('k.geojson');
  desk.ogr(
    'k.geojson',
    `${kind}.kml`,
    '-f',
    'KML',
    '-s_srs',
    'EPSG:4544',
    '-t_srs',
    'EPSG:4326',
    '-dsco',
    'NameField=MC',
  );
  const kml = file(`${kind}.kml`);
  const read = await desk.hand(kind === 'KML' ? kml : zipOf([['doc.kml', kml]]));
  expect(read).toMatchObject({ status: 'checked', format: 'KML', recognised: { crs: 'EPSG:4490' } });
  const [row] = await desk.rows(read);
  expect(row?.name).toBe('李子坝地块');
  expect(row?.lon).toBeCloseTo(106.577, 4);
});

test('a DXF has no coordinate system of its own: the one that fits is recognised', async () => {
  makeParcels('d.geojson');
  desk.ogr('d.geojson', 'd.dxf', '-f', 'DXF', '-select', '');
  const read = await desk.hand(file('d.dxf'));
  expect(read).toMatchObject({ status: 'checked', format: 'DXF', recognised: { crs: 'EPSG:4544' }, featuresRead: 2 });
  const [row] = await desk.rows(read);
  expect(row?.lat).toBeCloseTo(29.557, 4);
});

test('a CSV that a Chinese spreadsheet saved in GBK reads as Chinese', async () => {
  // 名称,经度,纬度 / 鹅岭公园 in GBK
  const gbk = Buffer.concat([
    Buffer.from('c3fbb3c62cbeadb6c82cceb3b6c80d0a', 'hex'),
    Buffer.from('b6ecc1ebb9abd4b0', 'hex'),
    Buffer.from(',106.5356,29.5526\r\n'),
  ]);
  const read = await desk.hand(gbk);
  expect(read).toMatchObject({ status: 'checked', recognised: { encoding: 'gb18030', crs: 'EPSG:4490' } });
  expect(await desk.rows(read)).toMatchObject([{ name: '鹅岭公园', lon: 106.5356, lat: 29.5526 }]);
});
