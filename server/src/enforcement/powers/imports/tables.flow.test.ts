import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { credit, SUBJECT_HEADING as HEADING, openTableDesk, type TableDesk, workbook } from './test-tables.ts';

let desk: TableDesk;
beforeAll(async () => {
  desk = await openTableDesk();
});
afterAll(() => desk.server.stop());

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
    const done = await desk.upload('subjects', `\uFEFF${rows.join('\r\n')}`);
    expect(done).toMatchObject({ status: 'done', rows: 7, accepted: 2, refused: 5 });
    expect((await desk.problemsOf(done)).map(({ row, field, code }) => [row, field ?? '', code])).toEqual([
      [3, 'uscc', 'wrong-check-letter'],
      [4, 'name', 'missing'],
      [4, 'lat', 'out-of-range'],
      [5, '', 'unknown-division'],
      [6, '', 'repeated'],
      [7, 'creditClass', 'not-in-list'],
    ]);
    const { rows: kept } = await sql<{ name: string; credit: string; synthetic: boolean }>`
      select name, credit_class as credit, synthetic from powers.subjects where uscc like '91500103MA5000%' and name like '网吧%'
      order by name`.execute(desk.server.database.db);
    expect(kept).toEqual([
      { name: '网吧己（合成）', credit: 'B', synthetic: true },
      { name: '网吧甲（合成）', credit: 'A', synthetic: true },
    ]);
  });

  test('the same table again brings rows up to date and changes no check code', async () => {
    const codes = () =>
      sql<{ code: string }>`select check_code as code from powers.subjects where uscc = ${credit(1)}`.execute(
        desk.server.database.db,
      );
    const before = (await codes()).rows[0]?.code;
    await desk.upload('subjects', `${HEADING}\n${credit(1)},网吧甲新名（合成）,internet-cafe,某路1号,,,500103,C`);
    const { rows } = await sql<{ name: string; lon: number }>`
      select name, st_x(geom) as lon from powers.subjects where uscc = ${credit(1)}`.execute(desk.server.database.db);
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
    const done = await desk.upload('officers', workbook(sheet), 'officers.xlsx');
    expect(done).toMatchObject({ status: 'done', rows: 3, accepted: 1, refused: 2 });
    expect((await desk.problemsOf(done)).map(({ row, code }) => [row, code])).toEqual([
      [3, 'unknown-authority'],
      [4, 'not-a-day'],
      [4, 'not-in-list'],
    ]);
  });

  test('a table without its columns is refused as a whole and says which are missing', async () => {
    const failed = await desk.upload('grants', '主体编码,事项编码\nmarket,X');
    expect(failed).toMatchObject({ status: 'failed', rows: 0 });
    expect(failed.problem?.zh).toContain('文号');
  });

  test('what is no table is refused before anything is kept', async () => {
    const query = new URLSearchParams({ kind: 'subjects', fileName: 'picture.csv' });
    const headers = { 'content-type': 'application/octet-stream' };
    const send = (body: Buffer) => desk.clerk.send('POST', `/api/v1/powers/imports?${query}`, body, headers);
    expect((await send(Buffer.from([1, 0, 2, 0]))).json()).toMatchObject({ status: 400, code: 'powers.not-a-table' });
    expect((await send(Buffer.alloc(0))).json()).toMatchObject({ status: 400 });
    const torn = await desk.upload(
      'subjects',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50)]),
      'torn.xlsx',
    );
    expect(torn.status).toBe('failed');
  });
});
