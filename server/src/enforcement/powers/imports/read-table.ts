import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { readSheet } from 'read-excel-file/node';
import type { CellProblem } from './cell-readers.ts';
import { noHeadings, tableUnreadable } from './import-errors.ts';
import type { Column } from './row-kinds.ts';

/** A row of the file as read: its number there (the heading is 1), and the values, or why it is not taken. */
export type TableRow = { row: number } & ({ values: Record<string, unknown> } | { problems: RowProblem[] });
export interface RowProblem {
  field: string;
  code: CellProblem;
  value: string;
}

/** Read whole into memory by the library, unlike CSV. */
export const LARGEST_WORKBOOK_BYTES = 40_000_000;
const LONGEST_ROW_BYTES = 200_000;
const SHOWN = 80;

/** Reads a table row by row: CSV (UTF-8) as a stream of any length, or the first sheet of an XLSX workbook. */
export async function* readTable(
  path: string,
  format: 'csv' | 'xlsx',
  columns: readonly Column[],
): AsyncGenerator<TableRow> {
  let heads: (Column | undefined)[] | undefined;
  let row = 0;
  for await (const cells of format === 'csv' ? readCsv(path) : readWorkbook(path)) {
    row += 1;
    if (heads) {
      if (cells.some((cell) => cell !== '')) yield readRow(row, cells, heads, columns);
    } else heads = headsOf(cells, columns);
  }
  if (!heads) throw noHeadings(columns.map(({ headings }) => headings[0]));
}

async function* readCsv(path: string): AsyncGenerator<string[]> {
  const parser = createReadStream(path).pipe(
    parse({ bom: true, trim: true, relax_column_count: true, max_record_size: LONGEST_ROW_BYTES, encoding: 'utf8' }),
  );
  try {
    for await (const record of parser) yield record as string[]; // without `columns` the parser gives lists of texts
  } catch (error) {
    throw tableUnreadable(error);
  }
}

async function* readWorkbook(path: string): AsyncGenerator<string[]> {
  const rows = await readSheet(path).catch((error: unknown) => {
    throw tableUnreadable(error);
  });
  for (const cells of rows) yield cells.map(textOf);
}

/** A workbook’s own days and numbers as they would be typed. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

function headsOf(cells: readonly string[], columns: readonly Column[]): (Column | undefined)[] {
  const heads = cells.map((cell) => columns.find(({ headings }) => headings.some((one) => one === cell.toLowerCase())));
  const missing = columns.filter((column) => column.required && !heads.includes(column));
  if (missing.length > 0) throw noHeadings(missing.map(({ headings }) => headings[0]));
  return heads;
}

function readRow(
  row: number,
  cells: readonly string[],
  heads: readonly (Column | undefined)[],
  columns: readonly Column[],
): TableRow {
  const problems: RowProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    const text = cells[heads.indexOf(column)] ?? '';
    const read = column.required && text === '' ? { problem: 'missing' as const } : column.read(text);
    if ('problem' in read) problems.push({ field: column.field, code: read.problem, value: text.slice(0, SHOWN) });
    else values[column.field] = read.value;
  }
  return problems.length > 0 ? { row, problems } : { row, values };
}
