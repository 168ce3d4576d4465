import { readFile } from 'node:fs/promises';
import type { LawImported, LawList, LawText, ProvisionList } from '@shancheng/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';
import { seedPowers } from '../index.ts';

let server: TestServer;
let clerk: Client;
let text: string;
beforeAll(async () => {
  server = await startTestServer();
  clerk = await server.login('lawclerk');
  const file = new URL('../../../../../data/enforcement/laws/internet-cafe-regulation.json', import.meta.url);
  text = await readFile(file, 'utf8');
});
afterAll(() => server.stop());

const law = () => JSON.parse(text) as LawText; // the project's own file
const send = (body: unknown) => clerk.send('POST', '/api/v1/laws/imports', body as object); // any JSON may be sent
const refusal = async (change: (law: LawText) => void) => {
  const changed = withNext();
  change(changed);
  return (await send(changed)).json<{ status: number; code: string; detail: string }>();
};

/** The statute with a fourth version (合成), in which every article from 33 on stands one further down. */
function withNext(): LawText {
  const whole = law();
  const shift = (article: number) => (article >= 33 ? article + 1 : article);
  const before = whole.versions[2]?.provisions ?? [];
  const articles = [...new Set(before.map(({ path }) => Number.parseInt(path, 10)))];
  const provisions = before.map((one) => ({
    ...one,
    path: one.path.replace(/^\d+/, (article) => String(shift(Number(article)))),
  }));
  whole.versions.push({ number: 4, change: 'amended', effectiveFrom: '2027-01-01', provisions });
  whole.maps = [
    ...(whole.maps ?? []),
    ...articles.map((article) => ({
      ...{ fromVersion: 3, fromPath: String(article), toVersion: 4, toPath: String(shift(article)) },
      relation: article >= 33 ? ('renumbered' as const) : ('same' as const),
    })),
  ];
  return whole;
}

test('a text that cannot be is refused with the place and the reason, and nothing of it is kept', async () => {
  const cases: [change: (law: LawText) => void, place: string, reason: string][] = [
    [(one) => setVersion(one, { effectiveFrom: '2024-12-31' }), '/versions/3/effectiveFrom', '重叠'],
    [(one) => setVersion(one, { effectiveUntil: '2027-01-01' }), '/versions/3/effectiveUntil', '失效日'],
    [(one) => setVersion(one, { number: 6 }), '/versions/3/number', '缺第 4 版'],
    [(one) => void one.maps?.push(map('33/1/99', '34/1/1')), '/fromPath', '没有 33/1/99'],
    [(one) => void one.maps?.push(map('32/1/1', '99/1')), '/toPath', '没有 99/1'],
    [
      (one) => void one.versions[3]?.provisions.push({ path: '34/1', kind: 'duty', wording: '重复' }),
      '/versions/3/provisions',
      '重复',
    ],
  ];
  for (const [change, place, reason] of cases) {
    const problem = await refusal(change);
    expect(problem, place).toMatchObject({ status: 422, code: 'powers.law-text-refused' });
    expect(problem.detail).toContain(place);
    expect(problem.detail).toContain(reason);
  }
  const wrongShape = await send({ ...law(), versions: [{ number: 'one' }] });
  expect(wrongShape.json()).toMatchObject({ status: 400 });
  expect(JSON.stringify(wrongShape.json<{ errors: unknown }>().errors)).toContain('versions/0');
  expect(
    (await (await clerk.get('/api/v1/laws')).json<LawList>()).items.find(({ id }) => id === law().id)?.versions.length,
  ).toBe(3);
});

const setVersion = (one: LawText, change: Partial<LawText['versions'][number]>) =>
  void Object.assign(one.versions[3] ?? {}, change);
const map = (fromPath: string, toPath: string) => ({
  fromVersion: 3,
  fromPath,
  toVersion: 4,
  toPath,
  relation: 'renumbered' as const,
});

test('a new version stands beside the old ones, ends the last of them, and the same text again is nothing new', async () => {
  expect((await send(law())).json<LawImported>()).toMatchObject({ newVersions: [], provisions: 0 });
  expect((await send(withNext())).json<LawImported>().newVersions).toEqual([4]);
  expect((await send(withNext())).json<LawImported>().newVersions).toEqual([]);
  const read = async (on: string) =>
    (await clerk.get(`/api/v1/laws/${law().id}?on=${on}`))
      .json<ProvisionList>()
      .items.map(({ path, version }) => `${version} ${path}`);
  expect(await read('2026-12-31')).toContain('3 33/1/3');
  expect(await read('2027-01-01')).toContain('4 34/1/3');
  expect(await read('2021-05-10')).toContain('1 32/1/3');
});

test('a matter cited before the renumbering is quoted under its new number', async () => {
  const on = '2027-02-01';
  const matters = (await clerk.get('/api/v1/matters?domain=culture&limit=200')).json<{ items: { code: string }[] }>()
    .items;
  const quoted = await Promise.all(
    matters.map(async ({ code }) =>
      JSON.stringify((await clerk.get(`/api/v1/matters/${code}?on=${on}`)).json().penalties),
    ),
  );
  expect(quoted.some((one) => one.includes('34/1/3'))).toBe(true);
});

test('what is cited is not rewritten, by an import or by the next start', async () => {
  const other = law();
  const [first] = other.versions[0]?.provisions ?? [];
  if (first) first.wording = '改写的条文';
  expect((await send(other)).json()).toMatchObject({ status: 409, code: 'powers.law-version-differs' });
  await server.platform.db.transaction().execute((trx) => seedPowers(trx, server.clock.now()));
  const items = (await clerk.get(`/api/v1/laws/${law().id}?on=2027-01-01`)).json<ProvisionList>().items;
  expect(items.length).toBeGreaterThan(0);
});

test('who may only read the law may not bring one', async () => {
  const officer = await server.login('fire01');
  expect((await officer.send('POST', '/api/v1/laws/imports', law())).statusCode).toBe(403);
});
