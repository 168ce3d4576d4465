import { badRequest, conflict, notFound, unprocessable } from '../../../platform/errors/index.ts';

export const subjectNotYours = () => notFound('portal.subject-not-found', '没有此企业', 'No such enterprise');
export const checkNotYours = () => notFound('portal.check-not-found', '没有此检查', 'No such inspection');
export const complaintNotFound = () => notFound('complaint.not-found', '没有此投诉', 'No such complaint');
export const reportNotFound = () => notFound('report.not-found', '没有此举报', 'No such report');
export const drawNotFound = () => notFound('draw.not-found', '没有此抽取', 'No such draw');
export const resultNotFound = () => notFound('result.not-found', '没有此公示', 'No such published result');
export const certificateNotFound = () =>
  notFound('certificate.not-found', '没有此执法证', 'No such certificate', {
    detail: {
      zh: '请核对编号；仍查不到的，可以拒绝检查并投诉。',
      en: 'Compare the number; if it stays unknown you may refuse the inspection and complain.',
    },
  });

/** The same whichever of the two was wrong. */
export const documentNotVerified = () =>
  notFound('document.not-verified', '文书编号和验证码不相符', 'Number and code do not belong together');
/** The same for a code that never was and one with a wrong ending. */
export const trackingCodeUnknown = () =>
  notFound('report.code-unknown', '查询码不正确', 'This tracking code is not right');

export const tooEarlyToRate = () =>
  conflict('rating.too-early', '检查结束后才能评价', 'A visit can be rated once it is over');
export const ratingClosed = () =>
  conflict('rating.closed', '首次评价超过 30 天，不能再改', 'A rating cannot be changed after 30 days');
export const idTaken = () => conflict('entrance.id-taken', '编号已被使用', 'This id is taken');
export const authorityUnknown = () =>
  unprocessable('entrance.authority-unknown', '没有此执法主体', 'No such authority');
export const authorityNotThere = () =>
  unprocessable(
    'complaint.authority-not-there',
    '该部门没有参加这次检查',
    'This authority took no part in the inspection',
  );
export const authorityNeeded = () =>
  unprocessable('complaint.authority-needed', '请选择检查或部门', 'Choose an inspection or an authority');

export const answeredAlready = (allowed: readonly string[]) =>
  conflict('entrance.not-allowed-now', '当前状态不能这样做', 'Not possible in the present state', { allowed });
export const passedOnAlready = () =>
  conflict('report.passed-on-already', '已在该部门办理', 'This authority has it already');
export const badCursor = () => badRequest('entrance.bad-cursor', '翻页标记无效', 'The cursor is not valid');
