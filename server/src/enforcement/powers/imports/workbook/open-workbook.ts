import { open } from 'node:fs/promises';
import { checkEntries, readDirectory, type ZipEntry } from '../../../../territory/datasets/index.ts';
import { malformedWorkbook, workbookWithMacros } from '../import-errors.ts';
import { attributeOf, createXmlReader, type XmlHandlers } from './xml-reader.ts';
import { readEntry } from './zip-entry.ts';

export interface Workbook {
  path: string;
  /** The first sheet, which is the one that is read. */
  sheet: ZipEntry;
  sharedStrings: ZipEntry | undefined;
  styles: ZipEntry | undefined;
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean;
}

const SMALL_PART_BYTES = 4_000_000;
const ignore = () => {};

/** Finds the parts of a workbook. Refuses one with macros, and any archive that lies about itself or leads out of it. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const file = await open(path);
  const entries = await readDirectory(file).finally(() => file.close());
  checkEntries(entries);
  if (entries.some(({ name }) => /vbaproject|macrosheets\//i.test(name))) throw workbookWithMacros();
  const find = (name: string) => entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  const [book, relations] = [find('xl/workbook.xml'), find('xl/_rels/workbook.xml.rels')];
  if (!book || !relations) throw malformedWorkbook('no workbook inside');

  let sheetId: string | undefined;
  let from1904 = false;
  await readXml(path, book, SMALL_PART_BYTES, {
    open: (name, attributes) => {
      if (name === 'sheet') sheetId ??= attributeOf(attributes, 'id');
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
    },
  });
  let target: string | undefined;
  await readXml(path, relations, SMALL_PART_BYTES, {
    open: (name, attributes) => {
      if (name === 'Relationship' && attributeOf(attributes, 'Id') === sheetId)
        target = attributeOf(attributes, 'Target');
    },
  });
  const sheet = target === undefined ? undefined : find(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (!sheet) throw malformedWorkbook('no sheet inside');
  return { path, sheet, sharedStrings: find('xl/sharedStrings.xml'), styles: find('xl/styles.xml'), from1904 };
}

/** Reads one part of a workbook whole. */
export async function readXml(
  path: string,
  entry: ZipEntry,
  limit: number,
  { open: opened = ignore, text = ignore, close = ignore }: Partial<XmlHandlers>,
): Promise<void> {
  const reader = createXmlReader({ open: opened, text, close });
  for await (const piece of readEntry(path, entry, limit)) reader.write(piece);
  reader.end();
}
