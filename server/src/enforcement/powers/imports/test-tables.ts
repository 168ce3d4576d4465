import type { PowerImport, PowerImportProblems } from '@shancheng/contracts';
import { usccCheckLetter } from '@shancheng/law';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';
import { zipOf } from '../../../territory/datasets/imports/test-zip.ts';

export interface TableDesk {
  server: TestServer;
  clerk: Client;
  /** Hands a table in and waits until it has been read. */
  upload(kind: string, body: Buffer | string, fileName?: string): Promise<PowerImport>;
  problemsOf(done: PowerImport): Promise<PowerImportProblems['items']>;
}

export async function openTableDesk(): Promise<TableDesk> {
  const server = await startTestServer();
  const clerk = await server.login('lawclerk');
  return {
    server,
    clerk,
    upload: async (kind, body, fileName = 'table.csv') => {
      const query = new URLSearchParams({ kind, fileName, synthetic: 'true' });
      const headers = { 'content-type': 'application/octet-stream' };
      const taken = await clerk.send('POST', `/api/v1/powers/imports?${query}`, Buffer.from(body), headers);
      if (taken.statusCode !== 202) throw new Error(`not taken: ${taken.body}`);
      await server.settle();
      return (await clerk.get(`/api/v1/powers/imports/${taken.json<PowerImport>().id}`)).json<PowerImport>();
    },
    problemsOf: async ({ id }) =>
      (await clerk.get(`/api/v1/powers/imports/${id}/problems`)).json<PowerImportProblems>().items,
  };
}

export const SUBJECT_HEADING = '统一社会信用代码,名称,类型,地址,经度,纬度,区划代码,信用等级';

/** An invented credit code whose check letter is right. */
export const credit = (n: number) => {
  const first = `91500103MA5${String(n).padStart(6, '0')}`;
  return first + usccCheckLetter(first);
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKED = 'http://schemas.openxmlformats.org/package/2006';

/** The smallest workbook with one sheet of texts. */
export function workbook(
  rows: readonly (readonly string[])[],
  extra: readonly (readonly [string, string])[] = [],
): Buffer {
  return workbookOf(
    rows.map((row, y) => `<row r="${y + 1}">${row.map((text, x) => textCell(x, y, text)).join('')}</row>`).join(''),
    extra,
  );
}

export const textCell = (x: number, y: number, text: string) =>
  `<c r="${String.fromCharCode(65 + x)}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook whose sheet holds these rows as they are written, and any other parts. */
export function workbookOf(sheetData: string, extra: readonly (readonly [string, string])[] = []): Buffer {
  const files: (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKED}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKED}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`],
    ...extra,
  ];
  return zipOf(
    files.map(([name, text]) => [name, Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)] as const),
  );
}

/** Text as GBK, which Node reads but does not write. */
export function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, Buffer>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const pair = Buffer.from([lead, trail]);
      if (trail !== 0x7f) codes.set(decoder.decode(pair), pair);
    }
  return Buffer.concat([...text].map((letter) => codes.get(letter) ?? Buffer.from(letter)));
}
