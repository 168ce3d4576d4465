import { readXml, type Workbook } from './open-workbook.ts';
import { attributeOf } from './xml-reader.ts';

const MOST_BYTES = 8_000_000;
/** Formats a workbook may use without defining them (ECMA-376, 18.8.30), those of East Asia included. */
const BUILT_IN_DAYS = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];

/** By the number of a cell’s style: whether its number is a day. */
export async function readDateStyles({ path, styles }: Workbook): Promise<boolean[]> {
  const days: boolean[] = [];
  if (!styles) return days;
  const dayFormats = new Set(BUILT_IN_DAYS);
  let inCells = false;
  await readXml(path, styles, MOST_BYTES, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId'));
        if (isDayFormat(attributeOf(attributes, 'formatCode') ?? '')) dayFormats.add(id);
        else dayFormats.delete(id);
      }
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) days.push(dayFormats.has(Number(attributeOf(attributes, 'numFmtId'))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return days;
}

/** A format with a year or a day outside its quoted words and bracketed conditions. */
export function isDayFormat(format: string): boolean {
  const bare = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  return /[yd]/.test(bare) && !/general|#|0/.test(bare);
}
