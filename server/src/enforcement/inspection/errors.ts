import type { Name } from '@shancheng/contracts';
import { conflict, forbidden, notFound, unprocessable } from '../../platform/errors/index.ts';

export const planNotFound = () => notFound('inspection.plan-not-found', '没有此检查计划', 'No such inspection plan');
export const checkNotFound = () => notFound('inspection.check-not-found', '没有此检查', 'No such inspection');
export const documentNotFound = () => notFound('inspection.document-not-found', '没有此文书', 'No such document');
export const findingNotFound = () => notFound('inspection.finding-not-found', '没有此问题', 'No such finding');
export const photoNotFound = () => notFound('inspection.photo-not-found', '没有此照片', 'No such picture');
export const themeNotFound = () => unprocessable('inspection.theme-not-found', '没有此检查主题', 'No such theme');
export const subjectNotFound = () => unprocessable('inspection.subject-not-found', '监管对象不存在', 'No such subject');
export const matterUnknown = (code: string) =>
  unprocessable('inspection.matter-unknown', '检查事项不存在', 'No such matter', { detail: { zh: code, en: code } });

export const notAllowedNow = (status: string, allowed: readonly string[]) =>
  conflict('inspection.not-allowed-now', '当前状态不能这样做', 'Not possible in the present state', {
    allowed,
    detail: { zh: `当前状态：${status}`, en: `State: ${status}` },
  });

/** The person acts for no authority, or not for one of those that take part. */
export const noAuthority = () =>
  forbidden(
    'inspection.no-authority',
    '您不代表任何参与的执法主体',
    'You act for none of the authorities that take part',
  );
export const notLead = () =>
  forbidden('inspection.not-lead', '须由牵头主体办理', 'Only the leading authority may do this');
export const notOfTeam = () =>
  forbidden('inspection.not-of-team', '您不是本次检查的执法人员', 'You are not an officer of this inspection');
export const notCertified = () =>
  forbidden('inspection.not-certified', '账号没有绑定执法证', 'This account is tied to no certificate');

export const groundMissing = () =>
  unprocessable(
    'inspection.ground-missing',
    '专项检查和个案检查须写明缘由和文号',
    'A special or case-driven check needs its ground and document',
  );
export const windowInvalid = () =>
  unprocessable('inspection.window-invalid', '检查时段不合理', 'The window of the inspection makes no sense', {
    detail: {
      zh: '结束不早于开始，不早于今天，最长 366 天。',
      en: 'It ends after it begins, not in the past, within 366 days.',
    },
  });
export const subjectsOrDraw = () =>
  unprocessable(
    'inspection.subjects-or-draw',
    '双随机计划填抽取范围，其他计划填检查对象',
    'A double-random plan names a pool, any other its subjects',
  );
export const mattersMissing = () =>
  unprocessable(
    'inspection.matters-missing',
    '没有主题的计划须写明检查事项',
    'A plan without a theme names its matters',
  );
export const themeNotForSubject = () =>
  unprocessable(
    'inspection.theme-not-for-subject',
    '主题不适用于此类对象',
    'The theme is not meant for this kind of subject',
  );
export const levelMayNotStart = () =>
  unprocessable(
    'inspection.level-may-not-start',
    '该层级不能发起此主题',
    'Authorities of this level may not start this theme',
  );

export const alreadyInvited = () =>
  conflict('inspection.already-invited', '该部门已被邀请', 'This department has been asked already');
export const answersMissing = () =>
  conflict(
    'inspection.answers-missing',
    '还有部门未答复且未到期限',
    'A department has not answered and still has time',
  );
export const reasonMissing = () => unprocessable('inspection.reason-missing', '请写明理由', 'Give a reason');
export const drawMissing = () => conflict('inspection.draw-missing', '尚未抽取', 'Nothing has been drawn yet');
export const alreadyDrawn = () =>
  conflict('inspection.already-drawn', '已抽取，不能重抽', 'Drawn already: it cannot be drawn again');
export const notPromised = () =>
  conflict(
    'inspection.draw-not-promised',
    '须先公布种子和名单摘要',
    'The digests of seed and pool are published first',
  );
export const poolEmpty = () => unprocessable('inspection.pool-empty', '抽取范围内没有对象', 'Nobody is in the pool');

/** The first thing that stands against a plan. */
export const obstacle = (kind: string, text: Name) =>
  conflict(`inspection.${kind}`, '计划不能批准', 'The plan cannot be approved', { detail: text });
export const capReached = () =>
  conflict('inspection.cap-reached', '已达年度检查频次上限', 'The yearly cap of visits is reached');

