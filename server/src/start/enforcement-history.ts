import { addDays } from '@shancheng/law';
import { actOnPlan, createPlan, feedBack, rateCheck } from '../enforcement/inspection/index.ts';
import { sql } from '../platform/db/index.ts';
import type { Platform } from '../platform/platform.ts';
import { type JointPlan, playJointPlan } from './enforcement-joint-plan.ts';
import { playPastVisits } from './enforcement-past-visits.ts';
import { demoId } from './enforcement-seed.ts';
import { createStage, type Moment, type Stage, stepId } from './enforcement-stage.ts';
import { playVisit, putRight } from './enforcement-visit.ts';

/** Cafés of data/enforcement/demo/subjects.json. */
const CAFES = {
  上清寺: ['91500103HC00000062', '91500103HC00000075'],
  解放碑: [
    ...['91500103HC0000001J', '91500103HC0000002M', '91500103HC0000003Q'],
    ...['91500103HC0000004U', '91500103HC0000005Y'],
  ],
} as const;
const OWNER = 'wangba03';
const LEAD = 'shangqingsi-law01';
/** What is announced last. */
const TODAY = 'joint-today';

/**
 * Plays the history of the invented district once; one that was broken off goes on where it stopped. A demo whose law data
 * no longer reach today starts all the same, and the log says that its history is missing.
 */
export async function seedEnforcementHistory(platform: Platform): Promise<void> {
  try {
    await playEnforcementHistory(platform);
  } catch (error) {
    platform.log.error('Demo:EnforcementHistoryBrokenOff', { error: String(error) });
  }
}

/**
 * What the authorities have done about cafés and restaurants in the last months, by the same use cases as the buttons:
 * visits that are over, a joint check put right and closed, one with a finding that is late, a draw, checks planned apart,
 * and one joint check for today.
 */
export async function playEnforcementHistory(platform: Platform): Promise<void> {
  const { rows } = await sql`
    select from inspection.check_actions where command_id = ${stepId(TODAY, 'notify')}`.execute(platform.db);
  if (rows.length > 0) return;
  const stage = createStage(platform);
  try {
    await playPastVisits(stage);
    await playClosed(stage);
    await playLate(stage);
    await playPlannedApart(stage);
    await playDraw(stage);
    await playToday(stage);
  } finally {
    await stage.leave();
  }
}

const SHANGQINGSI = { street: 'shangqingsi', team: ['01', '02'] } as const satisfies Partial<JointPlan>;

async function playClosed(stage: Stage): Promise<void> {
  const key = 'joint-closed';
  const checkId = await playJointPlan(stage, {
    ...{ ...SHANGQINGSI, key, uscc: CAFES.上清寺[0], title: '上清寺网吧综合查一次（合成）' },
    ...{ draftedAgo: 26, approvedAgo: 24, documentNo: '渝中上街检批〔合成〕2号' },
    ...{ windowFrom: stage.day(22), windowTo: stage.day(12) },
    otherwise: { urban: { answer: 'in-writing', reason: '店招以照片书面检查（合成）' } },
  });
  const faults = [
    { itemId: 'patrol-records', answer: 'no', text: '场内巡查没有记录（合成）', days: 10 },
    { itemId: 'extinguishers', answer: '两具灭火器压力不足', text: '吧台旁两具灭火器压力不足（合成）', days: 10 },
  ];
  const visit = { key, checkId, daysAgo: 20, faults, lead: LEAD, owner: OWNER };
  await playVisit(stage, visit);
  await tell(stage, key, checkId, { daysAgo: 17, minute: 40 }, 'f1', '已建立巡查登记，每两小时一次（合成）');
  await tell(stage, key, checkId, { daysAgo: 16, minute: 90 }, 'f2', '两具灭火器已更换，附检修单号（合成）');
  await putRight(stage, visit, { lookedAgo: 14, closedAgo: 10 });
  const rated: Moment = { daysAgo: 9, minute: 120 };
  await rateCheck(stage.at(rated), await stage.actor(OWNER, rated), checkId, {
    stars: 5,
    aspects: { certificatesShown: true, scannedIn: true, asAnnounced: true, littleDisturbance: true },
    comment: '五个部门一次来完，只填了一张单子（合成）',
  });
}

