import { randomUUID } from 'node:crypto';
import type { ConflictQuery, ConflictSeverity, ConflictType } from '@shancheng/contracts';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { createPastConflicts, detectConflicts, recheckConflicts } from '../index.ts';
import { actOnConflict } from '../reconciliation/act-on-conflict.ts';
import { createPlanWorld, type PlanWorld, rectangle } from '../test-plan-world.ts';
import { getConflict } from './conflict-detail.ts';
import { listConflictGroups } from './conflict-groups.ts';
import { listConflicts } from './conflict-queries.ts';
import { summariseConflicts } from './conflict-summary.ts';

let world: PlanWorld;
let planner: Actor;
let conflictsOn: ReturnType<typeof createPastConflicts>;
/** One plan of each sort, so that each of the nine types has its place. */
let plans: Record<'upper' | 'lower' | 'survey' | 'redline' | 'expired' | 'park', string>;

const NINE: Static<typeof ConflictType>[] = [
  ...(['ATTRIBUTE', 'BOUNDARY', 'GAP', 'HIERARCHY', 'OVERLAP', 'REDLINE', 'STATUS', 'TIME', 'USE'] as const),
];

beforeAll(async () => {
  world = await createPlanWorld();
  planner = world.who('planner', 'plan.reconcile');
  conflictsOn = createPastConflicts(world.platform);
  plans = {
    upper: await world.layer(2, { domain: '国土规划' }),
    lower: await world.layer(4, { domain: '城乡规划' }),
    survey: await world.layer(9, { domain: '三调', kind: 'status' }, { scheme: '三调', dataClass: 'status' }),
    redline: await world.layer(1, { domain: '生态红线', kind: 'line', landGroup: 'ECO_LINE' }),
    expired: await world.layer(7, { domain: '水利', kind: 'line', effectiveTo: '2025-12-31' }),
    park: await world.layer(5, { domain: '产业园', kind: 'line' }),
  };
  const far = (value: number) => ({ attributes: { far: value } });
  await world.publish(plans.upper, {
    coverage: rectangle(0, 2000, 200, 100),
    put: [
      { key: 'wood', code: '0301', wkt: rectangle(0, 0, 100, 100) },
      { key: 'wood-again', code: '0301', wkt: rectangle(90, 0, 100, 50) },
      { key: 'bog-u', code: '0506', name: '合成沼', wkt: rectangle(700, 0, 100, 100) },
      { key: 'parcel-u', code: '0901', ...far(2.5), wkt: rectangle(500, 0, 50, 50) },
      { key: 'zone', code: '16', wkt: rectangle(0, 2000, 150, 100) },
    ],
  });
  await world.publish(plans.lower, {
    put: [
      { key: 'estate', code: '0701', wkt: rectangle(20, 50, 40, 50) },
      { key: 'bog-l', code: '0506', wkt: rectangle(710, 0, 100, 100) },
      { key: 'parcel-l', code: '0901', ...far(4), wkt: rectangle(500, 0, 50, 50) },
    ],
  });
  await world.publish(plans.survey, { put: [{ key: 'shop', code: '05H1', wkt: rectangle(0, 0, 20, 20) }] });
  await world.publish(plans.redline, { put: [{ key: 'core', wkt: rectangle(900, 0, 300, 300) }] });
  await world.publish(plans.park, {
    put: [
      { key: 'plant', code: '1001', wkt: rectangle(950, 50, 100, 200) },
      { key: 'works', code: '1001', wkt: rectangle(690, 60, 20, 40) },
    ],
  });
  await world.publish(plans.expired, { put: [{ key: 'dyke', wkt: rectangle(3000, 0, 100, 100) }] });
  // Nothing but a number changes on the 24th, so that the 23rd is really compared and not taken from today.
  await world.publish(plans.expired, { validFrom: '2026-11-24' });
  await detectConflicts(world.platform, { trigger: 'test' });
});
afterAll(() => world.drop());

const db = () => world.database.db;
const list = (query: ConflictQuery = {}, who: Actor = planner) => {
  const { asOf: _asOf, ...rest } = query;
  return listConflicts(db(), who, rest, { now: world.clock.now() });
};
const listOn = async (asOf: string, query: ConflictQuery = {}, who: Actor = planner) =>
  listConflicts(db(), who, query, { now: world.clock.now(), source: await conflictsOn(asOf) });
const idsOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ id }) => id);
const typesOf = ({ byType }: Awaited<ReturnType<typeof list>>) => byType.map(({ key }) => key).sort();

