import { randomUUID } from 'node:crypto';
import type { Competence, PowerImport, PowerImportProblems, ProvisionList } from '@shancheng/contracts';
import { usccCheckLetter } from '@shancheng/law';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../start/test-server.ts';
import { zipOf } from '../../territory/datasets/imports/test-zip.ts';
import { findProvisionAt, matchPowers, requireAssignment } from './index.ts';

let server: TestServer;
let clerk: Client;
let operator: Client;

beforeAll(async () => {
  server = await startTestServer();
  [clerk, operator] = await Promise.all([server.login('lawclerk'), server.login('operator')]);
});
afterAll(() => server.stop());

const CAFE = 'internet-cafe-regulation';
const MISSING_REGISTRATION = { lawId: CAFE, path: '32/1/3', version: 1 };

describe('the law as of a day', () => {
  test('a café without ID registration breaks article 32 in May 2021 and article 33 in May 2023', async () => {
    const { db } = server.platform;
    const before = await findProvisionAt(db, MISSING_REGISTRATION, '2021-05-10');
    const after = await findProvisionAt(db, MISSING_REGISTRATION, '2023-05-10');
    const today = await findProvisionAt(db, MISSING_REGISTRATION, '2026-11-24');
    expect([before?.path, after?.path, today?.path]).toEqual(['32/1/3', '33/1/3', '33/1/3']);
    expect([before?.version, after?.version, today?.version]).toEqual([1, 2, 3]);
    expect(after?.wording).toContain('身份证件');
    expect(await findProvisionAt(db, { ...MISSING_REGISTRATION, path: '99/1' }, '2023-05-10')).toBeUndefined();
    expect(await findProvisionAt(db, MISSING_REGISTRATION, '2001-01-01')).toBeUndefined();
  });

  test('a search finds what was in force on the day, by any of its words', async () => {
    const search = async (q: string, on: string) =>
      (await clerk.get(`/api/v1/provisions?${new URLSearchParams({ q, on })}`)).json<ProvisionList>().items;
    const found = await search('身份证件 登记', '2023-05-10');
    expect(found.map(({ lawId, path }) => `${lawId} ${path}`)).toContain(`${CAFE} 33/1/3`);
    expect(found.every(({ version, lawId }) => lawId !== CAFE || version === 2)).toBe(true);
    expect(await search('100% _', '2023-05-10')).toEqual([]);
  });

  test('a statute is read as it stood; before it was in force that is an error, not an empty page', async () => {
    const read = (on: string) => clerk.get(`/api/v1/laws/${CAFE}?on=${on}`);
    expect((await read('2021-05-10')).json<ProvisionList>().items[0]).toMatchObject({ version: 1, unofficial: true });
    expect((await read('1999-01-01')).json()).toMatchObject({ status: 404, code: 'powers.law-not-in-force' });
    expect((await clerk.get('/api/v1/laws/nothing')).json()).toMatchObject({ code: 'powers.law-not-found' });
  });

  test('who has no business with the law databases is refused', async () => {
    expect((await operator.get('/api/v1/laws')).statusCode).toBe(403);
  });
});

