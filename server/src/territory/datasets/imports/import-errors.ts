import { conflict, notFound, unprocessable } from '../../../platform/errors/index.ts';

/** Also for an import outside the caller’s scope. */
export const importNotFound = () => notFound('import.not-found', '没有此次导入', 'No such import');
export const importDatasetNotFound = () => notFound('dataset.not-found', '没有此数据集', 'No such dataset');
export const notAllowedNow = (allowed: readonly string[]) =>
  conflict('import.not-allowed-now', '当前状态不允许此操作', 'Not possible in the present state', { allowed });
export const errorsRemain = (errors: number) =>
  conflict('import.errors-remain', `尚有${errors}处错误未修复`, `${errors} errors are not repaired yet`, {
    allowed: ['decide', 'refuse'],
  });
export const nothingChosen = () =>
  unprocessable('import.nothing-chosen', '请指明问题类别或编号', 'Say which kind of problem or which problems');

export const noOutline = () =>
  unprocessable(
    'import.no-outline',
    '没有此区划的边界，请画出覆盖范围',
    'This division has no outline here; draw the coverage',
  );
export const badCoverage = (cause?: unknown) =>
  unprocessable('import.bad-coverage', '覆盖范围的图形无效', 'The coverage is no valid area', { cause });

/** Why a file is not taken. Each reason is for the person who handed it in. */
export const fileRefused = (why: string, zh: string, en: string, facts: Record<string, unknown> = {}) =>
  unprocessable(`import.${why}`, zh, en, { facts });
export const tooManyUnreadable = (most: number) =>
  fileRefused(
    'too-many-unreadable',
    `超过${most}行的图形无法读取`,
    `The shapes of more than ${most} rows cannot be read`,
  );
