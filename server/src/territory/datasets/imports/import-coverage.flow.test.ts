import type { DatasetImport } from '@shancheng/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { feature, geojson, type ImportDesk, openImportDesk, square } from './test-import.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(() => desk.server.stop());

let column = 0;
/** Reads one more file and accepts it, saying this of where it has data. */
async function accept(body?: object) {
  const read = await desk.hand(geojson(feature(square(106.54 + ++column / 1_000, 29.55, 0.0005), { key: 'a' })));
  return desk.act(read, 'accept', body);
}

async function coverage(version: number) {
  const { rows } = await sql<{ km2: number; box: number[] }>`
    select st_area(geom::geography) / 1e6 as km2, array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] as box
    from datasets.coverages where dataset_id = ${desk.datasetId} and version_from <= ${version}
      and (version_to is null or version_to > ${version})`.execute(desk.server.database.db);
  return rows;
}

const outline = { type: 'Polygon', coordinates: square(106.5, 29.5, 0.02) };

test('nobody says where the first version has data, so it is known nowhere', async () => {
  expect((await accept()).json<DatasetImport>()).toMatchObject({ version: 1, coverage: 'as-before' });
  expect(await coverage(1)).toEqual([]);
});

test('“the whole district” is the outline of the dataset’s division', async () => {
  expect((await accept({ coverage: 'district' })).json()).toMatchObject({ version: 2, coverage: 'district' });
  const { rows } = await sql<{ km2: number }>`
    select st_area(geom::geography) / 1e6 as km2 from directory.division_geometries where code = '500103' and valid_to is null`.execute(
    desk.server.database.db,
  );
  const [covered] = await coverage(2);
  expect(covered?.km2).toBeCloseTo(rows[0]?.km2 ?? 0, 6);
  expect(covered?.km2).toBeGreaterThan(20);
});

test('a file that says nothing leaves the coverage as it was', async () => {
  expect((await accept({})).json()).toMatchObject({ version: 3, coverage: 'as-before' });
  expect(await coverage(3)).toEqual(await coverage(2));
});

test('“the extent of the file” is the box around its shapes', async () => {
  expect((await accept({ coverage: 'extent' })).json()).toMatchObject({ version: 4 });
  const [covered] = await coverage(4);
  const west = 106.54 + column / 1_000;
  for (const [n, side] of [west, 29.55, west + 0.0005, 29.5505].entries()) expect(covered?.box[n]).toBeCloseTo(side, 5);
});

test('an outline somebody drew is taken as drawn, and the lineage says that it was', async () => {
  expect((await accept({ coverage: outline })).json()).toMatchObject({ version: 5, coverage: 'drawn' });
  const [covered] = await coverage(5);
  for (const [n, side] of [106.5, 29.5, 106.52, 29.52].entries()) expect(covered?.box[n]).toBeCloseTo(side, 9);
  const { rows } = await sql<{ said: string }>`
    select lineage ->> 'coverage' as said from datasets.versions where dataset_id = ${desk.datasetId} and number = 5`.execute(
    desk.server.database.db,
  );
  expect(rows[0]?.said).toBe('drawn');
});

test.each([
  [
    'crosses itself',
    [
      [106.5, 29.5],
      [106.6, 29.6],
      [106.6, 29.5],
      [106.5, 29.6],
      [106.5, 29.5],
    ],
  ],
  [
    'is not closed',
    [
      [106.5, 29.5],
      [106.6, 29.5],
      [106.6, 29.6],
      [106.5, 29.6],
    ],
  ],
  ['lies in the sea off Africa', square(0, 0, 1)[0]],
])('an outline that %s is refused, and nothing is published', async (_name, ring) => {
  const answer = await accept({ coverage: { type: 'Polygon', coordinates: [ring] } });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'import.bad-coverage']);
  expect(await coverage(6)).toEqual(await coverage(5));
});

test('“none” makes every answer unknown again; the version before keeps its coverage', async () => {
  expect((await accept({ coverage: 'none' })).json()).toMatchObject({ version: 6, coverage: 'none' });
  expect(await coverage(6)).toEqual([]);
  expect(await coverage(5)).toHaveLength(1);
});

test('a word that is no coverage is refused as a bad request', async () => {
  expect((await accept({ coverage: 'everywhere' })).statusCode).toBe(400);
});
