import type {
  AuthorityDetail,
  AuthorityPage,
  AuxiliaryPage,
  MatterDetail,
  MatterPage,
  OfficerPage,
  PowerMatrix,
  SubjectDetail,
  SubjectPage,
} from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';

let server: TestServer;
let clerk: Client;
let officer: Client;
let operator: Client;

beforeAll(async () => {
  server = await startTestServer();
  [clerk, officer, operator] = await Promise.all([
    server.login('lawclerk'),
    server.login('fire01'),
    server.login('operator'),
  ]);
});
afterAll(() => server.stop());

const ask = async <T>(who: Client, path: string, query: Record<string, string> = {}) => {
  const answer = await who.get(`/api/v1/${path}?${new URLSearchParams(query)}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};

/** Every page of a list, two at a time. */
async function allOf<I>(path: string, query: Record<string, string> = {}): Promise<I[]> {
  const items: I[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask<{ items: I[]; next?: string }>(clerk, path, {
      ...query,
      limit: '2',
      ...(cursor ? { cursor } : {}),
    });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}

describe('lists', () => {
  test.each(['authorities', 'matters', 'officers', 'auxiliary-staff', 'subjects'])(
    'page by page, %s come once each and none is left out',
    async (path) => {
      const whole = await ask<{ items: unknown[]; total: number }>(clerk, path, { limit: '200' });
      const paged = await allOf(path);
      expect(paged).toEqual(whole.items);
      expect(paged.length).toBe(whole.total);
      expect(paged.length).toBeGreaterThan(2);
    },
  );

  test('a cursor that is none of ours, a limit too large or an unknown filter is refused', async () => {
    const status = async (query: string) => (await clerk.get(`/api/v1/subjects?${query}`)).json().status;
    expect(await status('cursor=abc')).toBe(400);
    expect(await status(`cursor=${Buffer.from('["a","not-an-id"]').toString('base64url')}`)).toBe(400);
    expect(await status('limit=100000')).toBe(400);
    expect(await status('colour=red')).toBe(400);
  });

  test('who has no business with the databases is refused', async () => {
    for (const path of ['authorities', 'matters', 'officers', 'auxiliary-staff', 'subjects', 'powers/matching'])
      expect((await operator.get(`/api/v1/${path}`)).statusCode).toBe(403);
  });

  test('nothing of another district is shown, and its file is not there', async () => {
    const { rows } = await sql<{ id: string }>`
      insert into powers.subjects (id, name, kind, address, division_path, check_code, updated_at, synthetic)
      values (gen_random_uuid(), '外区企业（合成）', 'shop', '某路1号', '50/500105/', 'far-away', now(), true) returning id`.execute(
      server.database.db,
    );
    expect((await ask<SubjectPage>(clerk, 'subjects', { q: '外区企业' })).items).toEqual([]);
    expect((await clerk.get(`/api/v1/subjects/${rows[0]?.id}`)).json()).toMatchObject({ status: 404 });
  });

  test('a search takes % and _ as they are, a credit code by its beginning', async () => {
    expect((await ask<SubjectPage>(clerk, 'subjects', { q: '%' })).items).toEqual([]);
    const [one] = (await ask<SubjectPage>(clerk, 'subjects', { q: '网吧' })).items;
    const found = await ask<SubjectPage>(clerk, 'subjects', { q: one?.uscc?.slice(0, 17).toLowerCase() ?? '-' });
    expect(found.items.map(({ id }) => id)).toContain(one?.id);
  });
});

describe('matters', () => {
  test('what a matter rests on is quoted as it read on the day: article 32 in 2021, article 33 in 2023', async () => {
    const details = await Promise.all(
      ['2021-05-10', '2023-05-10'].map((on) => ask<MatterDetail>(clerk, 'matters/CF-WB-005', { on })),
    );
    const quoted = details.map(({ on, penalties }) => [
      on,
      ...penalties.flatMap(({ provisions }) => provisions.map(({ version, path }) => `${version} ${path}`)),
    ]);
    // With the lead-in under which the item stands.
    expect(quoted).toEqual([
      ['2021-05-10', '1 32/1', '1 32/1/3'],
      ['2023-05-10', '2 33/1', '2 33/1/3'],
    ]);
    const early = await ask<MatterDetail>(clerk, 'matters/CF-WB-005', { on: '2001-01-01' });
    expect(early.penalties[0]).toMatchObject({ path: '33/1/3', provisions: [] });
  });

  test('who holds it changes with the day, and the list by holder follows', async () => {
    const holders = async (on: string) =>
      (await ask<MatterDetail>(clerk, 'matters/CF-SR-004', { on })).heldBy.map(({ authorityId }) => authorityId);
    expect(await holders('2025-06-30')).toContain('town-500103007');
    expect(await holders('2025-07-01')).not.toContain('town-500103007');
    const held = await ask<MatterPage>(clerk, 'matters', { holder: 'town-500103007', on: '2025-07-01' });
    expect(held.items.map(({ code }) => code)).not.toContain('CF-SR-004');
    const town = await ask<AuthorityDetail>(clerk, 'authorities/town-500103007', { on: '2025-07-01' });
    expect(town.held.find(({ code }) => code === 'CF-SR-004')).toMatchObject({
      state: 'ended',
      officers: 0,
      able: false,
    });
  });

  test('a matter is withdrawn and published again with a reason, each in the audit, and not twice', async () => {
    const put = (published: boolean) =>
      clerk.send('POST', '/api/v1/matters/JC-WB-001/publication', { published, reason: '清单调整（合成）' });
    const entries = async () => {
      const { rows } = await sql<{ action: string }>`
        select action from platform.audit_entries where subject = 'matter:JC-WB-001' order by seq`.execute(
        server.database.db,
      );
      return rows.map(({ action }) => action);
    };
    expect((await put(false)).json<MatterDetail>().publishedAt).toBeUndefined();
    expect((await put(false)).json()).toMatchObject({ status: 409, allowed: ['publish'] });
    const open = await ask<MatterPage>(clerk, 'matters', { published: 'false' });
    expect(open.items.map(({ code }) => code)).toEqual(['JC-WB-001']);
    expect((await put(true)).json<MatterDetail>().publishedAt).toBeDefined();
    expect(await entries()).toEqual(['powers.withdraw', 'powers.publish']);
    const refused = await officer.send('POST', '/api/v1/matters/JC-WB-001/publication', {
      published: false,
      reason: 'x',
    });
    expect(refused.statusCode).toBe(403);
  });
});

describe('people', () => {
  test('names are masked for who may not see people, and a masked name cannot be searched out', async () => {
    const full = await ask<OfficerPage>(clerk, 'officers', { authority: 'fire' });
    const masked = await ask<OfficerPage>(officer, 'officers', { authority: 'fire' });
    expect([full.masked, masked.masked]).toEqual([false, true]);
    expect(masked.items.map(({ certificateNo }) => certificateNo)).toEqual(full.items.map((one) => one.certificateNo));
    expect(masked.items.every(({ name }) => /^.\*$/u.test(name))).toBe(true);
    const name = full.items[0]?.name ?? '';
    expect((await ask<OfficerPage>(clerk, 'officers', { q: name })).items.length).toBeGreaterThan(0);
    expect((await ask<OfficerPage>(officer, 'officers', { q: name })).items).toEqual([]);
    const helpers = await ask<AuxiliaryPage>(officer, 'auxiliary-staff');
    expect(helpers.items.every((one) => /^.\*$/u.test(one.name))).toBe(true);
  });

  test('a certificate is called out ninety days before its end, and its state is that of the day', async () => {
    await sql`update powers.officers set valid_to = '2027-02-20' where certificate_no = (
      select min(certificate_no) from powers.officers where authority_id = 'urban' and status = 'valid')`.execute(
      server.database.db,
    );
    const states = async (on: string) => (await ask<OfficerPage>(clerk, 'officers', { authority: 'urban', on })).states;
    const [before, near, after] = [await states('2026-11-21'), await states('2026-11-22'), await states('2027-02-21')];
    expect(near.expiring).toBe(before.expiring + 1);
    expect(after.expired).toBe(near.expired + 1);
    const expiring = await ask<OfficerPage>(clerk, 'officers', {
      authority: 'urban',
      on: '2026-11-22',
      state: 'expiring',
    });
    expect(expiring.items.length).toBe(near.expiring);
  });

  test('auxiliary staff stand in a list of their own and in no count of officers', async () => {
    const helpers = await ask<AuxiliaryPage>(clerk, 'auxiliary-staff');
    const officers = await allOf<{ id: string }>('officers');
    expect(officers.map(({ id }) => id).filter((id) => helpers.items.some((one) => one.id === id))).toEqual([]);
  });
});

test('the check code of a subject is for who may see it only', async () => {
  const [one] = (await ask<SubjectPage>(clerk, 'subjects', { kind: 'internet-cafe' })).items;
  const forClerk = await ask<SubjectDetail>(clerk, `subjects/${one?.id}`);
  const forOfficer = await ask<SubjectDetail>(officer, `subjects/${one?.id}`);
  expect(forClerk.checkCode).toBeTruthy();
  expect(forOfficer.checkCode).toBeUndefined();
  expect(forOfficer.licenceList.length).toBeGreaterThan(0);
});

test('the matrix says which town has which matter on the day, and how many may act', async () => {
  const at = async (on: string) => {
    const matrix = await ask<PowerMatrix>(clerk, 'powers/matching', { on });
    const town = matrix.authorities.findIndex(({ id }) => id === 'town-500103007');
    const matter = matrix.matters.findIndex(({ code }) => code === 'CF-SR-004');
    return matrix.cells.find((cell) => cell.authority === town && cell.matter === matter);
  };
  expect(await at('2025-06-30')).toBeDefined();
  expect(await at('2025-07-01')).toBeUndefined();
  const towns = await ask<AuthorityPage>(clerk, 'authorities', { level: 'town' });
  const matrix = await ask<PowerMatrix>(clerk, 'powers/matching', { division: '500103007' });
  expect(matrix.authorities.map(({ id }) => id)).toEqual(['town-500103007']);
  expect(towns.items.length).toBe(11);
});
