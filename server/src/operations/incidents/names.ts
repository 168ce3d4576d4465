import type { IncidentStatus, Name } from '@shancheng/contracts';

/** What the states are called on paper and in answers (domain.md §1.5). */
export const STATUS_NAMES: Record<IncidentStatus, Name> = {
  reported: { zh: '上报', en: 'reported' },
  verifying: { zh: '待核实', en: 'waiting for verification' },
  accepted: { zh: '受理', en: 'accepted' },
  filed: { zh: '立案', en: 'filed' },
  dispatched: { zh: '已派遣', en: 'dispatched' },
  acknowledged: { zh: '已接收', en: 'acknowledged' },
  handling: { zh: '处置中', en: 'being handled' },
  feedback: { zh: '已反馈', en: 'feedback given' },
  checking: { zh: '核查中', en: 'being checked' },
  closed: { zh: '结案', en: 'closed' },
  rejected: { zh: '不予受理', en: 'rejected' },
  merged: { zh: '已并案', en: 'merged' },
  void: { zh: '作废', en: 'void' },
};

/** What each recorded action is called on the timeline. */
export const ACTION_NAMES: Record<string, Name> = {
  report: { zh: '上报', en: 'Reported' },
  verify: { zh: '核实', en: 'Verified' },
  accept: { zh: '受理', en: 'Accepted' },
  reject: { zh: '不予受理', en: 'Rejected' },
  file: { zh: '立案', en: 'Filed' },
  dispatch: { zh: '派遣', en: 'Dispatched' },
  acknowledge: { zh: '接收任务', en: 'Task acknowledged' },
  arrive: { zh: '到达现场', en: 'Arrived on site' },
  feedback: { zh: '处置反馈', en: 'Feedback given' },
  return: { zh: '回退', en: 'Returned' },
  check: { zh: '开始核查', en: 'Check begun' },
  pass: { zh: '核查通过，结案', en: 'Check passed, closed' },
  rework: { zh: '返工', en: 'Sent back for rework' },
  merge: { zh: '并入其他案件', en: 'Merged into another case' },
  unmerge: { zh: '撤销并案', en: 'Merge undone' },
  attach: { zh: '重复上报并入', en: 'A duplicate was attached' },
  detach: { zh: '拆出重复上报', en: 'A duplicate was taken out' },
  absorb: { zh: '并入一件案件', en: 'Another case was merged here' },
  void: { zh: '作废', en: 'Made void' },
  note: { zh: '备注', en: 'Note' },
};
