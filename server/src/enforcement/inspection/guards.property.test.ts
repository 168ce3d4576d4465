import { randomUUID } from 'node:crypto';
import type { InspectionPlanDetail } from '@shancheng/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { startTestServer, type TestServer } from '../../start/test-server.ts';
import { type Cafe, createInspectionWorld } from './test-inspection-world.ts';

let server: TestServer;
let world: ReturnType<typeof createInspectionWorld>;
let cafes: Cafe[];
let officers: Map<string, { id: string; authorityId: string }>;

beforeAll(async () => {
  server = await startTestServer();
  world = createInspectionWorld(server);
  cafes = (await world.listCafes()).slice(0, 2);
  const { rows } = await sql<{ login: string; id: string; authorityId: string }>`
    select a.login, o.id, o.authority_id as "authorityId" from powers.officers o join auth.accounts a on a.id = o.account_id
    where a.login = any (${LOGINS}::text[])`.execute(server.database.db);
  officers = new Map(rows.map(({ login, ...officer }) => [login, officer]));
  expect(officers.size).toBe(LOGINS.length);
});
afterAll(() => server.stop());

const FIRE = ['fire01', 'fire02'];
const STREET = ['jiefangbei-law01', 'jiefangbei-law02'];
/** Expired, suspended, of another bureau, of another street: none of them may ever act here. */
const NEVER = ['fire09', 'market09', 'police01', 'qixinggang-law01'];
const LOGINS = [...FIRE, ...STREET, ...NEVER];
const LISTED = 'exits-clear';
const ITEMS = [LISTED, 'window-bars', 'outside-trading', 'licence-net-culture', 'no-such-item'];

type Step =
  | { do: 'plan'; cafe: number; joint: boolean }
  | { do: 'staff'; team: number[] }
  | { do: 'approve' | 'notify' | 'cancel' | 'override' | 'conclude' }
  | { do: 'reassign'; team: number[] }
  | { do: 'suspend' | 'restore' }
  | { do: 'arrive'; who: number; qr: 'right' | 'other' | 'forged'; far: boolean }
  | { do: 'note'; who: number; item: number; yes: boolean; reuse: number }
  | { do: 'visit'; item: number };

const team = fc.array(fc.nat(LOGINS.length - 1), { minLength: 1, maxLength: 4 });
const who = fc.nat(LOGINS.length - 1);
const lawful = fc.constantFrom<number[]>([0, 1], [2, 3]);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('plan' as const), cafe: fc.nat(1), joint: fc.boolean() }),
  fc.record({ do: fc.constant('staff' as const), team: fc.oneof(lawful, team) }),
  fc.record({ do: fc.constant('reassign' as const), team: fc.oneof(lawful, team) }),
  fc.record({
    do: fc.constantFrom(
      'approve' as const,
      'approve' as const,
      'notify' as const,
      'notify' as const,
      'override' as const,
      'conclude' as const,
      'cancel' as const,
    ),
  }),
  fc.record({ do: fc.constantFrom('suspend' as const, 'restore' as const, 'restore' as const) }),
  fc.record({
    do: fc.constant('arrive' as const),
    who,
    qr: fc.constantFrom('right' as const, 'right' as const, 'other' as const, 'forged' as const),
    far: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('note' as const),
    who,
    item: fc.nat(ITEMS.length - 1),
    yes: fc.boolean(),
    reuse: fc.nat(5),
  }),
  // Straight to the door and to what is listed, so that most runs get that far.
  fc.record({ do: fc.constant('visit' as const), item: fc.nat(2) }),
  fc.record({
    ...{ do: fc.constant('note' as const), who: fc.constantFrom(0, 1, 2, 3), item: fc.nat(2) },
    ...{ yes: fc.boolean(), reuse: fc.nat(12) },
  }),
);

interface Run {
  planId: string;
  checkId: string;
  cafe: number;
  suspended: boolean;
  /** What the phones were told is kept. */
  kept: Map<string, { itemId: string; answer: string; officerId: string }>;
  seen: { kept: number; arrived: number; refused: number };
}

const totals = { kept: 0, arrived: 0, refused: 0 };