describe('who may act', () => {
  const ask = async (on: string) => {
    const query = new URLSearchParams({ matter: 'CF-SR-004', power: 'penalty', division: '500103007', on });
    return (await clerk.get(`/api/v1/competence?${query}`)).json<Competence>().items;
  };
  test('a street that loses a matter on 1 July 2025 has it on 30 June and not on 2 July; the bureau has it throughout', async () => {
    const { rows } = await sql<{ id: string; division: string }>`
      select g.authority_id as id, g.area_path as division from powers.grants g
      where g.matter_code = 'CF-SR-004' and g.valid_until = '2025-07-01'`.execute(server.database.db);
    const [street] = rows;
    const division = street?.division.split('/').at(-2) ?? '';
    const on = async (day: string) => {
      const query = new URLSearchParams({ matter: 'CF-SR-004', power: 'penalty', division, on: day });
      return (await clerk.get(`/api/v1/competence?${query}`)).json<Competence>().items.map((one) => one.authorityId);
    };
    expect(await on('2025-06-30')).toContain(street?.id);
    expect(await on('2025-07-02')).not.toContain(street?.id);
    expect(await on('2025-07-02')).toContain('urban');
  });

  test('an authority with fewer than two officers has the power on paper only', async () => {
    const { db } = server.platform;
    const paper = await ask('2026-11-24');
    expect(paper.every(({ officers, able }) => officers === 0 && !able)).toBe(true);
    await putOfficers('urban', 2);
    const able = (await ask('2026-11-24')).find(({ authorityId }) => authorityId === 'urban');
    expect(able).toMatchObject({ officers: 2, able: true });
    const matches = await matchPowers(db, '2026-11-24', 'urban');
    expect(matches.length).toBeGreaterThan(3);
    expect(matches.every((match) => match.able === match.officers >= 2)).toBe(true);
  });

  test('two certified officers of the authority may be assigned; one, a stranger or an expired certificate may not', async () => {
    const { db } = server.platform;
    const [one = '', other = ''] = await putOfficers('urban', 2);
    const [stranger = ''] = await putOfficers('market', 1);
    const [expired = ''] = await putOfficers('urban', 1, '2026-01-31');
    const question = {
      ...{ authorityId: 'urban', matterCode: 'CF-SR-004', power: 'penalty' as const, domain: 'urban' },
      ...{ placePath: '50/500103/500103007/', on: '2026-11-24' },
    };
    const assign = (...officerIds: string[]) => requireAssignment(db, { ...question, officerIds });
    expect(await assign(one, other)).toMatchObject({ authorityId: 'urban', mode: 'statutory' });
    await expect(assign(one)).rejects.toMatchObject({ code: 'powers.too-few-officers' });
    await expect(assign(one, one)).rejects.toMatchObject({ code: 'powers.too-few-officers' });
    await expect(assign(one, stranger)).rejects.toMatchObject({ code: 'powers.officer-other-authority' });
    await expect(assign(one, expired)).rejects.toMatchObject({ code: 'powers.officer-expired' });
    await expect(assign(one, randomUUID())).rejects.toMatchObject({ code: 'powers.officer-unknown' });
    const elsewhere = { ...question, placePath: '50/500105/', officerIds: [one, other] };
    await expect(requireAssignment(db, elsewhere)).rejects.toMatchObject({ code: 'powers.not-competent' });
  });
});

async function putOfficers(authorityId: string, count: number, validTo = '2030-12-31'): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids)
    await sql`
      insert into powers.officers (id, authority_id, name, certificate_no, domains, area_path, valid_from, valid_to, synthetic)
      select ${id}, id, '某某（合成）', ${`合成-${id}`}, array[domain], '50/500103/', '2024-01-01', ${validTo}::date, true
      from powers.authorities where id = ${authorityId}`.execute(server.database.db);
  return ids;
}

const credit = (n: number) => {
  const first = `91500103MA5${String(n).padStart(6, '0')}`;
  return first + usccCheckLetter(first);
};
const HEADING = '统一社会信用代码,名称,类型,地址,经度,纬度,区划代码,信用等级';

async function upload(kind: string, body: Buffer | string, fileName = 'table.csv'): Promise<PowerImport> {
  const query = new URLSearchParams({ kind, fileName, synthetic: 'true' });
  const headers = { 'content-type': 'application/octet-stream' };
  const taken = await clerk.send('POST', `/api/v1/powers/imports?${query}`, Buffer.from(body), headers);
  expect(taken.statusCode).toBe(202);
  await server.settle();
  return (await clerk.get(`/api/v1/powers/imports/${taken.json<PowerImport>().id}`)).json<PowerImport>();
}
const problemsOf = async ({ id }: PowerImport) =>
  (await clerk.get(`/api/v1/powers/imports/${id}/problems`)).json<PowerImportProblems>().items;

