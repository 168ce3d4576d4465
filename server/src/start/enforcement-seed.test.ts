import { readdir, readFile } from 'node:fs/promises';
import { EnforcementFunctions, type InspectionTheme } from '@shancheng/contracts';
import { isUscc } from '@shancheng/law';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlaceIndex } from '../base/directory/index.ts';
import { listCompetent, requireAssignment } from '../enforcement/powers/index.ts';
import { sql } from '../platform/db/index.ts';
import { seedDemo } from './demo-seed.ts';
import { demoId } from './enforcement-seed.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const JIEFANGBEI = { authorityId: 'town-500103003', placePath: '50/500103/500103003/' };
const ON = '2026-11-24';

interface SubjectRow {
  id: string;
  uscc: string;
  name: string;
  kind: string;
  path: string;
  gridCode: string;
  lon: number;
  lat: number;
  checkCode: string;
  synthetic: boolean;
  login: string | null;
}
async function subjects(): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select s.id, uscc, name, kind, division_path as path, grid_code as "gridCode", st_x(geom) as lon, st_y(geom) as lat,
      check_code as "checkCode", synthetic, a.login
    from powers.subjects s left join auth.accounts a on a.id = s.account_id order by uscc`.execute(server.database.db);
  return rows;
}
const officerId = (n: number) => demoId('officer', `渝A（合成）500103-${String(n).padStart(4, '0')}`);
async function officerIds(authorityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from powers.officers where authority_id = ${authorityId} and status = 'valid' and valid_to >= ${ON}::date
    order by certificate_no limit 2`.execute(server.database.db);
  return rows.map(({ id }) => id);
}
async function internetCafe(): Promise<InspectionTheme> {
  const url = new URL('../../../data/enforcement/themes/internet-cafe.json', import.meta.url);
  const theme: InspectionTheme = JSON.parse(await readFile(url, 'utf8'));
  return theme;
}

