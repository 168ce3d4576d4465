import { actOnPlan, createPlan } from '../enforcement/inspection/index.ts';
import { announcePlan, listOfficers, playJointPlan } from './enforcement-joint-plan.ts';
import { demoId } from './enforcement-seed.ts';
import { type Stage, stepId } from './enforcement-stage.ts';
import { type Fault, playVisit, putRight } from './enforcement-visit.ts';

/** A visit that one agency made by itself and that is long over. */
interface PastVisit {
  by: 'market' | 'fire' | 'urban';
  uscc: string;
  /** Working days ago; about twenty are a month. */
  daysAgo: number;
  faults?: readonly Fault[];
}

const TEAM = ['03', '04'] as const;
const WHAT = {
  market: { title: '餐饮食品安全日常检查（合成）', matters: ['JC-SP-002', 'JC-SP-003'], sign: '市监' },
  fire: { title: '餐馆消防日常检查（合成）', matters: ['JC-XF-002', 'JC-XF-003'], sign: '消' },
  urban: { title: '门前秩序日常检查（合成）', matters: ['JC-SR-001', 'JC-SR-002'], sign: '城管' },
} as const;

const NO_HEALTH_CARD = { itemId: 'health-certificates', answer: 'no', text: '一名帮厨健康证明过期（合成）', days: 12 };
const OUTSIDE = { itemId: 'outside-trading', answer: '桌椅摆出门外', text: '门外摆放四张桌子（合成）', days: 12 };

const PAST: readonly PastVisit[] = [
  { by: 'market', uscc: '92500103HC00000199', daysAgo: 138 },
  { by: 'fire', uscc: '92500103HC0000020E', daysAgo: 126 },
  { by: 'market', uscc: '92500103HC00000274', daysAgo: 112, faults: [NO_HEALTH_CARD] },
  { by: 'urban', uscc: '92500103HC0000021H', daysAgo: 97 },
  { by: 'fire', uscc: '92500103HC00000287', daysAgo: 90 },
  { by: 'market', uscc: '92500103HC0000031J', daysAgo: 71 },
  { by: 'urban', uscc: '92500103HC0000032M', daysAgo: 52, faults: [OUTSIDE] },
  { by: 'market', uscc: '92500103HC0000039B', daysAgo: 36 },
];

/** The visits of the months before, so that the figures of the year have something to tell. */
export async function playPastVisits(stage: Stage): Promise<void> {
  for (const visit of PAST) await playPastVisit(stage, visit);
  await playPastJoint(stage);
}

async function playPastVisit(stage: Stage, { by, uscc, daysAgo, faults = [] }: PastVisit): Promise<void> {
  const key = `past-${by}-${uscc}`;
  const planId = demoId('plan', key);
  const { title, matters, sign } = WHAT[by];
  const drafted = { daysAgo: daysAgo + 7, minute: 35 };
  const desk = await stage.actor(`${by}-clerk`, drafted);
  await createPlan(stage.at(drafted), desk, {
    ...{ id: planId, kind: 'daily', title, matters: [...matters], subjectIds: [demoId('subject', uscc)] },
    ...{ windowFrom: stage.day(daysAgo + 3), windowTo: stage.day(daysAgo - 3) },
  });
  const officerIds = await listOfficers(stage, by, TEAM);
  await actOnPlan(stage.at(drafted), desk, planId, { action: 'assign', officerIds, commandId: stepId(key, 'assign') });
  const documentNo = `渝中${sign}检批〔合成〕${daysAgo}号`;
  const checkId = await announcePlan(stage, { planId, key, by, documentNo }, { daysAgo: daysAgo + 5, minute: 80 });
  const visit = { key, checkId, daysAgo, faults, lead: `${by}03` };
  await playVisit(stage, visit);
  if (faults.length > 0) await putRight(stage, visit, { lookedAgo: daysAgo - 6, closedAgo: daysAgo - 8 });
}

async function playPastJoint(stage: Stage): Promise<void> {
  const key = 'joint-past';
  const checkId = await playJointPlan(stage, {
    ...{ key, street: 'shangqingsi', team: ['01', '02'], uscc: '91500103HC00000088' },
    ...{ title: '上清寺网吧综合查一次（第三家，合成）', documentNo: '渝中上街检批〔合成〕1号' },
    ...{ draftedAgo: 68, approvedAgo: 66, windowFrom: stage.day(64), windowTo: stage.day(56) },
  });
  const visit = {
    ...{ key, checkId, daysAgo: 60, lead: 'shangqingsi-law01' },
    faults: [{ itemId: 'posters', answer: 'yes', text: '门柱上乱贴招工广告（合成）', days: 12 }],
  };
  await playVisit(stage, visit);
  await putRight(stage, visit, { lookedAgo: 54, closedAgo: 52 });
}
