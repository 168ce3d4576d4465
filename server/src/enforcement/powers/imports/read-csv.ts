import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { encodingUnknown, quoteNotClosed, rowTooLong, tableUnreadable } from './import-errors.ts';
import type { SheetRow } from './sheet-row.ts';

/** A row with a cell of a few megabytes is still named and refused; beyond that the file is no table. */
const LONGEST_ROW_BYTES = 8_000_000;
const HEADING_BYTES = 256 * 1024;
const BYTE_ORDER_MARK = /^\uFEFF/;

/** The rows of a CSV of any length: UTF-8, or GBK where the heading proves it; separated by commas, tabs or semicolons. */
export async function* readCsv(
  path: string,
  isHeading: (cells: readonly string[]) => boolean,
): AsyncGenerator<SheetRow> {
  const { encoding, delimiter } = await recogniseCsv(path, isHeading);
  const parser = parse({
    ...{ delimiter, bom: true, trim: true, relax_column_count: true, relax_quotes: true },
    max_record_size: LONGEST_ROW_BYTES,
  });
  const source = Readable.from(decode(path, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      yield { row, cells: record as string[] }; // without `columns` the parser gives lists of texts
    }
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error, row + 1) : error;
  } finally {
    source.destroy();
  }
}

function csvProblem(error: CsvError, row: number) {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return quoteNotClosed(row);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLong(row);
  return tableUnreadable(error);
}

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  // What cannot be read becomes U+FFFD, by which the row is told.
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(chunk as Buffer, { stream: true }); // opened without an encoding, so it gives buffers
  yield decoder.decode();
}

/**
 * How a CSV is written, told by its heading. GBK is believed only when the heading makes sense in it: text that is merely
 * damaged reads as other Chinese characters in GBK, and nobody would notice.
 */
async function recogniseCsv(
  path: string,
  isHeading: (cells: readonly string[]) => boolean,
): Promise<{ encoding: 'utf-8' | 'gb18030'; delimiter: string }> {
  const line = await readFirstLine(path);
  const utf8 = decodeWhole('utf-8', line);
  const text = utf8 ?? decodeWhole('gb18030', line);
  if (text === undefined) throw encodingUnknown();
  const delimiter = [',', '\t', ';'].reduce((best, one) => (count(text, one) > count(text, best) ? one : best));
  if (utf8 === undefined) {
    if (!isHeading(text.split(delimiter).map((cell) => cell.replaceAll('"', '').trim()))) throw encodingUnknown();
    return { encoding: 'gb18030', delimiter };
  }
  // A heading of plain letters proves nothing of the rows below it.
  if (/^\p{ASCII}*$/u.test(utf8) && !(await isUtf8(path))) throw encodingUnknown();
  return { encoding: 'utf-8', delimiter };
}

const count = (text: string, part: string) => text.split(part).length;

async function readFirstLine(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADING_BYTES), 0, HEADING_BYTES, 0);
    const start = buffer.subarray(0, bytesRead);
    const end = start.indexOf(0x0a);
    return end < 0 ? start : start.subarray(0, end);
  } finally {
    await file.close();
  }
}

/** Undefined when the bytes are not of that encoding; a character cut off at the end is forgiven. */
function decodeWhole(encoding: 'utf-8' | 'gb18030', bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }).replace(BYTE_ORDER_MARK, '');
  } catch {
    return undefined;
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true }); // as above
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
