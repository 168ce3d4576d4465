import { randomUUID } from 'node:crypto';
import type { Competence, ProvisionList } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../start/test-server.ts';
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
    // Long before the first certificate of the demo.
    const urban = async () => (await ask('2020-05-10')).find(({ authorityId }) => authorityId === 'urban');
    expect(await urban()).toMatchObject({ officers: 0, able: false });
    await putOfficers('urban', 1, { from: '2020-01-01', to: '2020-12-31' });
    expect(await urban()).toMatchObject({ officers: 1, able: false });
    await putOfficers('urban', 1, { from: '2020-01-01', to: '2020-12-31' });
    expect(await urban()).toMatchObject({ officers: 2, able: true });
    const matches = await matchPowers(db, '2026-11-24', 'urban');
    expect(matches.length).toBeGreaterThan(3);
    expect(matches.every((match) => match.able === match.officers >= 2)).toBe(true);
  });

  test('two certified officers of the authority may be assigned; one, a stranger or an expired certificate may not', async () => {
    const { db } = server.platform;
    const [one = '', other = ''] = await putOfficers('urban', 2);
    const [stranger = ''] = await putOfficers('market', 1);
    const [expired = ''] = await putOfficers('urban', 1, { from: '2024-01-01', to: '2026-01-31' });
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

async function putOfficers(
  authorityId: string,
  count: number,
  { from, to } = { from: '2024-01-01', to: '2030-12-31' },
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids)
    await sql`
      insert into powers.officers (id, authority_id, name, certificate_no, domains, area_path, valid_from, valid_to, synthetic)
      select ${id}, id, '某某（合成）', ${`合成-${id}`}, array[domain], '50/500103/', ${from}::date, ${to}::date, true
      from powers.authorities where id = ${authorityId}`.execute(server.database.db);
  return ids;
}
