import { badRequest, notFound, tooLarge, unprocessable } from '../../../platform/errors/index.ts';

export const importNotFound = () => notFound('powers.import-not-found', '没有此次导入', 'No such import');
export const tableTooLarge = () =>
  tooLarge('powers.table-too-large', '文件过大；大表请用 CSV', 'The file is too large: hand in large tables as CSV');
export const notATable = () => badRequest('powers.not-a-table', '只接受 CSV 或 XLSX', 'Only CSV or XLSX can be taken');
export const noHeadings = (missing: readonly string[]) =>
  unprocessable('powers.headings-missing', '表头缺列', 'Columns are missing from the heading', {
    detail: { zh: `缺：${missing.join('、')}`, en: `Missing: ${missing.join(', ')}` },
  });
export const tableUnreadable = (cause: unknown) =>
  unprocessable('powers.table-unreadable', '表格无法读取', 'The table cannot be read', {
    facts: { cause: String(cause).slice(0, 300) },
  });
