import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../../start/demo-seed.ts';
import { startTestServer, type TestServer } from '../../../start/test-server.ts';
import { sql } from '../../db/index.ts';
import { startConnectedProvider, TestBrowser } from './test-browser.ts';
import type { TestIdentityProvider } from './test-identity-provider.ts';

let idp: TestIdentityProvider;
let town: TestServer;
let connected: Awaited<ReturnType<typeof startConnectedProvider>>['connected'];

beforeAll(async () => {
  const started = await startConnectedProvider();
  ({ idp, connected } = started);
  town = await startTestServer(started.connected);
});
afterAll(async () => {
  await town.stop();
  await idp.stop();
});
beforeEach(() => town.clock.set(new Date()));

const accountsNamed = async (name: string) =>
  (await sql<{ id: string }>`select id from auth.accounts where display_name = ${name}`.execute(town.database.db)).rows;

/** Signs in by password and ties the identity of that name. */
async function tie(browser: TestBrowser, login: string, name: string) {
  await browser.signInByPassword(login);
  await browser.stepUp('link:official', DEMO_PASSWORD);
  return browser.viaProvider('official', name, '?mode=link&returnTo=/console/');
}

describe('on the way to the provider', () => {
  test('everybody can see at which providers one may sign in', async () => {
    const answer = await new TestBrowser(town).open('/api/v1/session/oidc');
    expect(answer.json()).toEqual([
      { provider: 'official', name: { zh: '测试认证', en: 'test provider' } },
      { provider: 'public', name: { zh: '测试认证', en: 'test provider' } },
    ]);
  });

  test('the browser gets a code challenge, a state and a nonce to take along, and a cookie only it has', async () => {
    const answer = await new TestBrowser(town).open('/api/v1/session/oidc/public/start');
    const asked = new URL(answer.headers.location ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(answer.cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax', maxAge: 600, path: '/' }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('what is kept of it tells nobody the state or the cookie', async () => {
    const answer = await new TestBrowser(town).open('/api/v1/session/oidc/public/start');
    const state = new URL(answer.headers.location ?? '').searchParams.get('state') ?? '';
    const { rows } = await sql<{ row: string }>`select t::text as row from auth.oidc_attempts t`.execute(
      town.database.db,
    );
    const kept = rows.map(({ row }) => row).join();
    expect(kept).not.toContain(state);
    expect(kept).not.toContain(Buffer.from(state).toString('hex'));
    expect(kept).not.toContain(answer.cookies[0]?.value);
  });
});

test('over TLS both cookies are bound to this very origin', async () => {
  const secure = await startTestServer({ ...connected, secureCookies: true });
  secure.clock.set(new Date());
  const browser = new TestBrowser(secure);
  const begun = await browser.open('/api/v1/session/oidc/public/start');
  const [there] = begun.cookies;
  const back = await browser.open(await browser.visitor.confirm(begun.headers.location ?? '', 'safe'));
  await secure.stop();
  expect(there).toMatchObject({ name: expect.stringMatching(/^__Host-oidc-/), secure: true, path: '/' });
  expect(back.statusCode).toBe(302);
  expect(back.cookies).toContainEqual(expect.objectContaining({ name: '__Host-session', secure: true, path: '/' }));
});

describe('a resident', () => {
  test('who comes for the first time gets an account of their own and is back on the page they came from', async () => {
    const browser = new TestBrowser(town);
    const answer = await browser.viaProvider('public', 'zhang', '?returnTo=/portal/visits%3Ftab%3Dmine');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/portal/visits?tab=mine']);
    expect(answer.cookies).toContainEqual(
      expect.objectContaining({ name: 'session', httpOnly: true, sameSite: 'Strict', path: '/' }),
    );
    expect(await browser.whoAmI()).toMatchObject({
      displayName: 'zhang（合成）',
      roles: [{ zh: '市民' }],
      scopes: [{ path: '50/500103/' }],
    });
  });

  test('who comes again is the same person, also when coming twice at once for the first time', async () => {
    const [one, other] = [new TestBrowser(town), new TestBrowser(town)];
    const answers = await Promise.all([one, other].map((browser) => browser.viaProvider('public', 'twice')));
    expect(answers.map((answer) => answer.statusCode)).toEqual([302, 302]);
    const again = new TestBrowser(town);
    await again.viaProvider('public', 'twice');
    const ids = await Promise.all([one, other, again].map(async (browser) => (await browser.whoAmI())?.accountId));
    expect(new Set(ids).size).toBe(1);
    expect(await accountsNamed('twice（合成）')).toHaveLength(1);
  });

  test('whose account was disabled stays outside', async () => {
    const browser = new TestBrowser(town);
    await browser.viaProvider('public', 'disabled');
    await sql`update auth.accounts set disabled_at = now() where display_name = 'disabled（合成）'`.execute(
      town.database.db,
    );
    const next = new TestBrowser(town);
    const answer = await next.viaProvider('public', 'disabled');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('auth.account-disabled');
    expect(await next.whoAmI()).toBeUndefined();
  });

  test('cannot come in by the entrance of the offices', async () => {
    await new TestBrowser(town).viaProvider('public', 'li');
    const browser = new TestBrowser(town);
    expect((await browser.viaProvider('official', 'li')).statusCode).toBe(403);
    expect(await browser.whoAmI()).toBeUndefined();
  });

  test('of the same number at another issuer is somebody else', async () => {
    const first = new TestBrowser(town);
    await first.viaProvider('public', 'same');
    await sql`update auth.identities set issuer = 'https://another.example' where subject = 'same'`.execute(
      town.database.db,
    );
    const second = new TestBrowser(town);
    await second.viaProvider('public', 'same');
    expect((await second.whoAmI())?.accountId).not.toBe((await first.whoAmI())?.accountId);
  });
});

describe('who works for the government', () => {
  test('and is unknown here is told so in words, and no account is made', async () => {
    const browser = new TestBrowser(town);
    const answer = await browser.viaProvider('official', 'stranger', '?returnTo=/console/laws');
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('此身份尚未关联本平台账号');
    expect(answer.body).toContain('not connected to an account here yet');
    expect(answer.body).toContain('href="/console/laws"');
    expect(answer.cookies.filter(({ name }) => name === 'session')).toEqual([]);
    expect(await accountsNamed('stranger（合成）')).toEqual([]);
  });

  test('signs in by password once, ties the identity, and comes in by it from then on; the audit knows', async () => {
    const browser = new TestBrowser(town);
    expect((await tie(browser, 'planner', 'wang')).statusCode).toBe(302);
    const next = new TestBrowser(town);
    expect((await next.viaProvider('official', 'wang')).headers.location).toBe('/console/');
    const accountId = (await browser.whoAmI())?.accountId;
    expect((await next.whoAmI())?.accountId).toBe(accountId);
    const { rows } = await sql`select 1 from platform.audit_entries
      where action = 'identity.link' and actor = ${accountId} and subject = ${`account:${accountId}`}`.execute(
      town.database.db,
    );
    expect(rows).toHaveLength(1);
  });

  test('cannot tie anything at a screen left open: the password is asked for first', async () => {
    const browser = new TestBrowser(town);
    await browser.signInByPassword('lead');
    const answer = await browser.open('/api/v1/session/oidc/official/start?mode=link', 'application/json');
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.step-up-required']);
    await browser.stepUp('link:public', DEMO_PASSWORD);
    expect((await browser.open('/api/v1/session/oidc/official/start?mode=link')).statusCode).toBe(403);
  });

  test('cannot tie an identity of somebody else, nor a second one; tying the same again changes nothing', async () => {
    await tie(new TestBrowser(town), 'leader', 'zhao');
    const others = await tie(new TestBrowser(town), 'operator', 'zhao');
    expect([others.statusCode, others.body.includes('auth.oidc-linked-elsewhere')]).toEqual([409, true]);
    const second = await tie(new TestBrowser(town), 'leader', 'zhou');
    expect([second.statusCode, second.body.includes('auth.oidc-linked-already')]).toEqual([409, true]);
    expect((await tie(new TestBrowser(town), 'leader', 'zhao')).statusCode).toBe(302);
  });

  test('who signed out meanwhile ties nothing', async () => {
    const browser = new TestBrowser(town);
    await browser.signInByPassword('forestry');
    await browser.stepUp('link:official', DEMO_PASSWORD);
    const back = await browser.confirm('official', 'tree', '?mode=link');
    await sql`update auth.sessions set ended_at = now() where account_id =
      (select id from auth.accounts where login = 'forestry')`.execute(town.database.db);
    expect((await browser.open(back)).statusCode).toBe(401);
    expect((await new TestBrowser(town).viaProvider('official', 'tree')).statusCode).toBe(403);
  });

  test('who is not signed in is asked to', async () => {
    for (const mode of ['mode=link', 'mode=step-up&purpose=sign:a'])
      expect((await new TestBrowser(town).open(`/api/v1/session/oidc/official/start?${mode}`)).statusCode).toBe(401);
  });
});
