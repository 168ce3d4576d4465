import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { startTestServer, type TestServer } from '../../../start/test-server.ts';
import { publishVersionInTrx, putDatasetInTrx } from '../../datasets/index.ts';
import { putPlanLayerInTrx } from '../index.ts';
import { rectangle } from '../test-plan-world.ts';
import { createDayLook } from './compare-day.ts';

const WETLAND = '00000000-0000-4000-8000-0000000000a1';
const PARK = '00000000-0000-4000-8000-0000000000b1';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  // A wetland plan that holds until the end of 24 November, and a park whose version of the 26th leaves it alone.
  await plan(WETLAND, 'day-wetland', '湿地', 3, '2026-11-24');
  await plan(PARK, 'day-park', '产业园', 5);
  await publish(WETLAND, '2026-01-01', [{ key: 'w1', code: '0506', wkt: rectangle(0, 0, 100, 100) }]);
  await publish(PARK, '2026-01-01', [{ key: 'p1', code: '1001', wkt: rectangle(50, 0, 100, 100) }]);
  await publish(PARK, '2026-11-26', [{ key: 'p1', code: '1001', wkt: rectangle(150, 0, 100, 100) }]);
  await server.settle();
}, 60_000);
afterAll(() => server.stop());

async function plan(id: string, key: string, domain: string, rank: number, effectiveTo?: string): Promise<void> {
  await server.platform.db.transaction().execute(async (trx) => {
    await putDatasetInTrx(
      trx,
      {
        ...{ id, key, name: { zh: `${domain}（合成）`, en: `${key} (synthetic)` }, dataClass: 'plan' },
        ...{ authority: `${domain}局（合成）`, scheme: 'YDYH2023', geometryKind: 'polygon', licence: 'synthetic' },
        ...{ securityLevel: 'public', divisionPath: '50/500103/', synthetic: true },
      },
      server.clock.now(),
    );
    await putPlanLayerInTrx(trx, {
      datasetId: id,
      domain,
      kind: 'zone',
      rank,
      ...(effectiveTo ? { effectiveTo } : {}),
    });
  });
}

type Put = Parameters<typeof publishVersionInTrx>[2]['put'];
const publish = (datasetId: string, validFrom: string, put: Put) =>
  server.platform.db
    .transaction()
    .execute((trx) =>
      publishVersionInTrx(trx, server.platform, { datasetId, validFrom, lineage: { kind: 'seed' }, put }),
    );

const open = async () =>
  (
    await sql<{ type: string }>`select type from plans.conflicts where gone_at is null order by type`.execute(
      server.platform.db,
    )
  ).rows.map(({ type }) => type);
const runsOf = async (day: string) =>
  (
    await sql`select from plans.runs where trigger = ${`day ${day}`} and finished_at is not null`.execute(
      server.platform.db,
    )
  ).rows.length;

test('soon after midnight everything is compared anew, once, though nobody has changed anything', async () => {
  expect(await open()).toEqual(['USE']);
  const look = createDayLook(server.platform);
  // 23:59 and 00:01 in Chongqing.
  server.clock.set('2026-11-24T23:59:00+08:00');
  await look();
  await server.settle();
  expect(await open(), 'the wetland plan still holds').toEqual(['USE']);
  server.clock.set('2026-11-25T00:01:00+08:00');
  await Promise.all([look(), createDayLook(server.platform)()]);
  await server.settle();
  expect(await open(), 'the wetland plan has expired').toEqual(['TIME', 'USE']);
  await look();
  await server.settle();
  expect(await runsOf('2026-11-25')).toBe(1);
});

test('a version published for a later day holds from that day; a midnight that was slept through is made up at start', async () => {
  await server.restart(async () => server.clock.set('2026-11-27T07:00:00+08:00'));
  await server.settle();
  expect(await open()).toEqual(['TIME']);
  expect([await runsOf('2026-11-26'), await runsOf('2026-11-27')]).toEqual([0, 1]);
  await server.restart();
  await server.settle();
  expect(await runsOf('2026-11-27'), 'a second start that day finds it done').toBe(1);
});