describe('the enterprises of the demo', () => {
  test('sixty plainly invented ones: cafés, restaurants, shops, with codes that check and belong to nobody', async () => {
    const all = await subjects();
    const count = (kind: string) => all.filter((one) => one.kind === kind).length;
    expect([all.length, count('internet-cafe'), count('restaurant'), count('shop')]).toEqual([60, 16, 24, 20]);
    expect(all.filter(({ uscc }) => !isUscc(uscc) || !uscc.startsWith('HC', 8))).toEqual([]);
    expect(all.filter(({ name, synthetic }) => !name.includes('（合成）') || !synthetic)).toEqual([]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(60);
  });

  test('each lies where its street and its unit grid are', async () => {
    const places = await createPlaceIndex(server.database.db, server.clock);
    for (const { uscc, lon, lat, path, gridCode } of await subjects())
      expect({ uscc, ...places.locate({ lon, lat }) }).toMatchObject({ uscc, path, gridCode });
  });

  test('its QR code cannot be told from its name or number: two installations differ', async () => {
    const other = await startTestServer();
    try {
      const codes = new Set((await subjects()).map(({ checkCode }) => checkCode));
      expect([...codes].every((code) => /^[0-9a-f]{32}$/.test(code))).toBe(true);
      expect(codes.size).toBe(60);
      await sql`delete from powers.subjects`.execute(other.database.db);
      await seedDemo(other.platform, { rtspBase: 'rtsp://127.0.0.1:1' });
      const { rows } = await sql<{ code: string }>`select check_code as code from powers.subjects`.execute(
        other.database.db,
      );
      expect(rows).toHaveLength(60);
      expect(rows.filter(({ code }) => codes.has(code))).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  test('three café owners see to their own: one has a restaurant besides, one two cafés in another street', async () => {
    const owned = (await subjects()).filter(({ login }) => login !== null);
    expect(owned.map(({ login, kind }) => [login, kind])).toEqual([
      ['wangba01', 'internet-cafe'],
      ['wangba02', 'internet-cafe'],
      ['wangba03', 'internet-cafe'],
      ['wangba03', 'internet-cafe'],
      ['wangba01', 'restaurant'],
    ]);
    const inStreet = (street: string) => owned.filter(({ path }) => path.includes(`/${street}/`)).length;
    expect([inStreet('500103003'), inStreet('500103005')]).toEqual([3, 2]);
  });
});

describe('the people of the demo', () => {
  test.each([
    ['fire01', 'inspection.carry-out', '50/500103/', '渝中区消防救援大队（合成）'],
    ['jiefangbei-law02', 'inspection.carry-out', '50/500103/500103003/', '渝中区解放碑街道办事处（合成）'],
    ['market-clerk', 'inspection.plan', '50/500103/', '渝中区市场监督管理局（合成）'],
    ['shangqingsi-head', 'inspection.approve', '50/500103/500103005/', '渝中区上清寺街道办事处（合成）'],
    ['supervisor', 'inspection.supervise', '50/500103/', '渝中区司法局（合成）'],
    ['wangba01', 'portal.enterprise', '50/500103/', '渝中区山月网吧（合成）'],
    ['citizen', 'portal.use', '50/500103/', '市民（合成）'],
  ])('%s signs in, may do what the post is for, in its own area', async (login, permission, path, orgName) => {
    const { session } = await server.login(login);
    expect(session.permissions).toContain(permission);
    expect(session.scopes.map((scope) => scope.path)).toEqual([path]);
    expect(session.orgName).toBe(orgName);
  });

  test('every officer has an account of their own, every desk acts for its authority', async () => {
    const { rows } = await sql<{ officers: number; tied: number; desks: number; auxiliary: number }>`
      select count(*)::int as officers, count(a.id)::int as tied,
        (select count(*)::int from powers.authority_staff s join auth.accounts c on c.id = s.account_id
          where c.login like split_part(s.authority_id, '-', 1) || '-%' or s.authority_id like 'town-%') as desks,
        (select count(*)::int from powers.auxiliary_staff) as auxiliary
      from powers.officers o left join auth.accounts a on a.id = o.account_id`.execute(server.database.db);
    expect(rows[0]).toEqual({ officers: 59, tied: 59, desks: 16, auxiliary: 3 });
  });

  test('a joint check of a café in 解放碑 can be made: every party holds its matters and has two who may go', async () => {
    const { db } = server.database;
    const { agencies } = await internetCafe();
    expect(agencies.length).toBeGreaterThan(3);
    const missing: string[] = [];
    for (const agency of agencies) {
      const authorityId = agency.authorityId === 'initiator' ? JIEFANGBEI.authorityId : agency.authorityId;
      const team = await officerIds(authorityId);
      for (const matterCode of agency.matters) {
        const { rows } = await sql<{
          domain: string;
        }>`select domain from powers.matters where code = ${matterCode}`.execute(db);
        const question = { ...JIEFANGBEI, authorityId, matterCode, power: 'inspection' as const, on: ON };
        const competent = await listCompetent(db, question);
        if (!competent.some((grant) => grant.authorityId === authorityId)) missing.push(`${authorityId} ${matterCode}`);
        const assigned = requireAssignment(db, { ...question, domain: rows[0]?.domain ?? '', officerIds: team });
        await assigned.catch((refusal: Error) => missing.push(`${authorityId} ${matterCode} ${refusal.message}`));
      }
    }
    expect(missing).toEqual([]);
  });

  test('the one whose certificate ran out and the one whose certificate was taken away may not be sent', async () => {
    const { db } = server.database;
    const send = (authorityId: string, matterCode: string, domain: string, officerIds: string[]) =>
      requireAssignment(db, {
        ...{ ...JIEFANGBEI, authorityId, matterCode, domain, power: 'inspection' as const, on: ON },
        officerIds,
      });
    await expect(send('fire', 'JC-XF-001', 'fire', [officerId(1), officerId(58)])).rejects.toMatchObject({
      code: 'powers.officer-expired',
    });
    await expect(send('market', 'JC-YZ-001', 'market', [officerId(5), officerId(59)])).rejects.toMatchObject({
      code: 'powers.officer-suspended',
    });
  });
});

test('seeding again changes nothing, not even what somebody has corrected since', async () => {
  const { db } = server.database;
  await sql`update powers.officers set status = 'revoked' where id = ${officerId(4)}`.execute(db);
  await sql`update powers.subjects set name = '改名网吧（合成）', geom = null where uscc like '%HC0000003_'`.execute(
    db,
  );
  const print = async () => {
    const { rows } = await sql<{ print: string }>`
      select md5(string_agg(t, '|' order by t)) as print from (
        select o::text as t from powers.officers o union all select s::text from powers.subjects s
        union all select s::text from powers.authority_staff s union all select s::text from powers.auxiliary_staff s
        union all select a.login from auth.accounts a) as all_of_it`.execute(db);
    return rows[0]?.print;
  };
  const before = await print();
  await seedDemo(server.platform, { rtspBase: 'rtsp://127.0.0.1:1' });
  expect(await print()).toBe(before);
});

test('each function in use says where, each one to come says nothing it cannot keep, themes are those there are', async () => {
  const data = new URL('../../../data/enforcement/', import.meta.url);
  const { items } = Value.Parse(
    EnforcementFunctions,
    JSON.parse(await readFile(new URL('functions.json', data), 'utf8')),
  );
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  const address = ({ console, mobile, portal }: (typeof items)[number]) => console ?? mobile ?? portal;
  expect(items.filter((one) => (one.status === 'in-use') !== (address(one) !== undefined))).toEqual([]);
  const themes = (await readdir(new URL('themes/', data))).map((name) => name.replace('.json', '')).sort();
  expect(items.flatMap(({ themeId }) => themeId ?? []).sort()).toEqual(themes);
});
