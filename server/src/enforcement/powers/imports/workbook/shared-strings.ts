import { workbookTooLarge } from '../import-errors.ts';
import { readXml, type Workbook } from './open-workbook.ts';

/** All texts are held while the sheet is read, so they are bounded. */
const MOST_BYTES = 150_000_000;
const MOST_STRINGS = 2_000_000;

/** The texts that cells refer to by number. */
export async function readSharedStrings({ path, sharedStrings }: Workbook): Promise<string[]> {
  const strings: string[] = [];
  if (!sharedStrings) return strings;
  let current = '';
  let isText = false;
  // How a word is read aloud stands beside the word itself and is none of it.
  let isPhonetic = false;
  await readXml(path, sharedStrings, MOST_BYTES, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      if (name === 'rPh') isPhonetic = false;
      if (name === 't') isText = false;
      if (name === 'si' && strings.push(current) > MOST_STRINGS) throw workbookTooLarge();
    },
  });
  return strings;
}