describe('whatever officers and desks try, in any order', () => {
  test('nobody without a certificate for the place acts, no cap is passed, nothing unlisted is checked, no entry is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40 }), async (steps) => {
        await forget();
        const run: Run = { planId: '', checkId: '', cafe: 0, suspended: false, kept: new Map(), seen: { ...totals } };
        for (const one of steps) await take(run, one);
        await expectEntriesAsSent(run);
        await expectOnlyListed();
        await expectCaps();
      }),
      { numRuns: 25, seed: 20_261_124 },
    );
    // A property that never reaches the door proves nothing.
    expect(totals.arrived).toBeGreaterThan(20);
    expect(totals.kept).toBeGreaterThan(20);
    expect(totals.refused).toBeGreaterThan(100);
  }, 240_000);
});

async function forget(): Promise<void> {
  await sql`truncate inspection.plans, inspection.checks, inspection.visits, inspection.documents, inspection.draws cascade`.execute(
    server.database.db,
  );
  await sql`update powers.officers set status = 'valid' where account_id = (select id from auth.accounts where login = 'fire02')`.execute(
    server.database.db,
  );
}

const loginOf = (n: number): string => LOGINS[n] ?? '';
const idsOf = (team: readonly number[]): string[] => team.map((n) => officers.get(loginOf(n))?.id ?? '');
const mayAct = (run: Run, login: string): boolean => !NEVER.includes(login) && !(login === 'fire02' && run.suspended);

async function take(run: Run, one: Step): Promise<void> {
  switch (one.do) {
    case 'plan':
      return startPlan(run, one);
    case 'staff':
      for (const desk of ['fire-clerk', 'jiefangbei-clerk']) {
        await count(world.plan(desk, run.planId || randomUUID(), { action: 'assign', officerIds: idsOf(one.team) }));
        await count(
          world.plan(desk, run.planId || randomUUID(), {
            action: 'answer',
            answer: 'joins',
            officerIds: idsOf(one.team),
          }),
        );
      }
      return;
    case 'reassign':
      if (run.checkId)
        for (const desk of ['fire-clerk', 'jiefangbei-clerk'])
          await count(world.check(desk, run.checkId, { action: 'assign', officerIds: idsOf(one.team) }));
      return;
    case 'approve':
      return approve(run);
    case 'override':
      await count(world.plan('supervisor', run.planId || randomUUID(), { action: 'override', reason: '试试' }));
      return;
    case 'suspend':
    case 'restore':
      run.suspended = one.do === 'suspend';
      await sql`update powers.officers set status = ${run.suspended ? 'suspended' : 'valid'} where id = ${officers.get('fire02')?.id ?? ''}`.execute(
        server.database.db,
      );
      return;
    case 'visit':
      await prepare(run);
      for (const n of [0, 1, 2, 3]) await arrive(run, { who: n, qr: 'right', far: false });
      for (const n of [0, 2]) await note(run, { who: n, item: one.item, yes: true, reuse: 99 });
      return;
    case 'arrive':
      return arrive(run, one);
    case 'note':
      return note(run, one);
    default:
      if (!run.checkId) return;
      if (one.do === 'notify') await count(world.check('jiefangbei-clerk', run.checkId, { action: 'notify' }));
      if (one.do === 'cancel')
        await count(world.check('jiefangbei-clerk', run.checkId, { action: 'cancel', reason: '改期' }));
      if (one.do === 'conclude')
        await count(
          world.check('jiefangbei-law01', run.checkId, {
            action: 'conclude',
            at: server.clock.now().toISOString(),
            findings: [],
          }),
        );
  }
}

async function count(answer: Promise<{ statusCode: number; body: string }>): Promise<number> {
  const { statusCode, body } = await answer;
  expect(statusCode, body).toBeLessThan(500);
  if (statusCode >= 400) totals.refused += 1;
  return statusCode;
}

async function startPlan(run: Run, { cafe, joint }: { cafe: number; joint: boolean }): Promise<void> {
  const created = await world.createPlan('jiefangbei-clerk', {
    themeId: 'internet-cafe',
    subjectIds: [cafes[cafe]?.id ?? ''],
  });
  expect(created.statusCode).toBe(201);
  Object.assign(run, { planId: created.json<InspectionPlanDetail>().id, checkId: '', cafe });
  if (joint)
    await world.plan('jiefangbei-clerk', run.planId, {
      action: 'invite',
      parties: [{ authorityId: 'fire', matters: ['JC-XF-001', 'JC-XF-002'] }],
    });
}

async function approve(run: Run): Promise<void> {
  const answer = await world.plan('jiefangbei-head', run.planId || randomUUID(), {
    action: 'approve',
    documentNo: '批1号',
  });
  if ((await count(Promise.resolve(answer))) !== 200) return;
  const detail = answer.json<InspectionPlanDetail>();
  run.checkId = detail.subjectList[0]?.checkId ?? '';
  for (const { officerIds } of detail.plan.parties)
    for (const id of officerIds) {
      const login = [...officers].find(([, officer]) => officer.id === id)?.[0] ?? '';
      expect(mayAct(run, login), `${login} was approved`).toBe(true);
    }
}