describe('the list of a day', () => {
  test('knows all nine types, like the list of now', async () => {
    expect(typesOf(await list())).toEqual(NINE);
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25']) expect(typesOf(await listOn(day)), day).toEqual(NINE);
    expect(await listOn('2025-06-01'), 'before anything was planned').toMatchObject({ items: [], total: 0 });
  });

  const severities: Static<typeof ConflictSeverity>[] = ['S1', 'S2', 'S3'];
  const queries: ConflictQuery[] = [
    ...NINE.map((type) => ({ type })),
    ...severities.map((severity) => ({ severity })),
    ...(['severity', 'area', 'oldest'] as const).map((sort) => ({ sort })),
    ...[{ status: 'detected' as const }, { status: 'exempt' as const }, { minAreaM2: 2_000 }, { authority: '第5局' }],
    ...[
      { domain: '三调' },
      { domain: '无' },
      { bbox: '106.53,29.55,106.5315,29.551' },
      { overdue: true },
      { mine: true },
    ],
    ...[{ q: 'BOG' }, { q: '合成沼' }, { q: 'plan 7' }, { q: "'); drop" }, { type: 'USE' as const, q: 'works' }],
  ];
  test.each(queries.map((query) => [JSON.stringify(query), query] as const))(
    'filtered by %s is the same for yesterday, compared anew, as for now',
    async (_name, query) => {
      const [now, yesterday] = await Promise.all([list(query), listOn('2026-11-23', query)]);
      expect(yesterday).toMatchObject({ items: now.items, total: now.total, areaM2: now.areaM2 });
      expect([now.byType, now.bySeverity]).toEqual([yesterday.byType, yesterday.bySeverity]);
      expect(now.items.length).toBe(now.total);
      for (const totals of [now.byType, now.bySeverity])
        expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(now.total);
    },
  );

  test('finds by id, key, name of the feature and name of the plan', async () => {
    const [first] = (await list({ type: 'USE' })).items;
    expect(idsOf(await list({ q: (first?.id ?? '').slice(0, 13) }))).toEqual([first?.id]);
    const sidesOf = async (q: string) =>
      (await list({ q })).items.flatMap(({ sides }) => sides.map(({ featureKey }) => featureKey));
    expect(await sidesOf('DYKE')).toEqual([]);
    expect(new Set(await sidesOf('estate'))).toEqual(new Set(['wood', 'estate']));
    expect(await sidesOf('合成沼')).toContain('bog-u');
    expect((await list({ q: 'plan 7' })).items.map(({ type }) => type)).toEqual(['TIME']);
  });

  test('“mine” is where my own authority is a side; whoever belongs to none has none', async () => {
    const account = '00000000-0000-4000-8000-00000000aa01';
    await sql`insert into auth.accounts (id, login, display_name, org_name, password_hash)
      values (${account}, 'keeper', '合成', '第5局（合成）', 'x')`.execute(db());
    const mine = await list({ mine: true }, world.who(account));
    expect(mine.items.map(({ sides }) => sides.map(({ authority }) => authority))).toEqual(
      mine.items.map(() => expect.arrayContaining(['第5局（合成）'])),
    );
    expect(mine.total).toBe(2);
    expect((await list({ mine: true })).total).toBe(0);
  });
});

describe('page after page', () => {
  test.each(['severity', 'area', 'oldest'] as const)(
    'by %s the pages together are the whole, in order',
    async (sort) => {
      const all = idsOf(await list({ sort }));
      const pages: string[] = [];
      for (let next: string | undefined, n = 0; n === 0 || next; n++) {
        const page = await list({ sort, limit: 2, ...(next ? { cursor: next } : {}) });
        pages.push(...idsOf(page));
        next = page.next;
      }
      expect(pages).toEqual(all);
    },
  );

  test('what comes in before the page shifts nothing: none twice, none left out', async () => {
    const all = idsOf(await list({ sort: 'area' }));
    const first = await list({ sort: 'area', limit: 3 });
    await sql`
      insert into plans.conflicts (id, type, rule_id, severity, dataset_a, feature_a, geom, area_m2, division_path, status, first_seen_at, last_seen_at)
      select ${randomUUID()}, type, rule_id, severity, dataset_a, 'new', geom, 1e9, division_path, 'detected', now(), now()
      from plans.conflicts where gone_at is null limit 1`.execute(db());
    const second = await list({ sort: 'area', limit: 500, ...(first.next ? { cursor: first.next } : {}) });
    await sql`delete from plans.conflicts where feature_a = 'new'`.execute(db());
    expect([...idsOf(first), ...idsOf(second)]).toEqual(all);
  });
});

