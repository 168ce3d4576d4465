import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeOf, createXmlReader } from './xml-reader.ts';

function readAll(pieces: readonly string[]): string[] {
  const told: string[] = [];
  const reader = createXmlReader({
    open: (name, attributes) => told.push(`<${name} ${attributeOf(attributes, 'r') ?? ''}>`),
    text: (text) => told.push(text),
    close: (name) => told.push(`</${name}>`),
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  // Where a text is cut in two does not matter.
  return told.join('|').split('|');
}

const SHEET = `<?xml version="1.0"?><!-- a > b --><x:sheet xmlns:x="u"><x:row r="1"><c r='A"1' t="s"><v>1 &lt; 2 &amp;&#x4E2D;&#25991;</v></c>
  <c r="B>1"/><is><t><![CDATA[<raw> & ]]></t></is></x:row></x:sheet>`;

describe('XML that comes in pieces', () => {
  test('is the same wherever it is cut', () => {
    const whole = readAll([SHEET]).join('');
    expect(whole).toContain('1 < 2 &中文');
    expect(whole).toContain('<c A"1>');
    expect(whole).toContain('<c B>1></c>');
    expect(whole).toContain('<raw> & ');
    fc.assert(
      fc.property(fc.array(fc.nat(SHEET.length), { maxLength: 20 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), SHEET.length];
        const pieces = places.slice(1).map((end, n) => SHEET.slice(places[n], end));
        expect(readAll(pieces).join('')).toBe(whole);
      }),
    );
  });

  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['an end within a tag', '<a><b'],
    ['something that is no tag', `<a ${'='.repeat(70_000)}>`],
  ])('%s is refused', (_what, text) => {
    expect(() => readAll([text])).toThrow('workbook-malformed');
  });

  test('an entity that is none stays as it is written', () => {
    expect(readAll(['<a>&bomb; &#x110000;</a>'])).toContain('&bomb; &#x110000;');
  });
});