async function prepare(run: Run): Promise<void> {
  if (!run.planId) await startPlan(run, { cafe: run.cafe, joint: true });
  await world.plan('fire-clerk', run.planId, { action: 'answer', answer: 'joins', officerIds: idsOf([0, 1]) });
  await world.plan('jiefangbei-clerk', run.planId, { action: 'assign', officerIds: idsOf([2, 3]) });
  if (!run.checkId) await approve(run);
  if (run.checkId) await world.check('jiefangbei-clerk', run.checkId, { action: 'notify' });
}

async function arrive(
  run: Run,
  { who, qr, far }: { who: number; qr: 'right' | 'other' | 'forged'; far: boolean },
): Promise<void> {
  const cafe = cafes[run.cafe];
  if (!run.checkId || !cafe) return;
  const codes = { right: cafe.qr, other: cafes[1 - run.cafe]?.qr ?? '', forged: 'SC:00112233445566778899aabbccddeeff' };
  const position = far ? { position: { lon: cafe.lon + 0.02, lat: cafe.lat } } : {};
  const answer = await count(world.arrive(loginOf(who), run.checkId, cafe, { qr: codes[qr], ...position }));
  if (answer !== 200) return;
  totals.arrived += 1;
  expect(mayAct(run, loginOf(who)), `${loginOf(who)} scanned in`).toBe(true);
  expect({ qr, far }).toEqual({ qr: 'right', far: false });
}

async function note(
  run: Run,
  { who, item, yes, reuse }: { who: number; item: number; yes: boolean; reuse: number },
): Promise<void> {
  if (!run.checkId) return;
  const used = [...run.kept.keys()][reuse];
  const entry = { id: used ?? randomUUID(), itemId: ITEMS[item] ?? '', answer: yes ? 'yes' : 'no', compliant: yes };
  const { results = [] } = await world.note(loginOf(who), run.checkId, [entry]);
  const [result] = results;
  if (result?.result !== 'kept' && result?.result !== 'late') {
    totals.refused += 1;
    return;
  }
  totals.kept += 1;
  expect(mayAct(run, loginOf(who)), `${loginOf(who)} wrote something down`).toBe(true);
  expect(run.kept.has(entry.id), 'an entry was taken twice').toBe(false);
  run.kept.set(entry.id, {
    itemId: entry.itemId,
    answer: entry.answer,
    officerId: officers.get(loginOf(who))?.id ?? '',
  });
}

async function expectEntriesAsSent({ kept }: Run): Promise<void> {
  const { rows } = await sql<{ id: string; itemId: string; answer: string; officerId: string }>`
    select id, item_id as "itemId", answer, officer_id as "officerId" from inspection.entries`.execute(
    server.database.db,
  );
  const there = new Map(rows.map(({ id, ...entry }) => [id, entry]));
  for (const [id, entry] of kept) expect(there.get(id)).toEqual(entry);
  expect(there.size).toBe(kept.size);
}

async function expectOnlyListed(): Promise<void> {
  const { rows } = await sql`
    select e.item_id from inspection.entries e join inspection.checks c on c.id = e.check_id join inspection.plans p on p.id = c.plan_id
    where not exists (select from jsonb_array_elements(p.checklist) i, jsonb_array_elements(i -> 'answers') a
      where i ->> 'id' = e.item_id and a ->> 'authorityId' = e.authority_id)`.execute(server.database.db);
  expect(rows).toEqual([]);
}

/** Counted from the arrivals themselves, not from the places the server reserved. */
async function expectCaps(): Promise<void> {
  const { rows } = await sql`
    with made as (
      select distinct c.id, c.subject_id, q.authority_id, q.matters from inspection.checks c
      join inspection.check_parties q on q.check_id = c.id
      join inspection.check_actions a on a.check_id = c.id and a.action = 'arrive' and a.authority_id = q.authority_id
    )
    select subject_id, authority_id, count(*) from made group by 1, 2
    having count(*) > (select min(m.yearly_cap) from powers.matters m
      where m.code in (select unnest(d.matters) from made d where d.subject_id = made.subject_id and d.authority_id = made.authority_id))`.execute(
    server.database.db,
  );
  expect(rows).toEqual([]);
}
