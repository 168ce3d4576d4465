import { randomUUID } from 'node:crypto';
import type { CheckDetail, InspectionPlanDetail, JointProposal } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { startTestServer, type TestServer } from '../../start/test-server.ts';
import { type Cafe, createInspectionWorld } from './test-inspection-world.ts';

let server: TestServer;
let world: ReturnType<typeof createInspectionWorld>;
let cafes: Cafe[];

beforeAll(async () => {
  server = await startTestServer();
  world = createInspectionWorld(server);
  cafes = await world.listCafes();
});
afterAll(() => server.stop());

const cafe = (n: number): Cafe => {
  const found = cafes[n];
  if (!found) throw new Error('the demo has too few cafés');
  return found;
};
const OFFICERS = [
  'jiefangbei-law01',
  'jiefangbei-law02',
  'fire01',
  'fire02',
  'market01',
  'market02',
  'urban01',
  'urban02',
];
const AGENCIES = ['fire', 'market', 'urban'];
const dueOn = '2026-12-07';

describe('网吧综合查一次: one visit of a street and three agencies', () => {
  let planId: string;
  let checkId: string;

  test('the engine proposes the agencies of the theme and the checks they plan there anyway, and counts what is saved', async () => {
    const own = await world.createPlan('fire-clerk', {
      matters: ['JC-XF-001'],
      subjectIds: [cafe(0).id],
      windowFrom: '2026-12-10',
      windowTo: '2026-12-20',
    });
    const far = await world.createPlan('culture-clerk', {
      matters: ['JC-WB-001'],
      subjectIds: [cafe(0).id],
      windowFrom: '2027-02-10',
      windowTo: '2027-02-20',
    });
    expect([own.statusCode, far.statusCode]).toEqual([201, 201]);
    const created = await world.createPlan('jiefangbei-clerk', { themeId: 'internet-cafe', subjectIds: [cafe(0).id] });
    expect(created.statusCode).toBe(201);
    planId = created.json<InspectionPlanDetail>().id;
    const proposal = (
      await (await world.desk('jiefangbei-clerk')).get(`/api/v1/inspection/plans/${planId}/proposal`)
    ).json<JointProposal>();
    const fire = proposal.agencies.find(({ authorityId }) => authorityId === 'fire');
    expect(fire).toMatchObject({ because: ['theme', 'planned-check'], competent: true });
    expect(fire?.checks).toMatchObject([{ subjectId: cafe(0).id, daysApart: 6 }]);
    expect(proposal.agencies.find(({ authorityId }) => authorityId === 'culture')?.checks).toEqual([]);
    expect(proposal.visits).toEqual({ separately: 6, together: 1 });
    expect(proposal.questions.merged).toBeLessThan(proposal.questions.separately);
    const invited = await world.plan('jiefangbei-clerk', planId, {
      action: 'invite',
      parties: proposal.agencies
        .filter(({ authorityId }) => AGENCIES.includes(authorityId))
        .map(({ authorityId, matters, checks }) => ({
          authorityId,
          matters,
          absorb: checks.map((one) => one.checkId),
        })),
    });
    expect(
      invited.json<InspectionPlanDetail>().plan.parties.map(({ answer, answerDueOn }) => [answer, answerDueOn]),
    ).toEqual([
      ['joins', undefined],
      ['pending', '2026-11-25'],
      ['pending', '2026-11-25'],
      ['pending', '2026-11-25'],
    ]);
  });

  test('each department answers for itself only; while one has not and still has time, nothing is approved', async () => {
    const [one = '', two = ''] = await world.officersOf('fire');
    const foreign = await world.plan('police-clerk', planId, {
      action: 'answer',
      answer: 'joins',
      officerIds: [one, two],
    });
    expect(foreign.json()).toMatchObject({ status: 403, code: 'inspection.no-authority' });
    for (const authorityId of AGENCIES) {
      const officerIds = (await world.officersOf(authorityId)).slice(0, 2);
      const alone = await world.plan(`${authorityId}-clerk`, planId, {
        action: 'answer',
        answer: 'joins',
        officerIds: officerIds.slice(0, 1),
      });
      expect(alone.json()).toMatchObject({ code: 'inspection.two-officers' });
      const early = await world.plan('jiefangbei-head', planId, {
        action: 'approve',
        documentNo: '解街检批〔2026〕1号',
      });
      expect(early.json()).toMatchObject({ code: 'inspection.answers-missing' });
      expect(
        (await world.plan(`${authorityId}-clerk`, planId, { action: 'answer', answer: 'joins', officerIds }))
          .statusCode,
      ).toBe(200);
    }
  });

  test('the head of the street approves; the department’s own planned check is taken in; the enterprise is told', async () => {
    const unmanned = await world.plan('jiefangbei-head', planId, {
      action: 'approve',
      documentNo: '解街检批〔2026〕1号',
    });
    expect(unmanned.json()).toMatchObject({ code: 'inspection.two-officers' });
    const officerIds = (await world.officersOf('town-500103003')).slice(0, 2);
    await world.plan('jiefangbei-clerk', planId, { action: 'assign', officerIds });
    const byClerk = await world.plan('jiefangbei-clerk', planId, {
      action: 'approve',
      documentNo: '解街检批〔2026〕1号',
    });
    expect(byClerk.statusCode).toBe(403);
    const approved = await world.plan('jiefangbei-head', planId, {
      action: 'approve',
      documentNo: '解街检批〔2026〕1号',
    });
    expect(approved.json()).toMatchObject({ status: 'approved' });
    checkId = approved.json<InspectionPlanDetail>().subjectList[0]?.checkId ?? '';
    const merged = await sql<{ n: number }>`
      select count(*)::int as n from inspection.checks where merged_into = ${checkId} and lead_authority = 'fire'`.execute(
      server.database.db,
    );
    expect(merged.rows[0]?.n).toBe(1);
    const early = await world.arrive('fire01', checkId, cafe(0));
    expect(early.json()).toMatchObject({ status: 409, code: 'inspection.notice-missing' });
    const notified = await world.check('jiefangbei-clerk', checkId, { action: 'notify' });
    expect(notified.json<CheckDetail>().documents[0]).toMatchObject({
      kind: 'inspection-notice',
      number: '（渝中）解放碑街道检通〔2026〕第00001号',
      issuedBy: expect.stringContaining('解放碑'),
    });
  });

  test('two officers of each agency scan in at the door; each agency’s visit counts once', async () => {
    for (const login of OFFICERS) expect((await world.arrive(login, checkId, cafe(0))).statusCode, login).toBe(200);
    const stranger = await world.arrive('police01', checkId, cafe(0));
    expect(stranger.json()).toMatchObject({ status: 403, code: 'inspection.no-authority' });
    const { rows } = await sql<{ authority: string; ordinal: number; made: boolean }>`
      select authority_id as authority, ordinal, made_at is not null as made from inspection.visits
      where check_id = ${checkId} order by 1`.execute(server.database.db);
    expect(rows).toEqual(
      ['fire', 'market', 'town-500103003', 'urban'].map((authority) => ({ authority, ordinal: 1, made: true })),
    );
  });

  test('no question is asked twice, and what is not on the published list may not be checked', async () => {
    const { checklist } = await world.readCheck('fire01', checkId);
    expect(new Set(checklist.map(({ zh }) => zh)).size).toBe(checklist.length);
    const refused = await world.note('fire01', checkId, [{ itemId: 'licence-net-culture', answer: 'yes' }]);
    expect(refused.results[0]).toMatchObject({ result: 'refused', code: 'inspection.unlisted-item' });
    const foreign = await world.note('fire01', checkId, [{ itemId: 'signboard', answer: '见照片', compliant: true }]);
    expect(foreign.results[0]).toMatchObject({ result: 'refused', code: 'inspection.foreign-item' });
  });

  test('two officers on one list: both entries stay, and where they differ the lead settles it', async () => {
    for (const [login, wrong] of [
      ['fire01', ['exits-clear']],
      ['market01', ['licence-food']],
      ['urban01', []],
      ['jiefangbei-law01', []],
    ] as const)
      for (const { result } of (await world.answerAll(login, checkId, wrong)).results) expect(result).toBe('kept');
    const other = await world.note('fire02', checkId, [{ itemId: 'exits-clear', answer: '见照片', compliant: true }]);
    expect(other.results[0]?.result).toBe('kept');
    const disputed = await world.readCheck('jiefangbei-law01', checkId);
    expect(disputed.items.filter(({ state }) => state === 'disputed').map(({ itemId }) => itemId)).toEqual([
      'exits-clear',
    ]);
    expect(disputed.entries.filter(({ itemId }) => itemId === 'exits-clear')).toHaveLength(2);
    const early = await world.check('jiefangbei-law01', checkId, {
      action: 'conclude',
      at: server.clock.now().toISOString(),
      findings: [],
    });
    expect(early.json()).toMatchObject({ code: 'inspection.items-disputed' });
    const entryId =
      disputed.entries.find(({ itemId, compliant }) => itemId === 'exits-clear' && compliant === false)?.id ?? '';
    const notLead = await world.check('fire01', checkId, { action: 'settle', itemId: 'exits-clear', entryId });
    expect(notLead.json()).toMatchObject({ code: 'inspection.not-lead' });
    const settled = await world.check('jiefangbei-law01', checkId, {
      action: 'settle',
      itemId: 'exits-clear',
      entryId,
    });
    expect(settled.json<CheckDetail>().items.find(({ itemId }) => itemId === 'exits-clear')).toMatchObject({
      state: 'settled',
      compliant: false,
    });
    expect(settled.json<CheckDetail>().entries.filter(({ itemId }) => itemId === 'exits-clear')).toHaveLength(2);
  });

  test('one rectification notice for all agencies, with a day for each finding', async () => {
    const at = server.clock.now().toISOString();
    const some = await world.check('jiefangbei-law01', checkId, {
      action: 'conclude',
      at,
      findings: [{ itemId: 'exits-clear', text: '后门上锁', dueOn }],
    });
    expect(some.json()).toMatchObject({ code: 'inspection.findings-differ' });
    const findings = [
      { itemId: 'exits-clear', text: '后门上锁，疏散通道堆放纸箱', dueOn },
      { itemId: 'licence-food', text: '吧台现制饮品，许可范围未包含', dueOn: '2026-12-14' },
    ];
    const concluded = (
      await world.check('jiefangbei-law01', checkId, { action: 'conclude', at, findings })
    ).json<CheckDetail>();
    expect(concluded.status).toBe('concluded');
    const notices = concluded.documents.filter(({ kind }) => kind === 'rectification-notice');
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices[0]?.parts)).toContain('《消防法》第二十八条');
    expect(concluded.visitsSaved).toBe(3);
    const again = await world.check('jiefangbei-law01', checkId, { action: 'conclude', at, findings });
    expect(again.json()).toMatchObject({ code: 'inspection.not-allowed-now' });
  });

  test('it is signed by two officers of each agency and by the enterprise, each proving who it is for this very document', async () => {
    const document = (await world.readCheck('fire01', checkId)).documents.at(-1);
    const { id: documentId = '', digest = '' } = document ?? {};
    const bare = {
      action: 'sign' as const,
      documentId,
      digest,
      side: 'officer' as const,
      stroke: 'M10 100L60 40L120 140L200 60',
    };
    expect((await world.check('fire01', checkId, bare)).json()).toMatchObject({
      status: 403,
      code: 'auth.step-up-required',
    });
    for (const login of OFFICERS) expect((await world.sign(login, checkId)).statusCode, login).toBe(200);
    const twice = await world.sign('fire01', checkId);
    expect(twice.json()).toMatchObject({ status: 409, code: 'inspection.signed-already' });
    const signed = await world.sign('jiefangbei-law01', checkId, {
      side: 'subject',
      signerName: '店长甲（合成）',
      signerRole: '店长',
    });
    expect(signed.json<CheckDetail>()).toMatchObject({ status: 'rectifying' });
    const { clues, documents } = signed.json<CheckDetail>();
    expect(clues.map(({ authorityId }) => authorityId).sort()).toEqual(['fire', 'market']);
    expect(documents.at(-1)?.signatures).toHaveLength(9);
  });

  test('a finding is put right, rechecked remotely first, and the visit is closed and published', async () => {
    const { findingList } = await world.readCheck('fire01', checkId);
    const owner = await ownerOf(cafe(0).id);
    const early = await world.check('jiefangbei-law01', checkId, { action: 'close' });
    expect(early.json()).toMatchObject({ code: 'inspection.not-put-right' });
    for (const { id: findingId } of findingList) {
      const onSite = await world.check('fire01', checkId, {
        action: 'recheck',
        findingId,
        passed: true,
        mode: 'on-site',
        note: '看过',
      });
      expect(onSite.json()).toMatchObject({ code: 'inspection.remote-first' });
      const told = await owner.send('POST', `/api/v1/portal/checks/${checkId}/feedback`, {
        commandId: randomUUID(),
        findingId,
        text: '已整改',
      });
      expect(told.statusCode).toBe(200);
      const passed = await world.check('fire01', checkId, {
        action: 'recheck',
        findingId,
        passed: true,
        mode: 'remote',
        note: '照片清楚',
      });
      expect(passed.statusCode).toBe(200);
    }
    const closed = await world.check('jiefangbei-law01', checkId, { action: 'close' });
    expect(closed.json<CheckDetail>()).toMatchObject({ status: 'closed', openFindings: 0 });
  });

  test('a separate visit within thirty days is held up (R25); a supervisor may let it through, the cap nobody', async () => {
    const separate = (
      await world.createPlan('culture-clerk', { matters: ['JC-WB-001'], subjectIds: [cafe(0).id] })
    ).json<InspectionPlanDetail>();
    await world.plan('culture-clerk', separate.id, {
      action: 'assign',
      officerIds: (await world.officersOf('culture')).slice(0, 2),
    });
    const approve = (id: string, login: string) =>
      world.plan(login, id, { action: 'approve', documentNo: '文检批1号' });
    const held = await approve(separate.id, 'culture-head');
    expect(held.json()).toMatchObject({ status: 409, code: 'inspection.separate-visit' });
    expect(held.json().detail).toContain('R25');
    expect(
      (await world.plan('supervisor', separate.id, { action: 'override', reason: '举报核实需要' })).statusCode,
    ).toBe(200);
    expect((await approve(separate.id, 'culture-head')).json()).toMatchObject({ status: 'approved' });
    const capped = (
      await world.createPlan('fire-clerk', { matters: ['JC-XF-001'], subjectIds: [cafe(0).id] })
    ).json<InspectionPlanDetail>();
    await world.plan('fire-clerk', capped.id, {
      action: 'assign',
      officerIds: (await world.officersOf('fire')).slice(0, 2),
    });
    await world.plan('supervisor', capped.id, { action: 'override', reason: '再查一次' });
    expect((await approve(capped.id, 'fire-head')).json()).toMatchObject({
      status: 409,
      code: 'inspection.cap-reached',
    });
  });
});

async function ownerOf(subjectId: string) {
  const { rows } = await sql<{ login: string | null }>`
    select a.login from powers.subjects s left join auth.accounts a on a.id = s.account_id where s.id = ${subjectId}`.execute(
    server.database.db,
  );
  return server.login(rows[0]?.login ?? 'nobody');
}
