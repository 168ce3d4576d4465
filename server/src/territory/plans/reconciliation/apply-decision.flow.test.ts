import { randomUUID } from 'node:crypto';
import type { ConflictCommand, DecidedChange } from '@shancheng/contracts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { listConflicts } from '../conflicts/conflict-queries.ts';
import { createPastConflicts, detectConflicts } from '../index.ts';
import { createPlanWorld, type PlanWorld, rectangle } from '../test-plan-world.ts';
import { actOnConflict } from './act-on-conflict.ts';

let world: PlanWorld;
let wetland: string;
let park: string;
let conflictId: string;
const DOCUMENT = '渝中规委〔合成〕021号';

beforeEach(async () => {
  await world?.drop();
  world = await createPlanWorld();
  wetland = await world.layer(3, { domain: '湿地' });
  park = await world.layer(5, { domain: '产业园' });
  await world.publish(wetland, {
    put: [{ key: 'w1', code: '0506', name: '合成湿地', wkt: rectangle(0, 0, 100, 100) }],
  });
  await world.publish(park, {
    put: [
      { key: 'p1', code: '1001', name: '合成园', attributes: { far: 1.2 }, wkt: rectangle(60, 0, 100, 100) },
      { key: 'p2', code: '1001', wkt: rectangle(160, 0, 100, 100) },
    ],
  });
  await detectConflicts(world.platform, { trigger: 'test' });
  conflictId = (await world.open())[0]?.id ?? '';
  await decided();
});
afterAll(() => world.drop());

const act = (who: string, command: Omit<ConflictCommand, 'commandId'>) =>
  actOnConflict(world.platform, world.who(who, 'plan.reconcile', 'plan.opinion', 'plan.decide'), conflictId, {
    ...{ commandId: randomUUID(), ...command },
  });
const patch = (changes: DecidedChange) => act('planner', { action: 'patch', changes });

async function decided(): Promise<void> {
  const authorities: [string, string] = ['第3局（合成）', '第5局（合成）'];
  await act('planner', { action: 'assign', authorities });
  await act('planner', { action: 'propose', proposal: 'follow-a' });
  for (const authority of authorities) {
    const command = { commandId: randomUUID(), action: 'give-opinion', authority, agrees: true } as const;
    await actOnConflict(world.platform, await world.speaker(authority), conflictId, command);
  }
  await act('chief', { action: 'decide', documentNo: DOCUMENT });
}

async function parcels(): Promise<{ key: string; code: string; name: string | null; area: number }[]> {
  const { rows } = await sql<{ key: string; code: string; name: string | null; area: number }>`
    select key, code, name, round(area_m2 / 100)::int * 100 as area from datasets.features
    where dataset_id = ${park} and version_to is null order by key`.execute(world.database.db);
  return rows;
}
const openAfterwards = async () => {
  await detectConflicts(world.platform, { trigger: 'test' });
  return world.open();
};
const shape = (wkt: string) => ({
  type: 'Polygon' as const,
  coordinates: [
    wkt
      .slice('POLYGON(('.length, -2)
      .split(',')
      .map((point) => point.split(' ').map(Number)),
  ],
});

describe('the decision says whose code is right', () => {
  test('the other plan takes it over where both lie, keeps the rest, and loses no ground', async () => {
    await patch({ kind: 'follow', right: 'a', by: 'take-code' });
    expect(await parcels()).toEqual([
      { key: 'p1', code: '1001', name: '合成园', area: 6_000 },
      { key: `p1~${conflictId.slice(0, 8)}`, code: '0506', name: null, area: 4_000 },
      { key: 'p2', code: '1001', name: null, area: 10_000 },
    ]);
    expect(await openAfterwards()).toEqual([]);
    const source = await createPastConflicts(world.platform)('2026-11-23');
    const before = await listConflicts(world.database.db, world.who('planner'), {}, { now: world.clock.now(), source });
    expect(
      before.items.map(({ id }) => id),
      'the day before still shows it',
    ).toEqual([conflictId]);
  });

  test('where it lies wholly inside, the parcel itself changes its code', async () => {
    const inside = { key: 'p1', code: '1001', name: '合成园', wkt: rectangle(10, 10, 50, 50) };
    await world.publish(park, { put: [inside] });
    await patch({ kind: 'follow', right: 'a', by: 'take-code' });
    expect((await parcels())[0]).toMatchObject({ key: 'p1', code: '0506', name: null, area: 2_500 });
    expect(await openAfterwards()).toEqual([]);
  });

  test('a code of another scheme cannot be taken over as it is', async () => {
    await sql`update datasets.datasets set scheme = '三调' where id = ${park}`.execute(world.database.db);
    await expect(patch({ kind: 'follow', right: 'a', by: 'take-code' })).rejects.toMatchObject({
      code: 'conflict.nothing-to-follow',
    });
    expect((await parcels())[0]).toMatchObject({ key: 'p1', code: '1001', area: 10_000 });
  });
});

