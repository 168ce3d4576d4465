const DIGITS = '零一二三四五六七八九';

/** 1 to 9,999 in Chinese numerals as statutes write them: 十二, 三十一, 一百零五. */
export function chineseNumber(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 9_999) throw new RangeError(`no article number: ${number}`);
  const units = ['千', '百', '十', ''];
  const digits = String(number).padStart(4, '0');
  let text = '';
  let gap = false;
  for (const [place, digit] of [...digits].entries()) {
    if (digit === '0') {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${DIGITS[Number(digit)]}${units[place]}`;
    gap = false;
  }
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** A path as a document cites it: `31/1/2` is 第三十一条第一款第（二）项. RangeError for what is no path. */
export function citePath(path: string): string {
  const numbers = path.split('/').map(Number);
  if (numbers.length > 4) throw new RangeError(`no path: ${path}`);
  const [article, paragraph, item, subitem] = numbers.map(chineseNumber);
  return [
    `第${article}条`,
    paragraph === undefined ? '' : `第${paragraph}款`,
    item === undefined ? '' : `第（${item}）项`,
    subitem === undefined ? '' : `第${numbers[3]}目`,
  ].join('');
}