describe('a plan above the reader’s level', () => {
  test('leaves no trace of itself in list, sums, groups, detail or actions', async () => {
    const guarded = await list({ domain: '产业园' });
    const [one] = guarded.items;
    const before = { all: await list(), groups: await listConflictGroups(db(), planner, {}) };
    expect(guarded.total).toBe(2);
    await sql`update datasets.datasets set security_level = 'sensitive' where id = ${plans.park}`.execute(db());
    const cleared = world.who('chief', 'plan.reconcile', 'dataset.view-sensitive');
    const summary = (who: Actor) =>
      summariseConflicts(db(), who, { now: world.clock.now(), timeZone: 'Asia/Chongqing' });
    const countOf = ({ byType }: Awaited<ReturnType<typeof summary>>) =>
      byType.reduce((sum, { count }) => sum + count, 0);
    expect((await list()).total).toBe(before.all.total - 2);
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25'])
      expect((await listOn(day)).total, day).toBe(before.all.total - 2);
    expect((await list({}, cleared)).total).toBe(before.all.total);
    expect((await listConflictGroups(db(), planner, {})).total).toBe(before.groups.total - 2);
    expect(countOf(await summary(planner))).toBe(countOf(await summary(cleared)) - 2);
    expect((await summary(planner)).byAuthority.map(({ key }) => key)).not.toContain('第5局（合成）');
    const command = { commandId: randomUUID(), action: 'assign', authorities: ['甲', '乙'] } as const;
    const gone = { code: 'conflict.not-found', status: 404 };
    await expect(getConflict(db(), planner, one?.id ?? '', { now: world.clock.now() })).rejects.toMatchObject(gone);
    await expect(
      actOnConflict(world.platform, planner, one?.id ?? '', { ...command, authorities: ['甲', '乙'] }),
    ).rejects.toMatchObject(gone);
    expect((await getConflict(db(), cleared, one?.id ?? '', { now: world.clock.now() })).conflict.id).toBe(one?.id);
    await sql`update datasets.datasets set security_level = 'internal' where id = ${plans.park}`.execute(db());
    expect((await list()).total, '“internal” is for everybody inside').toBe(before.all.total);
  });
});

describe('an opinion that does not come', () => {
  test('is overdue once ten working days are over, today and on that day, and no longer once both have spoken', async () => {
    const [id = ''] = idsOf(await list({ type: 'REDLINE' }));
    const act = (who: Actor, command: object) =>
      actOnConflict(world.platform, who, id, { commandId: randomUUID(), action: 'propose', ...command });
    await act(planner, { action: 'assign', authorities: ['第1局（合成）', '第5局（合成）'] });
    const proposed = await act(planner, { proposal: 'adjust-boundary' });
    // Tuesday 24 November 2026 and ten working days: Tuesday 8 December.
    expect(proposed.opinionDueAt).toContain('2026-12-08');
    expect((await list({ overdue: true })).total).toBe(0);
    world.clock.set('2026-12-08T09:00:00+08:00');
    expect((await list({ overdue: true })).total, 'on the last day it still has time').toBe(0);
    world.clock.set('2026-12-09T09:00:00+08:00');
    expect(idsOf(await list({ overdue: true }))).toEqual([id]);
    const detail = await getConflict(db(), planner, id, { now: world.clock.now() });
    expect(detail.state.overdue).toBe(true);
    await act(await world.speaker('第1局（合成）'), {
      action: 'give-opinion',
      authority: '第1局（合成）',
      agrees: true,
    });
    expect((await list({ overdue: true })).total, 'one opinion is not two').toBe(1);
    world.clock.set('2026-12-10T09:00:00+08:00');
    await act(await world.speaker('第5局（合成）'), {
      action: 'give-opinion',
      authority: '第5局（合成）',
      agrees: true,
    });
    expect((await list({ overdue: true })).total).toBe(0);
    expect(idsOf(await listOn('2026-12-09', { overdue: true })), 'that day it was').toEqual([id]);
    expect((await listOn('2026-12-09', { status: 'opinion' })).total).toBe(1);
    expect((await listOn('2026-11-23', { status: 'detected' })).items.map((one) => one.id)).toContain(id);
  });
});

describe('what has been put right', () => {
  test('is gone now and still there on the day before; its page of that day too', async () => {
    world.clock.set('2026-12-20T09:00:00+08:00');
    const [works] = (await list({ q: 'works' })).items;
    await world.publish(plans.park, { validFrom: '2026-12-20', remove: ['works'] });
    await recheckConflicts(world.platform, { datasetId: plans.park, keys: ['works'] });
    expect((await list({ q: 'works' })).total).toBe(0);
    expect((await listOn('2026-12-20', { q: 'works' })).total).toBe(0);
    expect((await listOn('2026-12-19', { q: 'works' })).items).toMatchObject([
      { id: works?.id, firstSeenAt: works?.firstSeenAt },
    ]);
    const source = await conflictsOn('2026-12-19');
    const page = await getConflict(db(), planner, works?.id ?? '', { now: world.clock.now(), source });
    expect(page.sides.map(({ featureKey, code }) => [featureKey, code])).toEqual([
      ['bog-u', '0506'],
      ['works', '1001'],
    ]);
  });

  test('days between two versions share one comparison, also when asked for at once', async () => {
    const days = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from plans.past_days`.execute(db())).rows[0]?.n;
    const known = await days();
    await Promise.all(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-03'].map((day) => listOn(day)));
    expect(await days()).toBe(known);
  });
});