/** One finding is past its day, the other was fed back and waits to be looked at. */
async function playLate(stage: Stage): Promise<void> {
  const key = 'joint-late';
  const checkId = await playJointPlan(stage, {
    ...{ ...SHANGQINGSI, key, uscc: CAFES.上清寺[1], title: '上清寺网吧综合查一次（第二家，合成）' },
    ...{ draftedAgo: 19, approvedAgo: 17, documentNo: '渝中上街检批〔合成〕3号' },
    ...{ windowFrom: stage.day(15), windowTo: stage.day(8) },
    otherwise: { urban: { answer: 'declines', reason: '上月已巡查店招，不再安排（合成）' } },
  });
  const faults = [
    { itemId: 'licence-net-culture', answer: 'no', text: '网络文化经营许可证已过期（合成）', days: 7 },
    { itemId: 'exits-clear', answer: '后门通道堆放桌椅', text: '后门疏散通道堆放桌椅（合成）', days: 7 },
  ];
  await playVisit(stage, { key, checkId, daysAgo: 12, faults, lead: LEAD });
  await tell(stage, key, checkId, { daysAgo: 9, minute: 75 }, 'f2', '桌椅已搬走，通道已清空（合成）');
}

async function tell(
  stage: Stage,
  key: string,
  checkId: string,
  moment: Moment,
  findingId: string,
  text: string,
): Promise<void> {
  const commandId = stepId(key, findingId, 'feed-back');
  await feedBack(stage.at(moment), await stage.actor(OWNER, moment), checkId, { commandId, findingId, text });
}

/** Market and fire each plan the same cafés by themselves in the weeks to come: something to bring together. */
async function playPlannedApart(stage: Stage): Promise<void> {
  const today = stage.day(0);
  const subjectIds = CAFES.解放碑.map((uscc) => demoId('subject', uscc));
  const plans = [
    { by: 'market', title: '网吧登记和食品经营日常检查（合成）', matters: ['JC-YZ-001', 'JC-SP-001'], from: 3, to: 20 },
    {
      ...{ by: 'fire', title: '网吧消防日常检查（合成）', from: 8, to: 27 },
      matters: ['JC-XF-001', 'JC-XF-002', 'JC-XF-003', 'JC-XF-004'],
    },
  ];
  for (const { by, title, matters, from, to } of plans) {
    const moment = { daysAgo: 6, minute: 45 };
    await createPlan(stage.at(moment), await stage.actor(`${by}-clerk`, moment), {
      ...{ id: demoId('plan', `apart-${by}`), kind: 'daily', title, matters, subjectIds },
      ...{ windowFrom: addDays(today, from), windowTo: addDays(today, to) },
    });
  }
}

async function playDraw(stage: Stage): Promise<void> {
  const planId = demoId('plan', 'draw');
  const drafted: Moment = { daysAgo: 5, minute: 30 };
  await createPlan(stage.at(drafted), await stage.actor('market-clerk', drafted), {
    ...{ id: planId, kind: 'double-random', title: '餐饮单位双随机抽查（合成）', matters: ['JC-SP-001', 'JC-SP-002'] },
    draw: { subjectKinds: ['restaurant'], divisionCode: '500103', rates: { A: 0.05, B: 0.1, C: 0.3, D: 1 } },
    ...{ windowFrom: addDays(stage.day(0), 1), windowTo: addDays(stage.day(0), 25) },
  });
  for (const [action, daysAgo] of [
    ['commit-draw', 4],
    ['draw', 3],
  ] as const) {
    const moment = { daysAgo, minute: 50 };
    const command = { action, commandId: stepId('draw', action) };
    await actOnPlan(stage.at(moment), await stage.actor('market-clerk', moment), planId, command);
  }
}

/** Takes in what market and fire had planned at this café; the teams may scan in from today. */
async function playToday(stage: Stage): Promise<void> {
  await playJointPlan(stage, {
    ...{ key: TODAY, street: 'jiefangbei', team: ['01', '02'], uscc: CAFES.解放碑[0] },
    ...{ title: '解放碑网吧综合查一次（合成）', documentNo: '渝中解街检批〔合成〕1号' },
    ...{ draftedAgo: 4, approvedAgo: 1, windowFrom: stage.day(0), windowTo: addDays(stage.day(0), 14) },
  });
}
