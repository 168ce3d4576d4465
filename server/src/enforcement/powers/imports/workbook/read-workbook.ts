import { malformedWorkbook, tooManyColumns } from '../import-errors.ts';
import type { SheetRow } from '../sheet-row.ts';
import { MOST_COLUMNS } from '../sheet-row.ts';
import { readDateStyles } from './date-styles.ts';
import { openWorkbook } from './open-workbook.ts';
import { readSharedStrings } from './shared-strings.ts';
import { attributeOf, createXmlReader } from './xml-reader.ts';
import { readEntry } from './zip-entry.ts';

const MOST_SHEET_BYTES = 600_000_000;
const MOST_ROWS = 1_048_576;
const DAY_MS = 86_400_000;

interface OpenCell {
  column: number;
  type: string;
  style: number;
  isFormula: boolean;
  text: string;
}

/**
 * The rows of the first sheet as texts, each with its number in the sheet, one after the other in little memory. A cell
 * that is a formula is marked: what it came to when the file was last saved is a claim, not a value.
 */
export async function* readWorkbook(path: string): AsyncGenerator<SheetRow> {
  const book = await openWorkbook(path);
  const [strings, days] = await Promise.all([readSharedStrings(book), readDateStyles(book)]);
  const epoch = book.from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  let done: SheetRow[] = [];
  let row: SheetRow | undefined;
  let last = 0;
  let nextColumn = 0;
  let cell: OpenCell | undefined;
  let inValue = false;

  const reader = createXmlReader({
    open: (name, attributes) => {
      if (name === 'row') {
        const number = Number(attributeOf(attributes, 'r') ?? last + 1);
        if (!(Number.isInteger(number) && number > last && number <= MOST_ROWS)) throw malformedWorkbook('row number');
        last = number;
        nextColumn = 0;
        row = { row: number, cells: [] };
      } else if (name === 'c' && row) {
        const column = columnOf(attributeOf(attributes, 'r')) ?? nextColumn;
        if (column < nextColumn) throw malformedWorkbook('cells out of order');
        nextColumn = column + 1;
        const type = attributeOf(attributes, 't') ?? 'n';
        cell = { column, type, style: Number(attributeOf(attributes, 's') ?? 0), isFormula: false, text: '' };
      } else if (name === 'f' && cell) cell.isFormula = true;
      inValue = name === 'v' || name === 't';
    },
    text: (text) => {
      if (cell && inValue) cell.text += text;
    },
    close: (name) => {
      inValue = false;
      if (name === 'c' && cell && row) {
        putCell(row, cell);
        cell = undefined;
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) done.push(row);
        row = undefined;
      }
    },
  });

  function putCell(into: SheetRow, { column, type, style, isFormula, text }: OpenCell): void {
    if (text === '' && !isFormula) return;
    if (column >= MOST_COLUMNS) throw tooManyColumns();
    while (into.cells.length < column) into.cells.push('');
    into.cells[column] = isFormula || type === 'e' ? '' : typedValue(type, style, text).trim();
    if (isFormula || type === 'e') {
      into.marks ??= new Map();
      into.marks.set(column, isFormula ? 'formula' : 'cell-error');
    }
  }

  /** As it would be typed. */
  function typedValue(type: string, style: number, text: string): string {
    if (type === 's') {
      const shared = strings[Number(text)];
      if (shared === undefined) throw malformedWorkbook('shared text');
      return shared;
    }
    if (type === 'b') return text === '1' ? 'true' : 'false';
    if (type !== 'n') return text;
    const number = Number(text);
    if (days[style]) return dayOf(number) ?? text;
    return Number.isSafeInteger(number) ? String(number) : text;
  }

  function dayOf(number: number): string | undefined {
    const time = epoch + Math.floor(number) * DAY_MS;
    return Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : undefined;
  }

  for await (const piece of readEntry(path, book.sheet, MOST_SHEET_BYTES)) {
    reader.write(piece);
    yield* done;
    done = [];
  }
  reader.end();
}

/** `C7` is the third; a cell without a reference follows the one before it. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  const letters = /^([A-Z]{1,7})\d+$/.exec(reference)?.[1];
  if (letters === undefined) throw malformedWorkbook('cell reference');
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
