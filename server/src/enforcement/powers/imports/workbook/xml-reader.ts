import { malformedWorkbook } from '../import-errors.ts';

/** What is told of a document as it is read; names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

const TAG = /<(\/?)(?:[^\s/>:"'=]+:)?([^\s/>:"'=]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
/** A tag or a text longer than this stands in no workbook that was made in good faith. */
const LONGEST_PIECE = 4_000_000;
const LONGEST_TAG = 65_536;

/**
 * Reads XML piece by piece, so that a document of any length costs no memory. Only what workbooks use: no document type,
 * hence no entities of its own that could blow up or reach out.
 */
export function createXmlReader(on: XmlHandlers): { write(chunk: string): void; end(): void } {
  let rest = '';

  function write(chunk: string): void {
    const text = rest + chunk;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      if (start > at) on.text(unescapeXml(text.slice(at, start)));
      at = start;
      const next = readMarkup(text, start);
      if (next === undefined) break;
      at = next;
    }
    rest = text.slice(at);
    if (rest.length > LONGEST_PIECE) throw malformedWorkbook('piece too long');
  }

  /** Where the markup that begins here ends, or undefined when more is needed to tell. */
  function readMarkup(text: string, start: number): number | undefined {
    if (text.startsWith('<!--', start)) return after(text, '-->', start);
    if (text.startsWith('<?', start)) return after(text, '?>', start);
    if (text.startsWith('<![CDATA[', start)) {
      const end = after(text, ']]>', start);
      if (end !== undefined) on.text(text.slice(start + 9, end - 3));
      return end;
    }
    if (text.startsWith('<!', start)) {
      if (text.length - start < 9) return undefined;
      throw malformedWorkbook('document type');
    }
    TAG.lastIndex = start;
    const tag = TAG.exec(text);
    if (!tag) {
      if (text.length - start > LONGEST_TAG) throw malformedWorkbook('not a tag');
      return undefined;
    }
    const [whole, closing, name = '', attributes = '', empty] = tag;
    if (closing) on.close(name);
    else {
      on.open(name, attributes);
      if (empty) on.close(name);
    }
    return start + whole.length;
  }

  return {
    write,
    end: () => {
      if (rest.trim() !== '') throw malformedWorkbook('ends within a tag');
    },
  };
}

function after(text: string, mark: string, start: number): number | undefined {
  const end = text.indexOf(mark, start);
  return end < 0 ? undefined : end + mark.length;
}

/** The value of one attribute, by its name without prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  });
}
