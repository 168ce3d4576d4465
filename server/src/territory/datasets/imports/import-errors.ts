import { conflict, notFound, tooLarge, unprocessable } from '../../../platform/errors/index.ts';

/** Also for an import outside the caller’s scope. */
export const importNotFound = () => notFound('import.not-found', '没有此次导入', 'No such import');
export const importDatasetNotFound = () => notFound('dataset.not-found', '没有此数据集', 'No such dataset');
export const notAllowedNow = (allowed: readonly string[]) =>
  conflict('import.not-allowed-now', '当前状态不允许此操作', 'Not possible in the present state', { allowed });
export const errorsRemain = (errors: number) =>
  conflict('import.errors-remain', `尚有${errors}处错误未修复`, `${errors} errors are not repaired yet`, {
    allowed: ['decide', 'refuse'],
  });
export const fileTooLarge = () => tooLarge('import.too-large', '文件过大', 'The file is too large');
export const nothingChosen = () =>
  unprocessable('import.nothing-chosen', '请指明问题类别或编号', 'Say which kind of problem or which problems');

/** Why a file is not taken. Each reason is for the person who handed it in. */
export const fileRefused = (why: string, zh: string, en: string, facts: Record<string, unknown> = {}) =>
  unprocessable(`import.${why}`, zh, en, { facts });
