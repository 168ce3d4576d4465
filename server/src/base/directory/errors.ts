import { conflict, forbidden, unprocessable } from '../../platform/errors/index.ts';
import type { OutlineProblem } from './places/outline-feature.ts';

const SHOWN = 50;

/** 422: a set of outlines is broken; names the first rows and why. */
export function outlinesRefused(problems: readonly OutlineProblem[]) {
  const rows = problems.slice(0, SHOWN);
  const text = (language: 'zh' | 'en') =>
    rows.map(({ row, code, reason }) => `#${row} ${code}: ${reason[language]}`).join('\n') ||
    { zh: '没有要素', en: 'no features' }[language];
  return unprocessable('directory.outlines-refused', '区划界线数据未通过检查', 'The outlines did not pass the checks', {
    detail: { zh: text('zh'), en: text('en') },
    facts: { problems: problems.length },
  });
}

/** 409: the account signs in nobody who could be on duty. */
export function noPerson() {
  return conflict('directory.no-person', '此账号未关联人员', 'This account is not linked to a person');
}

/** 403: the outlines reach beyond what the caller answers for. */
export function outsideScope(code: string) {
  return forbidden('directory.outside-scope', '超出您的管辖范围', 'That is outside your area', { facts: { code } });
}
