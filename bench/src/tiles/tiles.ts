import { setTimeout as delay } from 'node:timers/promises';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { drawAhead } from '../../../server/src/territory/services/draw-ahead.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { type Percentiles, percentiles, round } from '../figures/percentiles.ts';
import { DEMO_PASSWORD } from '../load/demo-password.ts';
import type { Options } from '../options.ts';
import { datasetOf, fillPlan } from '../overlay/plan-database.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import { findFreePort, type ServerProcess, startServer } from '../platform/server-process.ts';
import type { Stops } from '../platform/stops.ts';
import { screenTiles, type Tile } from './screen-tiles.ts';
import { watchMap } from './watch-map.ts';

export interface TilesResult {
  polygons: number;
  /** Drawing the crowded tiles when a version is published, per layer. */
  aheadSeconds: number;
  /** All tiles of all layers on a desk’s screen, over HTTP with six connections. */
  screenMs: { zoom: number; tiles: number; first: Percentiles; kept: Percentiles; largestKb: number }[];
  /** The same in Chromium at the console’s map: intervals between frames while the map is dragged. */
  browser: Awaited<ReturnType<typeof watchMap>>;
  environment: Environment & { layers: number; codes: number };
}

const LAYERS = 5;
const ZOOMS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const PLACES = 5;
/** Browsers open six connections to one origin. */
const CONNECTIONS = 6;
/** A different code beside nearly every plot: the hardest for tiles that merge what is alike. */
const CODES = ['0101', '0201', '0301', '0401', '0507', '0701', '0801', '0901', '1001', '1101', '1301', '1401'];

/** Five plans at once on the map, at every zoom: what the screen waits for. */
export async function benchTiles(options: Options, stops: Stops): Promise<TilesResult> {
  const loadBefore = loadNow();
  const database = await startBenchDatabase(stops);
  const server = await startServer(
    { dataDir: database.dataDir, connectionString: database.connectionString, port: await findFreePort() },
    stops,
  );
  const side = Math.ceil(Math.sqrt((options.polygons ?? 1_000_000) / LAYERS));
  await fillPlan(database.db, { layers: LAYERS, side, seed: 7 });
  await sql`update datasets.features set code = (${CODES}::text[])[1 + abs(hashtext(key)) % ${CODES.length}]`.execute(
    database.db,
  );
  await sql`vacuum analyze datasets.features`.execute(database.db);
  const aheadSeconds = await drawAllAhead(database.db);
  const middle = await middleOf(database.db);
  const cookie = await signIn(server);
  const screens: TilesResult['screenMs'] = [];
  for (const zoom of ZOOMS) screens.push(await measureZoom({ server, cookie, middle, zoom }));
  const keys = Array.from({ length: LAYERS }, (_, layer) => `bench-${layer}`);
  const browser = await watchMap({ address: server.address, keys, middle }, stops);
  return {
    polygons: LAYERS * side ** 2,
    aheadSeconds,
    screenMs: screens,
    browser,
    environment: { ...(await describeEnvironment(database.db, loadBefore)), layers: LAYERS, codes: CODES.length },
  };
}

async function drawAllAhead(db: Database): Promise<number> {
  const startedAt = performance.now();
  const platform = { db, clock: { now: () => new Date() } as Parameters<typeof drawAhead>[0]['clock'] }; // only the time is read
  for (let layer = 0; layer < LAYERS; layer++) await drawAhead(platform, { datasetId: datasetOf(layer), version: 1 });
  return round((performance.now() - startedAt) / 1_000 / LAYERS);
}

export interface Place {
  lon: number;
  lat: number;
}

async function middleOf(db: Database): Promise<Place> {
  const { rows } = await sql<Place>`
    select (st_xmin(e) + st_xmax(e)) / 2 as lon, (st_ymin(e) + st_ymax(e)) / 2 as lat
    from (select st_extent(geom) as e from datasets.features where dataset_id = ${datasetOf(0)}) as one_layer`.execute(
    db,
  );
  const [middle] = rows;
  if (!middle) throw new Error('the plan is empty');
  return middle;
}

async function signIn({ address }: ServerProcess): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'planner', password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`no session: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

interface Screen {
  server: ServerProcess;
  cookie: string;
  middle: Place;
  zoom: number;
}

async function measureZoom({ server, cookie, middle, zoom }: Screen): Promise<TilesResult['screenMs'][number]> {
  const [first, kept]: [number[], number[]] = [[], []];
  let largest = 0;
  let count = 0;
  for (let n = 0; n < PLACES; n++) {
    // The places lie apart from each other by more than a screen from zoom 13 on; farther out they share tiles.
    const at = { lon: middle.lon + (n - 2) * 0.035, lat: middle.lat + (((n * 2) % 5) - 2) * 0.02 };
    const tiles = screenTiles(at, zoom, [1366, 768]);
    const all = Array.from({ length: LAYERS }, (_, layer) => tiles.map((tile) => ({ ...tile, layer }))).flat();
    count = Math.max(count, all.length);
    for (const times of [first, kept]) {
      const startedAt = performance.now();
      const sizes = await readAll(server, cookie, all);
      times.push(performance.now() - startedAt);
      largest = Math.max(largest, ...sizes);
    }
    await delay(50);
  }
  return { zoom, tiles: count, first: percentiles(first), kept: percentiles(kept), largestKb: round(largest / 1_024) };
}

async function readAll(server: ServerProcess, cookie: string, tiles: readonly (Tile & { layer: number })[]) {
  const queue = [...tiles];
  const sizes: number[] = [];
  const lane = async () => {
    for (let tile = queue.shift(); tile; tile = queue.shift()) {
      const path = `/api/v1/map/tiles/${datasetOf(tile.layer)}/1/${tile.z}/${tile.x}/${tile.y}`;
      const answer = await fetch(`${server.address}${path}`, { headers: { cookie } });
      if (answer.status !== 200 && answer.status !== 204) throw new Error(`${path}: ${answer.status}`);
      sizes.push((await answer.arrayBuffer()).byteLength);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return sizes;
}
