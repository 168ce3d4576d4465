import { badRequest, notFound, unprocessable } from '../../../platform/errors/index.ts';

export const importNotFound = () => notFound('powers.import-not-found', '没有此次导入', 'No such import');
export const notATable = () => badRequest('powers.not-a-table', '只接受 CSV 或 XLSX', 'Only CSV or XLSX can be taken');
export const utf16Table = () =>
  badRequest(
    'powers.table-utf-16',
    '文件是 UTF-16 编码，请另存为 UTF-8 的 CSV 或 XLSX',
    'The file is UTF-16: save it as CSV in UTF-8, or as XLSX',
  );
export const oldWorkbook = () =>
  badRequest(
    'powers.workbook-old-or-locked',
    '旧版 XLS 或带密码的工作簿不能读取，请另存为无密码的 XLSX',
    'An old XLS or a workbook with a password cannot be read: save it as XLSX without one',
  );

const refused = (code: string, zh: string, en: string, rest: Parameters<typeof unprocessable>[3] = {}) =>
  unprocessable(`powers.${code}`, zh, en, rest);

export const noHeadings = (missing: readonly (readonly [zh: string, en: string])[]) =>
  refused('headings-missing', '表头缺列', 'Columns are missing from the heading', {
    detail: {
      zh: `缺：${missing.map(([zh]) => zh).join('、')}`,
      en: `Missing: ${missing.map(([, en]) => en).join(', ')}`,
    },
  });
export const tableUnreadable = (cause: unknown) =>
  refused('table-unreadable', '表格无法读取', 'The table cannot be read', {
    facts: { cause: String(cause).slice(0, 300) },
  });
export const encodingUnknown = () =>
  refused(
    'encoding-unknown',
    '文字编码无法识别，请另存为 UTF-8 的 CSV 或 XLSX',
    'The encoding of the text is not known: save it as CSV in UTF-8, or as XLSX',
  );
export const quoteNotClosed = (row: number) =>
  refused('quote-not-closed', `第 ${row} 行的引号没有闭合`, `A quotation mark in row ${row} is never closed`);
export const rowTooLong = (row: number) => refused('row-too-long', `第 ${row} 行过长`, `Row ${row} is too long`);
export const tooManyColumns = () => refused('too-many-columns', '列数过多', 'The table has too many columns');
export const tooManyRows = (most: number) =>
  refused('too-many-rows', `超过 ${most} 行，请分开导入`, `More than ${most} rows: hand them in in parts`);
export const workbookTooLarge = () =>
  refused(
    'workbook-too-large',
    '工作簿展开后过大，请改用 CSV',
    'The workbook unpacks to far more than it may: hand it in as CSV',
  );
export const workbookWithMacros = () =>
  refused(
    'workbook-with-macros',
    '工作簿含有宏，不予接收，请另存为不含宏的 XLSX',
    'The workbook holds macros: save it as XLSX without them',
  );
export const malformedWorkbook = (cause: string) =>
  refused('workbook-malformed', '工作簿已损坏或不完整', 'The workbook is damaged or incomplete', { facts: { cause } });
