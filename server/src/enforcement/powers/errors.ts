import type { CertificateProblem } from '@shancheng/law';
import { conflict, notFound, unprocessable } from '../../platform/errors/index.ts';

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
export const authorityNotFound = () => notFound('powers.authority-not-found', '没有此执法主体', 'No such authority');
export const subjectNotFound = () => notFound('powers.subject-not-found', '没有此监管对象', 'No such subject');
export const alreadyPublished = () =>
  conflict('powers.matter-already-published', '事项已经公布', 'The matter is published already', {
    allowed: ['withdraw'],
  });
export const notPublished = () =>
  conflict('powers.matter-not-published', '事项尚未公布', 'The matter is not published', { allowed: ['publish'] });

const SHOWN_PROBLEMS = 5;

/** A structured statute that cannot be taken: where and why, the first few of it. */
export const lawTextRefused = (problems: readonly { path: string; zh: string; en: string }[]) =>
  unprocessable('powers.law-text-refused', '法规文本不能接收', 'The text of the statute cannot be taken', {
    detail: {
      zh: listProblems(
        problems.map(({ path, zh }) => `${path} ${zh}`),
        problems.length,
        '；',
      ),
      en: listProblems(
        problems.map(({ path, en }) => `${path} ${en}`),
        problems.length,
        '; ',
      ),
    },
  });
const listProblems = (texts: readonly string[], count: number, between: string) =>
  texts.slice(0, SHOWN_PROBLEMS).join(between) + (count > SHOWN_PROBLEMS ? `${between}… (${count})` : '');
export const lawVersionDiffers = (number: number) =>
  conflict(
    'powers.law-version-differs',
    `第 ${number} 版已有不同文本，已被引用的版本不得改写`,
    `Version ${number} is there with another text: what is cited may not be rewritten`,
  );
