import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { usccCheckLetter } from '@shancheng/law';

const DIVISIONS = new URL('../../../data/chongqing/divisions.json', import.meta.url);

export const DOMAINS = [
  'market',
  'culture',
  'fire',
  'urban',
  'health',
  'police',
  'housing',
  'traffic',
  'ecology',
  'labour',
];
const CLASSES = ['A', 'A', 'B', 'B', 'B', 'B', 'B', 'C', 'C', 'D'];

export interface TableSizes {
  towns: number;
  officers: number;
  matters: number;
  subjects: number;
}

interface Divisions {
  counties: [code: string, name: string][];
  streets: [code: string, name: string][];
}

export const TABLES = ['authorities', 'matters', 'grants', 'officers', 'subjects'] as const;

/** Writes the five tables of a whole city as CSV, seeded and synthetic, and says how many rows each has. */
export async function writeTables(folder: string, sizes: TableSizes): Promise<Record<(typeof TABLES)[number], number>> {
  // the project’s own data file
  const { counties, streets } = JSON.parse(await readFile(DIVISIONS, 'utf8')) as Divisions;
  const towns = streets.slice(0, sizes.towns);
  const counts = { authorities: 0, matters: 0, grants: 0, officers: 0, subjects: 0 };
  const write = async (table: keyof typeof counts, heading: string, rows: Iterable<string>) => {
    const lines = function* () {
      yield `${heading}\n`;
      for (const row of rows) {
        counts[table] += 1;
        yield `${row}\n`;
      }
    };
    await pipeline(Readable.from(lines()), createWriteStream(join(folder, `${table}.csv`)));
  };
  await write(
    'authorities',
    '主体编码,名称,简称,类型,层级,领域,区划代码,复议机关,管辖法院',
    authorities(counties, towns),
  );
  await write(
    'matters',
    '事项编码,事项名称,类型,领域,实施层级,罚款下限(元),罚款上限(元),年度检查上限,生效日期',
    matters(sizes),
  );
  await write('grants', '主体编码,事项编码,方式,权限,区划代码,生效日期,失效日期,文号', grants(counties, towns, sizes));
  await write(
    'officers',
    '姓名,主体编码,执法证号,执法领域,执法区域,有效期起,有效期止,法律职业资格',
    officers(counties, towns, sizes),
  );
  await write('subjects', '统一社会信用代码,名称,类型,地址,经度,纬度,区划代码,信用等级', subjects(towns, sizes));
  return counts;
}

export const bureauOf = (county: string, domain: string) => `${county}-${domain}`;
export const matterOf = (n: number) => `M-${String(n).padStart(5, '0')}`;
export const domainOf = (n: number) => DOMAINS[n % DOMAINS.length] ?? 'market';

function* authorities(counties: Divisions['counties'], towns: Divisions['streets']) {
  for (const [code, name] of counties)
    for (const domain of DOMAINS)
      yield `${bureauOf(code, domain)},${name}${domain}局（合成）,${domain}局,行政机关,区县,${domain},${code},${name}人民政府,${name}人民法院`;
  for (const [code, name] of towns)
    yield `${code},${name}（合成）,${name},镇街,镇街,general,${code},上级人民政府,基层人民法院`;
}

function* matters({ matters: count }: TableSizes) {
  for (let n = 0; n < count; n++) {
    const kind = n % 2 === 0 ? '检查' : '处罚';
    const fine = n % 2 === 0 ? ',' : `${100 + (n % 7) * 100},${5_000 + (n % 11) * 1_000}`;
    yield `${matterOf(n)},合成事项${n},${kind},${domainOf(n)},区县、镇街,${fine},${n % 2 === 0 ? 1 + (n % 4) : ''},2022-01-01`;
  }
}

/** A bureau has all matters of its field; a town 27 by statute and 99 delegated, some of which have ended. */
function* grants(counties: Divisions['counties'], towns: Divisions['streets'], { matters: count }: TableSizes) {
  const power = (n: number) => (n % 2 === 0 ? '检查' : '处罚');
  for (const [code] of counties)
    for (let n = 0; n < count; n++)
      yield `${bureauOf(code, domainOf(n))},${matterOf(n)},法定,${power(n)},${code},2022-01-01,,合成〔2022〕1号`;
  for (const [town, [code]] of towns.entries())
    for (let k = 0; k < 126; k++) {
      const n = (town * 31 + k * 13) % count;
      const ended = k > 120 ? '2025-07-01' : '';
      yield `${code},${matterOf(n)},${k < 27 ? '法定' : '赋权'},${power(n)},${code},2023-09-01,${ended},合成〔2023〕74号`;
    }
}

function* officers(counties: Divisions['counties'], towns: Divisions['streets'], { officers: count }: TableSizes) {
  const homes = [
    ...towns.flatMap(([code]) => [1, 2, 3, 4].map(() => ({ authority: code, domain: 'general', area: code }))),
    ...counties.flatMap(([code]) =>
      DOMAINS.map((domain) => ({ authority: bureauOf(code, domain), domain, area: code })),
    ),
  ];
  for (let n = 0; n < count; n++) {
    const home = homes[n % homes.length];
    if (!home) return;
    const until = n % 40 === 0 ? '2026-06-30' : '2029-12-31';
    yield `合成人员${n},${home.authority},合成-${n},${home.domain},${home.area},2024-01-01,${until},${n % 9 === 0 ? '是' : '否'}`;
  }
}

function* subjects(towns: Divisions['streets'], { subjects: count }: TableSizes) {
  for (let n = 0; n < count; n++) {
    const [code = '500103001'] = towns[n % towns.length] ?? [];
    const first = `91${code.slice(0, 6)}MA${String(n).padStart(7, '0')}`;
    const lon = 105.3 + ((n * 0.618_034) % 1) * 4.8;
    const lat = 28.2 + ((n * 0.754_878) % 1) * 3.9;
    yield `${first}${usccCheckLetter(first)},合成企业${n},${n % 50 === 0 ? 'internet-cafe' : 'shop'},合成地址${n}号,${lon.toFixed(6)},${lat.toFixed(6)},${code},${CLASSES[n % 10]}`;
  }
}
