import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { zipOf } from '../../../territory/datasets/imports/test-zip.ts';
import {
  credit,
  gbk,
  openTableDesk,
  SUBJECT_HEADING,
  type TableDesk,
  textCell,
  workbook,
  workbookOf,
} from './test-tables.ts';

let desk: TableDesk;
beforeAll(async () => {
  desk = await openTableDesk();
});
afterAll(() => desk.server.stop());

const subjectsNamed = async (pattern: string) => {
  const { rows } = await sql<{ name: string }>`
    select name from powers.subjects where name like ${pattern} order by name`.execute(desk.server.database.db);
  return rows.map(({ name }) => name);
};
const row = (n: number, name: string, rest = '某路1号,,,500103,') => `${credit(n)},${name},shop,${rest}`;
const codesOf = async (done: Awaited<ReturnType<TableDesk['upload']>>) =>
  (await desk.problemsOf(done)).map(({ row: at, field, code }) => `${at} ${field ?? ''} ${code}`);

describe('workbooks', () => {
  const HEADS = SUBJECT_HEADING.split(',');
  const heading = `<row r="1">${HEADS.map((text, x) => textCell(x, 0, text)).join('')}</row>`;

  test('a formula is a claim, not a value: its row is refused and named, the others are taken', async () => {
    const good = [credit(100), '工作簿甲', 'shop', '某路1号', '', '', '500103', 'A'];
    const claimed = [credit(101), '工作簿乙', 'shop', '某路2号', '', '', '500103'];
    const formula = `<c r="H3" t="str"><f>IF(1,"A","D")</f><v>A</v></c>`;
    const sheet = `${heading}<row r="2">${good.map((text, x) => textCell(x, 1, text)).join('')}</row>
      <row r="3">${claimed.map((text, x) => textCell(x, 2, text)).join('')}${formula}</row>`;
    const done = await desk.upload('subjects', workbookOf(sheet), 'formula.xlsx');
    expect(done).toMatchObject({ status: 'done', accepted: 1, refused: 1 });
    expect(await codesOf(done)).toEqual(['3 creditClass formula']);
    expect(await subjectsNamed('工作簿%')).toEqual(['工作簿甲']);
  });

  test('a formula among texts of a CSV is refused as well', async () => {
    const done = await desk.upload(
      'subjects',
      `${SUBJECT_HEADING}\n${row(102, '=HYPERLINK(1)')}\n${row(103, '无公式')}`,
    );
    expect(await codesOf(done)).toEqual(['2 name formula']);
    expect(done.accepted).toBe(1);
  });

  test('a day and a number are read as they are shown, shared texts too; what is read aloud is left out', async () => {
    const strings = `<sst><si><t>张某（合成）</t><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><r><t>mar</t></r><r><t>ket</t></r></si></sst>`;
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`;
    const heads = ['姓名', '主体编码', '执法证号', '执法领域', '执法区域', '有效期起', '有效期止'];
    const cells = `<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>5001030042</v></c><c r="D2" t="s"><v>1</v></c>
      <c r="E2"><v>500103</v></c><c r="F2" s="1"><v>45292</v></c><c r="G2" s="2"><v>47483</v></c>`;
    const book = workbookOf(
      `<row r="1">${heads.map((text, x) => textCell(x, 0, text)).join('')}</row><row r="2">${cells}</row>`,
      [
        ['xl/sharedStrings.xml', strings],
        ['xl/styles.xml', styles],
      ],
    );
    const done = await desk.upload('officers', book, 'days.xlsx');
    expect([done.accepted, await codesOf(done)]).toEqual([1, []]);
    const { rows } = await sql<{ name: string; from: string; to: string }>`
      select name, valid_from as "from", valid_to as "to" from powers.officers where certificate_no = '5001030042'`.execute(
      desk.server.database.db,
    );
    expect(rows).toEqual([{ name: '张某（合成）', from: '2024-01-01', to: '2029-12-31' }]);
  });

  test.each<[string, () => Buffer, string]>([
    ['macros', () => workbook([HEADS], [['xl/vbaProject.bin', 'x']]), '宏'],
    [
      'a document type with entities that blow up',
      () =>
        workbookOf('', [['xl/sharedStrings.xml', '<!DOCTYPE s [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>']]),
      '损坏',
    ],
    [
      '100,000 columns',
      () => workbookOf(`<row r="1"><c r="EQXD1" t="inlineStr"><is><t>x</t></is></c></row>`),
      '列数过多',
    ],
    [
      'a row far below any sheet',
      () => workbookOf('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'),
      '损坏',
    ],
    ['a shared text that is not there', () => workbookOf('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), '损坏'],
    ['half a tag at its end', () => workbookOf('<row r="1"><c r="A1'), '损坏'],
    ['no workbook inside', () => zipOf([['readme.txt', Buffer.from('x')]]), '损坏'],
    [
      'a bomb: little that unpacks to very much',
      () => workbookOf('', [['xl/sharedStrings.xml', ' '.repeat(160_000_000)]]),
      '过大',
    ],
    [
      'a bomb that hides its size',
      () => zipOf([['xl/workbook.xml', Buffer.alloc(80_000_000)]], { claimedSize: 100 }),
      '',
    ],
  ])('a workbook with %s is refused with the reason', async (_what, body, reason) => {
    const before = await subjectsNamed('%');
    const failed = await desk.upload('subjects', body(), 'bad.xlsx');
    expect(failed).toMatchObject({ status: 'failed', accepted: 0 });
    expect(failed.problem?.zh).toContain(reason);
    expect(await subjectsNamed('%')).toEqual(before);
  });

  test('a million empty rows below the table cost nothing', async () => {
    const cells = [credit(110), '空行之上', 'shop', '某路1号', '', '', '500103', ''];
    const empty = Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 3}"/>`).join('');
    const sheet = `${heading}<row r="2">${cells.map((text, x) => textCell(x, 1, text)).join('')}</row>${empty}`;
    expect(await desk.upload('subjects', workbookOf(sheet), 'empty.xlsx')).toMatchObject({ rows: 1, accepted: 1 });
  });
});

