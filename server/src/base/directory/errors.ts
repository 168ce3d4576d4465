import { badRequest, unprocessable } from '../../platform/errors/index.ts';
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

/** 400: a day that is none. */
export function notADay(text: string) {
  return badRequest('directory.not-a-day', '日期不正确', 'That is not a date', { facts: { text: text.slice(0, 40) } });
}
