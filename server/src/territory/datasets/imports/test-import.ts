import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { DatasetImport, ImportProblemList } from '@shancheng/contracts';
import { expect } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { makeThrowAwayDirectory } from '../../../platform/db/throw-away-directory.ts';
import { type Client, startTestServer, TEST_NOW, type TestServer } from '../../../start/test-server.ts';
import type { NewDataset } from '../dataset-store.ts';
import { putDatasetInTrx } from '../index.ts';

export interface ImportDesk {
  server: TestServer;
  planner: Client;
  /** Where a test makes its files. */
  folder: string;
  datasetId: string;
  /** Hands a file in and waits until it is read, whatever comes of it. */
  hand(body: Buffer | string, query?: string): Promise<DatasetImport>;
  /** Hands a file in and does not wait. */
  begin(body: Buffer | string, query?: string): Promise<DatasetImport>;
  problems(read: Pick<DatasetImport, 'id'>): Promise<ImportProblemList['items']>;
  /** What the import holds, row by row. */
  rows(read: Pick<DatasetImport, 'id'>): Promise<ReadRow[]>;
  act(read: Pick<DatasetImport, 'id'>, verb: string, body?: object): ReturnType<Client['send']>;
  /** `ogr2ogr` within the folder. */
  ogr(source: string, target: string, ...args: string[]): void;
}

export interface ReadRow {
  row: number;
  key: string;
  name: string | null;
  code: string | null;
  lon: number | null;
  lat: number | null;
  area: number | null;
}

const DATASET = '00000000-0000-4000-8000-0000000000d1';

/** A server with one invented dataset and a planner who may import into it. */
export async function openImportDesk(changes: Partial<NewDataset> = {}): Promise<ImportDesk> {
  const server = await startTestServer();
  const folder = makeThrowAwayDirectory('sc-import-');
  // Whoever may look at datasets in the demo may import here, so that no more people have to be invented.
  await sql`insert into auth.role_permissions (role, permission) select distinct role, 'dataset.import' from auth.role_permissions
    where permission = 'dataset.view' on conflict do nothing`.execute(server.database.db);
  const planner = await server.login('leader');
  const dataset = { ...PARCELS, ...changes };
  await server.database.db.transaction().execute((trx) => putDatasetInTrx(trx, dataset, new Date(TEST_NOW)));
  const begin: ImportDesk['begin'] = async (body, query = '') => {
    const url = `/api/v1/datasets/${dataset.id}/imports?fileName=file&validFrom=2026-01-01${query}`;
    const answer = await planner.send('POST', url, Buffer.from(body), { 'content-type': 'application/octet-stream' });
    expect(answer.statusCode, answer.body).toBe(202);
    return answer.json();
  };
  return {
    ...{ server, planner, folder, datasetId: dataset.id, begin },
    hand: async (body, query) => untilRead(server, planner, await begin(body, query)),
    problems: async ({ id }) =>
      (await planner.get(`/api/v1/imports/${id}/problems?limit=1000`)).json<ImportProblemList>().items,
    rows: ({ id }) => readRows(server, id),
    act: ({ id }, verb, body) => planner.send('POST', `/api/v1/imports/${id}/${verb}`, body),
    ogr: (source, target, ...args) => {
      execFileSync('ogr2ogr', [join(folder, target), join(folder, source), ...args]);
    },
  };
}

const PARCELS: NewDataset = {
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
};

async function untilRead(server: TestServer, planner: Client, { id }: DatasetImport): Promise<DatasetImport> {
  for (let tries = 0; tries < 2_000; tries++) {
    const now = (await planner.get(`/api/v1/imports/${id}`)).json<DatasetImport>();
    if (now.status === 'failed') throw new Error(JSON.stringify(server.log.at(-1)));
    if (!['reading', 'checking'].includes(now.status)) return now;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the import does not end');
}

async function readRows({ database }: TestServer, importId: string): Promise<ReadRow[]> {
  const { rows } = await sql<ReadRow>`
    select row, key, name, code, st_xmin(geom) as lon, st_ymin(geom) as lat, area_m2 as area from datasets.import_features
    where import_id = ${importId} order by row`.execute(database.db);
  return rows;
}

/** A square by its south-west corner, sides in the unit of the corner. */
export function square(x: number, y: number, side: number): number[][][] {
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

export const feature = (coordinates: number[][][], properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
});

export const geojson = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