describe('text', () => {
  test('GBK is recognised by its heading and read as what it says', async () => {
    const done = await desk.upload('subjects', gbk(`${SUBJECT_HEADING}\n${row(120, '联通营业厅甲')}\n`));
    expect(done).toMatchObject({ status: 'done', accepted: 1 });
    expect(await subjectsNamed('联通%')).toEqual(['联通营业厅甲']);
  });

  test('rows in another encoding than the heading are refused one by one, never kept as other characters', async () => {
    const mixed = Buffer.concat([
      Buffer.from(`${SUBJECT_HEADING}\n${row(121, '编码甲')}\n`),
      gbk(`${row(122, '编码乙')}\n`),
      Buffer.from(row(123, '编码丙')),
    ]);
    const done = await desk.upload('subjects', mixed);
    expect(await codesOf(done)).toEqual(['3 address wrong-encoding', '3 name wrong-encoding']);
    expect(await subjectsNamed('编码%')).toEqual(['编码丙', '编码甲']);
  });

  test('under an English heading a body that is not UTF-8 is refused as a whole', async () => {
    const heading = 'uscc,name,kind,address,lon,lat,division,credit_class\n';
    const failed = await desk.upload('subjects', Buffer.concat([Buffer.from(heading), gbk(row(124, '英文表头'))]));
    expect(failed).toMatchObject({ status: 'failed', accepted: 0 });
    expect(failed.problem?.zh).toContain('编码');
  });

  test('a byte order mark, tabs and Windows line ends are understood', async () => {
    const text = `\uFEFF${SUBJECT_HEADING}\r\n${row(125, '制表符')}\r\n`.replaceAll(',', '\t');
    expect(await desk.upload('subjects', text)).toMatchObject({ accepted: 1, refused: 0 });
  });

  test('a NUL costs its row, a field of a megabyte too; a comma too many is noticed', async () => {
    const rows = [
      SUBJECT_HEADING,
      row(130, '零\0字节'),
      row(131, '长'.repeat(350_000)),
      row(132, '多一列', '某路,1号,,,500103,A,x'),
      row(133, '好行之一'),
    ];
    const done = await desk.upload('subjects', rows.join('\n'));
    expect(done).toMatchObject({ status: 'done', rows: 4, accepted: 1, refused: 3 });
    expect(await codesOf(done)).toEqual(
      expect.arrayContaining(['2 name control-character', '3 name too-long', '4  more-cells-than-headings']),
    );
    expect(await subjectsNamed('好行%')).toEqual(['好行之一']);
  });

  test('an unclosed quote ends the reading where it begins: what stood before it is taken, and the row is named', async () => {
    const text = [SUBJECT_HEADING, row(134, '引号之前'), `${credit(135)},"引号不闭合,shop,某路`, row(136, '引号之后')];
    const failed = await desk.upload('subjects', text.join('\n'));
    expect(failed).toMatchObject({ status: 'failed', rows: 1, accepted: 1 });
    expect(failed.problem?.zh).toContain('第 3 行');
    expect(await subjectsNamed('引号%')).toEqual(['引号之前']);
  });

  test('100,000 columns, an old workbook and UTF-16 are refused with their reason', async () => {
    const wide = await desk.upload('subjects', `${SUBJECT_HEADING}${',x'.repeat(100_000)}\n`);
    expect(wide).toMatchObject({ status: 'failed' });
    expect(wide.problem?.zh).toContain('列数过多');
    await expect(desk.upload('subjects', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow('workbook-old');
    await expect(desk.upload('subjects', Buffer.from('\uFEFF统一', 'utf16le'))).rejects.toThrow('utf-16');
  });
});

describe('people', () => {
  const HEADING = '姓名,主体编码,执法证号,执法领域,执法区域,有效期起,有效期止,人员性质,身份证号';
  const officer = (name: string, no: string, rest = 'urban,500103,2024-01-01,2029-12-31,,', authority = 'urban') =>
    `${name}（合成）,${authority},${no},${rest}`;

  test('a wrong citizen’s number, a certificate that ends before it begins and helpers are refused row by row', async () => {
    const rows = [
      HEADING,
      officer('甲', '合成-P-1', 'urban,500103,2024-01-01,2029-12-31,,11010519491231002X'),
      officer('乙', '合成-P-2', 'urban,500103,2024-01-01,2029-12-31,,110105194912310021'),
      officer('丙', '合成-P-3', 'urban,500103,2029-12-31,2024-01-01,,'),
      officer('丁', '合成-P-4', 'urban,500103,2024-01-01,2029-12-31,辅助人员,'),
      officer('戊', '合成-P-5', 'urban,500103,2024-01-01,2029-12-31,执法人员,'),
    ];
    const done = await desk.upload('officers', rows.join('\n'));
    expect(await codesOf(done)).toEqual(['3 citizenId not-a-citizen-id', '4  days-reversed', '5 post auxiliary-staff']);
    expect(done.accepted).toBe(2);
    // The number itself is nowhere, not even in the report.
    const report = JSON.stringify(await desk.problemsOf(done));
    expect(report).not.toContain('110105194912310021');
    const { rows: kept } = await sql<{ digest: Buffer | null }>`
      select id_digest as digest from powers.officers where certificate_no = '合成-P-1'`.execute(
      desk.server.database.db,
    );
    expect(kept[0]?.digest?.length).toBe(32);
  });

  test('a certificate of somebody else, or of another authority, is refused and stays theirs', async () => {
    await desk.upload('officers', `${HEADING}\n${officer('原持证人', '合成-P-10')}`);
    const done = await desk.upload(
      'officers',
      [HEADING, officer('别人', '合成-P-10'), officer('别处', '合成-P-11')].join('\n'),
    );
    expect(await codesOf(done)).toEqual(['2  certificate-elsewhere']);
    const moved = await desk.upload('officers', `${HEADING}\n${officer('原持证人', '合成-P-10', undefined, 'market')}`);
    expect(await codesOf(moved)).toEqual(['2  certificate-elsewhere']);
  });

  test('a helper’s number is no certificate, and a list that says nothing of a suspension lifts none', async () => {
    await desk.upload('auxiliary', '姓名,主体编码,工号\n协管甲（合成）,urban,协-1');
    const helper = await desk.upload('officers', `${HEADING}\n${officer('协管甲', '协-1')}`);
    expect(await codesOf(helper)).toEqual(['2  auxiliary-staff']);
    await desk.upload(
      'officers',
      `姓名,主体编码,执法证号,执法领域,执法区域,有效期起,有效期止,状态\n停职（合成）,urban,合成-P-20,urban,500103,2024-01-01,2029-12-31,暂扣`,
    );
    await desk.upload('officers', `${HEADING}\n${officer('停职', '合成-P-20')}`);
    const { rows } = await sql<{ status: string }>`
      select status from powers.officers where certificate_no = '合成-P-20'`.execute(desk.server.database.db);
    expect(rows).toEqual([{ status: 'suspended' }]);
  });

  test('rows of another district are not for this clerk to hand in', async () => {
    const heading = SUBJECT_HEADING;
    const done = await desk.upload('subjects', `${heading}\n${row(140, '外区企业', '某路1号,,,500105,')}`);
    expect(await codesOf(done)).toEqual(['2  outside-scope']);
    expect(await subjectsNamed('外区%')).toEqual([]);
  });

  test('authorities whose parent is refused are refused with it; one credit code belongs to one authority', async () => {
    const heading = '主体编码,名称,简称,类型,层级,领域,区划代码,复议机关,管辖法院,上级主体,统一社会信用代码';
    const authority = (id: string, division: string, parent = '', uscc = '') =>
      `${id},${id}局（合成）,${id},行政机关,区县,urban,${division},政府,法院,${parent},${uscc}`;
    const rows = [
      heading,
      authority('up', '999999'),
      authority('down', '500103', 'up'),
      authority('ok-up', '500103', '', credit(150)),
      authority('ok-down', '500103', 'ok-up'),
      authority('twin', '500103', '', credit(150)),
    ];
    const done = await desk.upload('authorities', rows.join('\n'));
    expect(await codesOf(done)).toEqual(['2  unknown-division', '3  unknown-parent', '6  uscc-elsewhere']);
    expect(done).toMatchObject({ status: 'done', accepted: 2 });
  });

  test('a licence comes to its subject by the credit code and replaces the one with its number', async () => {
    await desk.upload('subjects', `${SUBJECT_HEADING}\n${row(160, '持证企业')}`);
    const heading = '统一社会信用代码,许可证名称,许可证编号,有效期起,有效期止';
    const licence = (n: number, until: string) => `${credit(n)},网络文化经营许可证,合成-1,2024-01-01,${until}`;
    await desk.upload('licences', `${heading}\n${licence(160, '2026-01-01')}`);
    const done = await desk.upload(
      'licences',
      `${heading}\n${licence(160, '2029-01-01')}\n${licence(999, '2029-01-01')}`,
    );
    expect(await codesOf(done)).toEqual(['3  unknown-subject']);
    const { rows } = await sql<{ licences: unknown }>`
      select licences from powers.subjects where uscc = ${credit(160)}`.execute(desk.server.database.db);
    expect(rows[0]?.licences).toEqual([
      { name: '网络文化经营许可证', number: '合成-1', from: '2024-01-01', until: '2029-01-01' },
    ]);
  });
});
