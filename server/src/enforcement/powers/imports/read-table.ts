import type { CellProblem } from './cell-readers.ts';
import { noHeadings, tooManyColumns, tooManyRows } from './import-errors.ts';
import { readCsv } from './read-csv.ts';
import type { Column } from './row-kinds.ts';
import { MOST_COLUMNS, type SheetRow } from './sheet-row.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

/** A row of the file as read: its number there (the heading is 1), and the values, or why it is not taken. */
export type TableRow = { row: number } & ({ values: Record<string, unknown> } | { problems: RowProblem[] });
export interface RowProblem {
  field?: string;
  code: CellProblem;
  value: string;
}

const MOST_ROWS = 3_000_000;
const SHOWN = 80;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/;

/** Reads a table row by row in little memory: CSV, or the first sheet of an XLSX workbook. */
export async function* readTable(
  path: string,
  format: 'csv' | 'xlsx',
  columns: readonly Column[],
): AsyncGenerator<TableRow> {
  const isHeading = (cells: readonly string[]) => missingColumns(headsOf(cells, columns), columns).length === 0;
  let heads: (Column | undefined)[] | undefined;
  let rows = 0;
  for await (const sheetRow of format === 'csv' ? readCsv(path, isHeading) : readWorkbook(path)) {
    if (heads) {
      const isEmpty = !sheetRow.marks && sheetRow.cells.every((cell) => cell === '');
      if (isEmpty) continue;
      rows += 1;
      if (rows > MOST_ROWS) throw tooManyRows(MOST_ROWS);
      yield readRow(sheetRow, heads, columns);
    } else heads = readHeading(sheetRow, columns);
  }
  if (!heads) throw noHeadings(columns.filter(({ required }) => required).map(({ headings }) => headings));
}

function readHeading({ cells }: SheetRow, columns: readonly Column[]): (Column | undefined)[] {
  if (cells.length > MOST_COLUMNS) throw tooManyColumns();
  const heads = headsOf(cells, columns);
  const missing = missingColumns(heads, columns);
  if (missing.length > 0) throw noHeadings(missing.map(({ headings }) => headings));
  return heads;
}

const headsOf = (cells: readonly string[], columns: readonly Column[]) =>
  cells.map((cell) => columns.find(({ headings }) => headings.some((one) => one === cell.toLowerCase())));
const missingColumns = (heads: readonly (Column | undefined)[], columns: readonly Column[]) =>
  columns.filter((column) => column.required && !heads.includes(column));

function readRow(
  { row, cells, marks }: SheetRow,
  heads: readonly (Column | undefined)[],
  columns: readonly Column[],
): TableRow {
  const problems: RowProblem[] = [];
  const values: Record<string, unknown> = {};
  // A comma too many moves every value to its neighbour's column.
  const extra = cells.slice(heads.length).find((cell) => cell !== '');
  if (extra !== undefined) problems.push({ code: 'more-cells-than-headings', value: shown(extra) });
  for (const column of columns) {
    const at = heads.indexOf(column);
    const text = cells[at] ?? '';
    const read = marks?.has(at) ? { problem: marks.get(at) ?? 'formula' } : readCell(column, text);
    if ('problem' in read)
      problems.push({ field: column.field, code: read.problem, value: column.secret ? '' : shown(text) });
    else values[column.field] = read.value;
  }
  return problems.length > 0 ? { row, problems } : { row, values };
}

function readCell(column: Column, text: string): { value: unknown } | { problem: CellProblem } {
  if (column.required && text === '') return { problem: 'missing' };
  if (text.includes('\uFFFD') || !text.isWellFormed()) return { problem: 'wrong-encoding' };
  if (CONTROL.test(text)) return { problem: 'control-character' };
  // Harmless here, but it would run in the spreadsheet of whoever exports it again.
  if (text.startsWith('=')) return { problem: 'formula' };
  return column.read(text);
}

const shown = (text: string) => text.slice(0, SHOWN).replaceAll(new RegExp(CONTROL, 'g'), '�').toWellFormed();