describe('the decision says which plan holds', () => {
  test.each<[string, DecidedChange]>([
    ['by computation', { kind: 'follow', right: 'b', by: 'lose-area' }],
    [
      'parcel by parcel',
      { kind: 'features', datasetId: '00000000-0000-4000-8000-000000000003', put: [], remove: ['w1'] },
    ],
  ])('and that one is not changed, %s', async (_how, change) => {
    await expect(patch(change)).rejects.toMatchObject({ code: 'conflict.other-than-decided', status: 422 });
    const { rows } = await sql`select from datasets.versions where dataset_id = ${wetland}`.execute(world.database.db);
    expect(rows, 'no new version').toHaveLength(1);
  });
});

describe('the decision names the new parcels', () => {
  test('they are put and taken away as given; name and indicators of what stays are kept', async () => {
    await patch({
      ...{ kind: 'features', datasetId: park, remove: ['p2'] },
      put: [
        { key: 'p1', geometry: shape(rectangle(100, 0, 60, 100)) },
        { key: 'p9', code: '1101', geometry: shape(rectangle(300, 0, 50, 50)) },
      ],
    });
    expect(await parcels()).toEqual([
      { key: 'p1', code: '1001', name: '合成园', area: 6_000 },
      { key: 'p9', code: '1101', name: null, area: 2_500 },
    ]);
    const { rows } = await sql<{ attributes: object; lineage: object }>`
      select f.attributes, v.lineage from datasets.features f join datasets.versions v on v.dataset_id = f.dataset_id and v.number = f.version_from
      where f.dataset_id = ${park} and f.key = 'p1' and f.version_to is null`.execute(world.database.db);
    expect(rows).toEqual([
      { attributes: { far: 1.2 }, lineage: { kind: 'decision', documentNo: DOCUMENT, conflictId } },
    ]);
    expect(await openAfterwards()).toEqual([]);
    expect(await act('planner', { action: 'close' })).toMatchObject({ status: 'closed' });
  });

  test('one that holds from a later day leaves today as it is', async () => {
    await patch({
      ...{ kind: 'features', datasetId: park, validFrom: '2027-01-01' },
      put: [{ key: 'p1', geometry: shape(rectangle(100, 0, 60, 100)) }],
    });
    expect(await openAfterwards()).toHaveLength(1);
    await expect(act('planner', { action: 'close' })).rejects.toMatchObject({ code: 'conflict.still-there' });
    world.clock.set('2027-01-01T08:00:00+08:00');
    expect(await openAfterwards()).toEqual([]);
  });

  test('an outline that crosses itself is refused, and the conflict waits for a better one', async () => {
    const bowTie = shape('POLYGON((106.5 29.5,106.6 29.6,106.6 29.5,106.5 29.6,106.5 29.5))');
    const bad = patch({ kind: 'features', datasetId: park, put: [{ key: 'p1', geometry: bowTie }] });
    await expect(bad).rejects.toMatchObject({ code: 'dataset.bad-geometry' });
    expect((await parcels())[0]).toMatchObject({ key: 'p1', area: 10_000 });
    expect(await patch({ kind: 'follow', right: 'a', by: 'lose-area' })).toMatchObject({ status: 'patched' });
  });

  test.each(['2026-11-23', '2020-01-01'])('a day that has passed (%s) is not changed any more', async (validFrom) => {
    await expect(patch({ kind: 'follow', right: 'a', by: 'lose-area', validFrom })).rejects.toMatchObject({
      code: 'conflict.backdated',
    });
  });
});