describe('tables of subjects and powers that are handed in', () => {
  test('good rows are taken, each bad one is named with its row, column and reason', async () => {
    const rows = [
      HEADING,
      `${credit(1)},网吧甲（合成）,internet-cafe,渝中区某路1号,106.55,29.55,500103,A`,
      `${credit(2).slice(0, 17)}?,网吧乙（合成）,internet-cafe,某路2号,,,500103,`,
      `${credit(3)},,internet-cafe,某路3号,106.55,99,500103,B`,
      `${credit(4)},网吧丁（合成）,internet-cafe,某路4号,,,999999,B`,
      `${credit(1)},网吧甲重复（合成）,internet-cafe,某路1号,,,500103,B`,
      `${credit(5)},网吧戊（合成）,internet-cafe,"某路,5号",,,500103,优`,
      `${credit(6)},网吧己（合成）,internet-cafe,某路6号,,,500103,`,
    ];
    const done = await upload('subjects', `\uFEFF${rows.join('\r\n')}`);
    expect(done).toMatchObject({ status: 'done', rows: 7, accepted: 2, refused: 5 });
    expect((await problemsOf(done)).map(({ row, field, code }) => [row, field ?? '', code])).toEqual([
      [3, 'uscc', 'wrong-check-letter'],
      [4, 'name', 'missing'],
      [4, 'lat', 'out-of-range'],
      [5, '', 'unknown-division'],
      [6, '', 'repeated'],
      [7, 'creditClass', 'not-in-list'],
    ]);
    const { rows: kept } = await sql<{ name: string; credit: string; synthetic: boolean }>`
      select name, credit_class as credit, synthetic from powers.subjects order by name`.execute(server.database.db);
    expect(kept).toEqual([
      { name: '网吧己（合成）', credit: 'B', synthetic: true },
      { name: '网吧甲（合成）', credit: 'A', synthetic: true },
    ]);
  });

  test('the same table again brings rows up to date and changes no check code', async () => {
    const codes = () =>
      sql<{ code: string }>`select check_code as code from powers.subjects where uscc = ${credit(1)}`.execute(
        server.database.db,
      );
    const before = (await codes()).rows[0]?.code;
    await upload('subjects', `${HEADING}\n${credit(1)},网吧甲新名（合成）,internet-cafe,某路1号,,,500103,C`);
    const { rows } = await sql<{ name: string; lon: number }>`
      select name, st_x(geom) as lon from powers.subjects where uscc = ${credit(1)}`.execute(server.database.db);
    expect(rows[0]).toEqual({ name: '网吧甲新名（合成）', lon: 106.55 });
    expect((await codes()).rows[0]?.code).toBe(before);
  });

  test('a workbook is read like a CSV, with its own days', async () => {
    const sheet = [
      ['姓名', '主体编码', '执法证号', '执法领域', '执法区域', '有效期起', '有效期止', '状态'],
      ['张某（合成）', 'market', '合成-XLSX-1', '市场、market', '500103', '2024-01-01', '2029/12/31', '有效'],
      ['李某（合成）', 'nobody', '合成-XLSX-2', 'market', '500103', '2024年1月1日', '2029-12-31', ''],
      ['王某（合成）', 'market', '合成-XLSX-3', 'market', '500103', '2024-02-30', '2029-12-31', '退休'],
    ];
    const done = await upload('officers', workbook(sheet), 'officers.xlsx');
    expect(done).toMatchObject({ status: 'done', rows: 3, accepted: 1, refused: 2 });
    expect((await problemsOf(done)).map(({ row, code }) => [row, code])).toEqual([
      [3, 'unknown-authority'],
      [4, 'not-a-day'],
      [4, 'not-in-list'],
    ]);
  });

  test('a table without its columns is refused as a whole and says which are missing', async () => {
    const failed = await upload('grants', '主体编码,事项编码\nmarket,X');
    expect(failed).toMatchObject({ status: 'failed', rows: 0 });
    expect(failed.problem?.zh).toContain('文号');
  });

  test('what is no table is refused before anything is kept', async () => {
    const query = new URLSearchParams({ kind: 'subjects', fileName: 'picture.csv' });
    const headers = { 'content-type': 'application/octet-stream' };
    const send = (body: Buffer) => clerk.send('POST', `/api/v1/powers/imports?${query}`, body, headers);
    expect((await send(Buffer.from([1, 0, 2, 0]))).json()).toMatchObject({ status: 400, code: 'powers.not-a-table' });
    expect((await send(Buffer.alloc(0))).json()).toMatchObject({ status: 400 });
    const torn = await upload(
      'subjects',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50)]),
      'torn.xlsx',
    );
    expect(torn.status).toBe('failed');
  });
});

/** The smallest workbook with one sheet of texts. */
function workbook(rows: readonly (readonly string[])[]): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packed = 'http://schemas.openxmlformats.org/package/2006';
  const cells = rows.map(
    (row, y) =>
      `<row r="${y + 1}">${row
        .map((text, x) => `<c r="${String.fromCharCode(65 + x)}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`)
        .join('')}</row>`,
  );
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`],
  ];
  return zipOf(
    files.map(([name, text]) => [name, Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)] as const),
  );
}
