import type { IncidentAction, IncidentStatus } from '@shancheng/contracts';
import { conflict, forbidden, notFound, unprocessable } from '../../platform/errors/index.ts';
import { ACTION_NAMES, STATUS_NAMES } from './names.ts';

/** Also for an incident outside the caller’s scope: the two look alike on purpose. */
export const incidentNotFound = () => notFound('incident.not-found', '案件不存在', 'No such incident');

export const notAllowedNow = (action: IncidentAction, status: IncidentStatus, allowed: readonly IncidentAction[]) =>
  conflict('incident.not-allowed-now', '案件当前状态不能执行此操作', 'Not possible in the incident’s present state', {
    detail: {
      zh: `案件处于“${STATUS_NAMES[status].zh}”，不能执行“${ACTION_NAMES[action]?.zh ?? action}”。`,
      en: `The incident is “${STATUS_NAMES[status].en}”: ${action} is not possible.`,
    },
    allowed,
  });

export const reasonRequired = () => unprocessable('incident.reason-required', '请填写理由', 'A reason is required');
export const handlerMayNotCheck = () =>
  forbidden('incident.handler-may-not-check', '处置人不得核查自己的案件', 'Whoever handled a case may not check it');
export const targetRequired = () =>
  unprocessable('incident.target-required', '请选择要并入的案件', 'Say which incident');
export const cannotMerge = (zh: string, en: string) => conflict('incident.cannot-merge', zh, en);
export const reportIdReused = () =>
  conflict('incident.id-reused', '上报编号已用于其他内容', 'The report id was used for other content');
export const outsideDistrict = () =>
  unprocessable('incident.outside-district', '坐标不在本区范围内', 'The coordinates lie outside the district');
export const unknownEventType = () =>
  unprocessable('incident.unknown-event-type', '未知的事件类型', 'Unknown event type');
/** The report counts, but the case it joined is not the reporter’s to see. */
export const joinedElsewhere = () =>
  conflict(
    'incident.joined-elsewhere',
    '已登记：相邻辖区已有同一案件，您的上报已并入',
    'Recorded: a neighbouring area already has this case, your report joined it',
  );
export const evidenceNotFound = () => notFound('evidence.not-found', '证据不存在', 'No such evidence');
export const evidenceTaken = () =>
  conflict('evidence.taken', '该证据已用于其他案件或不是您上传的', 'This evidence belongs to another case or uploader');
