import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { feature, geojson, type ImportDesk, openImportDesk, square } from './test-import.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openImportDesk({ scheme: 'YDYH2023' });
  await sql`insert into plans.code_schemes (scheme, code, name_zh, name_en) values ('YDYH2023', '0701', '城镇住宅用地', 'housing')
    on conflict do nothing`.execute(desk.server.database.db);
});
afterAll(() => desk.server.stop());

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
  const read = await desk.hand(
    geojson(
      feature(square(x, y, d), { key: 'a', code: '0701' }),
      feature(square(x, y, d), { key: 'b', code: '0701' }),
      feature(square(x + 0.5 * d, y + 5 * d, d), { key: 'c', code: '0701' }),
      feature(square(x, y + 5 * d, d), { key: 'd', code: '0701' }),
      feature(bowTie, { key: 'e', code: '0701' }),
      feature([...square(x + 20 * d, y, d), ...square(x + 20.3 * d, y + 0.3 * d, 0.2 * d)], { key: 'f', code: '0701' }),
      feature(square(x + 5, y, d), { key: 'g', code: '0701' }),
    ),
  );
  expect(read.status).toBe('checked');
  const found = (await desk.problems(read)).map(({ kind, row, otherRow }) =>
    [kind, row, otherRow].filter(Boolean).join(' '),
  );
  expect(found.sort()).toEqual(['duplicate 2 1', 'gap 6', 'invalid 5', 'outside-district 7', 'overlap 3 4']);

  const act = (verb: string, body?: object) => desk.planner.send('POST', `/api/v1/imports/${read.id}/${verb}`, body);
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
    select key from datasets.features where dataset_id = ${desk.datasetId} and version_to is null order by key`.execute(
    desk.server.database.db,
  );
  expect(kept.map(({ key }) => key)).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
  expect((await act('accept')).statusCode).toBe(409);
});

test('a second file ends what it no longer has and leaves what is the same', async () => {
  const [x, y] = [106.54, 29.55];
  const read = await desk.hand(
    geojson(
      feature(square(x, y, 0.001), { key: 'a', code: '0701' }),
      feature(square(x, y + 0.02, 0.001), { key: 'z', code: '0701' }),
    ),
  );
  expect((await desk.planner.send('POST', `/api/v1/imports/${read.id}/accept`)).json()).toMatchObject({ version: 2 });
  const { rows: found } = await sql<{ key: string; from: number }>`
    select key, version_from as "from" from datasets.features where dataset_id = ${desk.datasetId} and version_to is null order by key`.execute(
    desk.server.database.db,
  );
  expect(found).toEqual([
    { key: 'a', from: 1 },
    { key: 'z', from: 2 },
  ]);
});

/** Metres as degrees at 29.55 N. */
const [east, north] = [1 / 96_890, 1 / 110_860];

/** A quadrilateral by corners in metres from a place in the district. */
const quad = (...corners: [number, number][]) => [
  [...corners, ...corners.slice(0, 1)].map(([x, y]) => [106.55 + x * east, 29.56 + y * north]),
];
const parcel = (key: string, ...corners: [number, number][]) => feature(quad(...corners), { key, code: '0701' });
const kindsOf = async (read: { id: string }) =>
  (await desk.problems(read)).map(({ kind, row, otherRow }) => [kind, row, otherRow].filter(Boolean).join(' ')).sort();

test('a row whose shape cannot be read is named with what stands there; one without a shape is merely empty', async () => {
  const read = await desk.hand(
    'key,code,wkt\na,0701,POINT (106.55 29.56)\nb,0701,POINT (106.55\nc,0701,\nd,0701,see drawing 7\n',
  );
  expect(await kindsOf(read)).toEqual(['empty 3', 'unreadable 2', 'unreadable 4']);
  const [, , last] = (await desk.problems(read)).toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  expect(last).toMatchObject({ row: 4, severity: 'error', proposal: 'drop', detail: { reason: 'see drawing 7' } });
  expect((await desk.act(read, 'accept')).statusCode).toBe(409);
  await desk.act(read, 'decisions', { decision: 'accepted', kind: 'unreadable' });
  await desk.act(read, 'decisions', { decision: 'accepted', kind: 'empty' });
  expect((await desk.rows(read)).map(({ key }) => key)).toEqual(['a']);
});

test('an outline of two corners encloses nothing and is reported as unreadable, not silently left out', async () => {
  const line = feature(
    [
      [
        [106.55, 29.56],
        [106.551, 29.56],
      ],
    ],
    { key: 'a', code: '0701' },
  );
  const read = await desk.hand(geojson(line, parcel('b', [0, 0], [50, 0], [50, 50], [0, 50])));
  expect(await kindsOf(read)).toEqual(['unreadable 1']);
});

test('a file of which more than a thousand rows cannot be read is refused', async () => {
  const rows = Array.from({ length: 1_200 }, (_, n) => `${n},POLYGON ((broken`);
  const read = await desk.hand(['key,wkt', '0,POINT (106.55 29.56)', ...rows].join('\n'));
  expect(read).toMatchObject({ status: 'refused', reason: { code: 'import.too-many-unreadable' } });
});

test('threads between parcels, codes the scheme does not know and codes that are missing are pointed out', async () => {
  const read = await desk.hand(
    geojson(
      parcel('wide', [0, 0], [50, 0], [50, 50], [0, 50]),
      parcel('thread', [100, 0], [300, 0], [300, 1.5], [100, 1.5]),
      feature(quad([400, 0], [450, 0], [450, 50], [400, 50]), { key: 'odd', code: 'XX99' }),
      feature(quad([500, 0], [550, 0], [550, 50], [500, 50]), { key: 'none' }),
    ),
  );
  expect(await kindsOf(read)).toEqual(['missing-attribute 4', 'sliver 2', 'unknown-code 3']);
  const sliver = (await desk.problems(read)).find(({ kind }) => kind === 'sliver');
  expect(sliver?.detail.widthM).toBeCloseTo(1.49, 1);
  // Warnings alone do not keep a plan from being published.
  expect((await desk.act(read, 'accept')).statusCode).toBe(200);
});

test('a gap is a spot that nobody covers: between parcels it is no row’s, a hole drawn into a parcel names its row', async () => {
  const ring = (x: number) => [
    parcel(`s${x}`, [x, 0], [x + 90, 0], [x + 90, 30], [x, 30]),
    parcel(`n${x}`, [x, 60], [x + 90, 60], [x + 90, 90], [x, 90]),
    parcel(`w${x}`, [x, 30], [x + 30, 30], [x + 30, 60], [x, 60]),
    parcel(`e${x}`, [x + 60, 30], [x + 90, 30], [x + 90, 60], [x + 60, 60]),
  ];
  const outline: [number, number][] = [
    [200, 0],
    [290, 0],
    [290, 90],
    [200, 90],
  ];
  const hole: [number, number][] = [
    [230, 30],
    [260, 30],
    [260, 60],
    [230, 60],
  ];
  const holed = (key: string) => feature([...quad(...outline), ...quad(...hole)], { key, code: '0701' });
  const read = await desk.hand(geojson(...ring(0), holed('holed')));
  expect(await kindsOf(read)).toEqual(['gap', 'gap 5']);
  const filled = await desk.hand(geojson(holed('holed'), parcel('inside', ...hole)));
  expect(await kindsOf(filled)).toEqual([]);
});

const areas = async (read: { id: string }) => {
  const { rows } = await sql<{ sum: number; united: number; parts: number; holes: number }>`
    select sum(st_area(geom::geography)) as sum, st_area(st_union(geom)::geography) as united, st_numgeometries(st_multi(st_union(geom))) as parts,
      (select coalesce(sum(st_numinteriorrings(d.geom)), 0) from st_dump(st_union(f.geom)) d) as holes
    from datasets.import_features f where import_id = ${read.id}`.execute(desk.server.database.db);
  return rows[0];
};

test('a snap closes what two outlines drawn 5 cm apart leave open and overlap, and changes no area by more than that', async () => {
  // The edge of b and c crosses that of a: 5 cm too far west at one end, 5 cm too far east at the other.
  const read = await desk.hand(
    geojson(
      parcel('a', [0, 0], [60, 0], [60, 90], [0, 90]),
      parcel('b', [59.95, 0], [120, 0], [120, 40], [60.05, 40]),
      parcel('c', [59.95, 40], [120, 40], [120, 90], [60.05, 90]),
      parcel('d', [119.96, 0], [180, 0], [180, 90], [119.96, 90]),
    ),
  );
  expect((await kindsOf(read)).filter((kind) => kind.startsWith('overlap'))).toEqual([
    'overlap 1 2',
    'overlap 1 3',
    'overlap 2 4',
    'overlap 3 4',
  ]);
  const before = await desk.rows(read);
  const answer = await desk.act(read, 'decisions', { decision: 'accepted', kind: 'overlap' });
  expect(answer.json()).toEqual({ decided: 4, repaired: 4 });
  const after = await areas(read);
  expect(after?.sum).toBeCloseTo(after?.united ?? 0, 2);
  // One piece without holes: every corner of b and c lies on the edge of a now.
  expect(after).toMatchObject({ parts: 1, holes: 0 });
  const { rows: apart } = await sql<{ metres: number }>`
    select max(st_distance(corner.geom, st_boundary(a.geom))) * 1e5 as metres from datasets.import_features a, datasets.import_features f, st_dumppoints(f.geom) corner
    where a.import_id = ${read.id} and a.row = 1 and f.import_id = ${read.id} and f.row in (2, 3) and st_x(corner.geom) < 106.55 + 61 * ${east}::float8`.execute(
    desk.server.database.db,
  );
  expect(apart[0]?.metres).toBeLessThan(1e-4);
  for (const [n, row] of (await desk.rows(read)).entries()) {
    expect(Math.abs((row.area ?? 0) - (before[n]?.area ?? 0))).toBeLessThan(0.05 * 2 * 90);
  }
  expect((await desk.act(read, 'accept')).statusCode).toBe(200);
});

test('of two rows of the same shape the later can be dropped', async () => {
  const corners: [number, number][] = [
    [0, 200],
    [50, 200],
    [50, 250],
    [0, 250],
  ];
  const read = await desk.hand(geojson(parcel('a', ...corners), parcel('again', ...corners)));
  expect(await kindsOf(read)).toEqual(['duplicate 2 1']);
  await desk.act(read, 'decisions', { decision: 'accepted', kind: 'duplicate' });
  expect((await desk.rows(read)).map(({ key }) => key)).toEqual(['a']);
});

test('what a repair removed along with its own problem does not stand open in the report that is published', async () => {
  const corners: [number, number][] = [
    [0, 400],
    [50, 400],
    [50, 450],
    [0, 450],
  ];
  const neighbour = feature(quad([40, 400], [90, 400], [90, 450], [40, 450]), { key: 'c', code: 'XX99' });
  const read = await desk.hand(
    geojson(parcel('a', ...corners), feature(quad(...corners), { key: 'again', code: 'XX99' }), neighbour),
  );
  const openOf = async () =>
    (await desk.problems(read))
      .filter(({ decision }) => decision === undefined)
      .map(({ kind, row, otherRow }) => [kind, row, otherRow].filter(Boolean).join(' '))
      .sort();
  expect(await openOf()).toEqual(['duplicate 2 1', 'overlap 1 3', 'overlap 2 3', 'unknown-code 2', 'unknown-code 3']);
  await desk.act(read, 'decisions', { decision: 'accepted', kind: 'duplicate' });
  expect(await openOf(), 'row 2 is gone, and all that was said of it').toEqual(['overlap 1 3', 'unknown-code 3']);
  await desk.act(read, 'decisions', { decision: 'refused', kind: 'overlap' });
  expect((await desk.act(read, 'accept')).statusCode).toBe(200);
  const counts = (await desk.planner.get(`/api/v1/imports/${read.id}/problem-counts`)).json();
  expect(counts.items.find((one: { kind: string }) => one.kind === 'unknown-code')).toMatchObject({
    ...{ open: 1, repaired: 1 },
  });
});

test('a gap that a snap closed along with an overlap is not open any more', async () => {
  const read = await desk.hand(
    geojson(
      parcel('a', [0, 600], [60, 600], [60, 690], [0, 690]),
      parcel('b', [59.95, 600], [120, 600], [120, 640], [60.05, 640]),
      parcel('c', [59.95, 640], [120, 640], [120, 690], [60.05, 690]),
    ),
  );
  const gaps = async () => (await desk.problems(read)).filter(({ kind }) => kind === 'gap');
  expect((await gaps()).map(({ decision }) => decision)).toEqual([undefined]);
  await desk.act(read, 'decisions', { decision: 'accepted', kind: 'overlap' });
  expect((await gaps()).map(({ decision }) => decision)).toEqual(['accepted']);
});
