import type { CertificateProblem } from '@shancheng/law';
import { conflict, notFound } from '../../platform/errors/index.ts';

export const lawNotFound = () => notFound('powers.law-not-found', '没有此执法依据', 'No such statute');
export const notInForce = (day: string) =>
  notFound('powers.law-not-in-force', '该依据当日未施行', 'The statute was not in force on that day', {
    detail: { zh: `${day} 没有施行中的版本。`, en: `No version was in force on ${day}.` },
  });
export const divisionNotFound = () => notFound('powers.division-not-found', '没有此行政区划', 'No such division');
export const matterNotFound = () => notFound('powers.matter-not-found', '没有此执法事项', 'No such matter');

/** The authority has no grant for this matter there on that day: it may not act. */
export const notCompetent = (day: string) =>
  conflict(
    'powers.not-competent',
    '该主体当日对此地此事项没有执法权',
    'This authority has no power over this matter there',
    {
      detail: { zh: `以 ${day} 为准。`, en: `As of ${day}.` },
    },
  );

const PROBLEMS: Readonly<Record<CertificateProblem, readonly [zh: string, en: string]>> = {
  auxiliary: ['辅助人员不得执法', 'auxiliary staff may not act'],
  'not-yet-valid': ['执法证尚未生效', 'the certificate does not hold yet'],
  expired: ['执法证已过期', 'the certificate has expired'],
  suspended: ['执法证已暂扣', 'the certificate is suspended'],
  revoked: ['执法证已注销', 'the certificate is revoked'],
  'other-authority': ['不是本主体人员', 'belongs to another authority'],
  'other-domain': ['不在执法证领域内', 'outside the field of the certificate'],
  'other-area': ['不在执法证区域内', 'outside the area of the certificate'],
};

/** The first officer that may not act, with the reason. */
export const officerMayNotAct = (name: string, problem: CertificateProblem) => {
  const [zh, en] = PROBLEMS[problem];
  return conflict(`powers.officer-${problem}`, `${name}：${zh}`, `${name}: ${en}`);
};
export const officerUnknown = () =>
  conflict('powers.officer-unknown', '没有此执法人员', 'No such officer is registered');
export const tooFewOfficers = () =>
  conflict('powers.too-few-officers', '执法人员不得少于两人', 'At least two officers are needed', {
    detail: { zh: '行政处罚法第四十二条第一款。', en: 'Administrative Penalty Law, art. 42(1).' },
  });