export const noticeMissing = () =>
  conflict('inspection.notice-missing', '尚未发出检查通知', 'The notice of inspection has not been given');
export const outsideWindow = () =>
  conflict('inspection.outside-window', '不在批准的检查时段内', 'Outside the approved window');
export const qrForged = () =>
  unprocessable('inspection.qr-unknown', '二维码不是有效的检查码', 'This is no valid check code');
export const qrStale = () =>
  unprocessable('inspection.qr-stale', '检查码已更换，请扫新码', 'This check code has been replaced: scan the new one');
export const qrElsewhere = () =>
  unprocessable('inspection.qr-elsewhere', '检查码属于另一对象', 'This check code belongs to somebody else');
export const placeUnknown = () =>
  conflict(
    'inspection.place-unknown',
    '对象没有登记位置，请先补登',
    'The subject has no registered place: enter it first',
  );
export const tooFar = (metres: number, limit: number) =>
  conflict('inspection.too-far', '不在检查对象附近', 'Not near the place of inspection', {
    detail: {
      zh: `相距约 ${metres} 米，须在 ${limit} 米以内。`,
      en: `About ${metres} m away; ${limit} m are allowed.`,
    },
  });
export const timeOfDeed = () =>
  unprocessable('inspection.time-of-deed', '手机时间不合理', 'The time of the deed is not plausible', {
    detail: { zh: '不得晚于现在，也不得早于三天前。', en: 'Neither in the future nor more than three days ago.' },
  });
export const twoOfficers = (authority: string) =>
  conflict('inspection.two-officers', '每个部门到场执法人员不少于两人', 'Two officers of each agency must be there', {
    detail: { zh: authority, en: authority },
  });

export const unlistedItem = () =>
  unprocessable(
    'inspection.unlisted-item',
    '不在公布的检查清单内，不得检查',
    'Not on the published list: it may not be checked',
    {
      detail: { zh: '监督规则 R24。', en: 'Rule of supervision R24.' },
    },
  );
export const foreignItem = () =>
  forbidden('inspection.foreign-item', '该项不属于您的部门', 'This item is not for your agency');
export const badAnswer = () =>
  unprocessable('inspection.bad-answer', '答案与题型不符', 'The answer does not fit the question');
export const notArrived = () => conflict('inspection.not-arrived', '请先扫码入企', 'Scan in first');
export const entryOfOther = () =>
  conflict('inspection.entry-of-other', '编号已被另一记录使用', 'Another entry has this id');
export const itemsOpen = (count: number) =>
  conflict('inspection.items-open', '清单尚未查完', 'Questions are still open', {
    detail: { zh: `还有 ${count} 项未答。`, en: `${count} left.` },
  });
export const itemsDisputed = (count: number) =>
  conflict(
    'inspection.items-disputed',
    '有记录不一致，须由牵头人员确认',
    'Entries differ: the lead has to settle them',
    {
      detail: { zh: `${count} 项。`, en: `${count} items.` },
    },
  );
export const findingsDiffer = () =>
  unprocessable(
    'inspection.findings-differ',
    '问题清单与检查记录不符',
    'The findings do not match what was written down',
  );
export const dueInPast = () =>
  unprocessable('inspection.due-in-past', '整改期限须晚于今天', 'The day for putting it right must lie ahead');

export const digestDiffers = () =>
  conflict(
    'inspection.digest-differs',
    '文书内容与您看到的不一致，请刷新',
    'The document is not the one you saw: reload',
  );
export const signedAlready = () => conflict('inspection.signed-already', '已签过', 'Signed already');
export const signerMissing = () =>
  unprocessable('inspection.signer-missing', '请填写签字人姓名和身份', 'Name and role of the signer are missing');
export const alreadySigned = () =>
  conflict('inspection.already-signed', '已有人签字，不能重开', 'Somebody has signed: it cannot be reopened');
export const remoteFirst = () =>
  conflict('inspection.remote-first', '复查先以远程方式进行', 'A recheck begins remotely', {
    detail: {
      zh: '远程复查未通过，或逾期未反馈的，才现场复查。',
      en: 'On site only after a remote one failed, or when nothing was fed back in time.',
    },
  });
export const notPutRight = () =>
  conflict('inspection.not-put-right', '还有问题未整改到位', 'A finding is not put right yet');
export const notRatified = () =>
  conflict(
    'inspection.not-ratified',
    '紧急检查须先补办审批',
    'The approval of the urgent check has to be made up first',
  );
