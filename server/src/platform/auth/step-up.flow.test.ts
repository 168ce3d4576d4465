import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../start/demo-seed.ts';
import { startTestServer, type TestServer } from '../../start/test-server.ts';
import { sql } from '../db/index.ts';
import { type Actor, consumeStepUpInTrx, findTokenActor, putApiTokenInTrx } from './index.ts';
import { startConnectedProvider, TestBrowser } from './oidc/test-browser.ts';
import { ProviderVisitor, type TestIdentityProvider } from './oidc/test-identity-provider.ts';

const MINUTE = 60_000;
const SIGN = 'sign:4f0c2d';

let idp: TestIdentityProvider;
let town: TestServer;

beforeAll(async () => {
  const started = await startConnectedProvider();
  idp = started.idp;
  town = await startTestServer(started.connected);
});
afterAll(async () => {
  await town.stop();
  await idp.stop();
});
beforeEach(() => {
  town.clock.set(new Date());
  idp.careless = false;
});

async function signedIn(login = 'planner'): Promise<TestBrowser> {
  const browser = new TestBrowser(town);
  await browser.signInByPassword(login);
  return browser;
}

async function actorOf(browser: TestBrowser): Promise<Actor> {
  const found = await town.platform.sessions.find(browser.cookies.get('session') ?? '');
  if (!found) throw new Error('not signed in');
  return found.actor;
}

/** What a signature does first; `afterwards` is the rest of its transaction. */
const use = async (actor: Actor, purpose = SIGN, afterwards: () => Promise<void> = async () => {}) =>
  town.database.db.transaction().execute(async (trx) => {
    const stepUp = await consumeStepUpInTrx(trx, actor, purpose, town.clock.now());
    await afterwards();
    return stepUp;
  });

const REQUIRED = { code: 'auth.step-up-required', status: 403 };

describe('a proof by password', () => {
  test('lets one signature through, and no second one', async () => {
    const browser = await signedIn();
    const actor = await actorOf(browser);
    await expect(use(actor)).rejects.toMatchObject(REQUIRED);
    const answer = await browser.stepUp(SIGN, DEMO_PASSWORD);
    expect(answer.json()).toEqual({
      purpose: SIGN,
      expiresAt: new Date(town.clock.now().getTime() + 5 * MINUTE).toISOString(),
    });
    expect(await use(actor)).toMatchObject({ method: 'password', madeAt: town.clock.now() });
    await expect(use(actor)).rejects.toMatchObject(REQUIRED);
  });

  test('of two signatures at the same moment one gets it', async () => {
    const browser = await signedIn();
    const actor = await actorOf(browser);
    await browser.stepUp(SIGN, DEMO_PASSWORD);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => use(actor)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is still there when the signature came to nothing', async () => {
    const browser = await signedIn();
    const actor = await actorOf(browser);
    await browser.stepUp(SIGN, DEMO_PASSWORD);
    const refused = use(actor, SIGN, () => Promise.reject(new Error('refused')));
    await expect(refused).rejects.toThrow('refused');
    expect(await use(actor)).toMatchObject({ method: 'password' });
  });

  test('is worth nothing for another document, in another session of the same person, or after five minutes', async () => {
    const [browser, elsewhere] = [await signedIn(), await signedIn()];
    const actor = await actorOf(browser);
    await browser.stepUp(SIGN, DEMO_PASSWORD);
    await expect(use(actor, 'sign:4f0c2e')).rejects.toMatchObject(REQUIRED);
    await expect(use(await actorOf(elsewhere))).rejects.toMatchObject(REQUIRED);
    town.clock.advance(5 * MINUTE);
    await expect(use(actor)).rejects.toMatchObject(REQUIRED);
    town.clock.advance(-1);
    await use(actor);
  });

  test('is not given for a wrong one, which does not sign anybody out; five wrong ones lock the account', async () => {
    const browser = await signedIn('industry');
    for (let n = 0; n < 5; n++) {
      const answer = await browser.stepUp(SIGN, `guess ${n}`);
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.wrong-password']);
    }
    expect((await browser.stepUp(SIGN, DEMO_PASSWORD)).json().code).toBe('auth.locked');
    expect((await town.signIn('industry', DEMO_PASSWORD)).statusCode).toBe(429);
    await expect(use(await actorOf(browser))).rejects.toMatchObject(REQUIRED);
    expect(await browser.whoAmI()).toBeDefined();
  });

  test('wants the token against forged requests, and a purpose in bounds', async () => {
    const browser = await signedIn();
    const cookie = `session=${browser.cookies.get('session')}`;
    const forged = await town.server.inject({
      method: 'POST',
      url: '/api/v1/session/step-up',
      headers: { cookie },
      payload: { purpose: SIGN, password: DEMO_PASSWORD },
    });
    expect(forged.json().code).toBe('auth.csrf');
    for (const purpose of ['', 'sign it', '签', 'a'.repeat(201)])
      expect((await browser.stepUp(purpose, DEMO_PASSWORD)).statusCode).toBe(400);
  });

  test('is nothing a machine could give', async () => {
    const token = { name: 'signing machine', token: 'a machine', permissions: ['law.view'], scopePath: '50/500103/' };
    await town.database.db.transaction().execute((trx) => putApiTokenInTrx(trx, token));
    const answer = await town.server.inject({
      method: 'POST',
      url: '/api/v1/session/step-up',
      headers: { authorization: `Bearer ${token.token}` },
      payload: { purpose: SIGN, password: DEMO_PASSWORD },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.step-up-person-only']);
    const machine = await findTokenActor(town.database.db, town.clock, token.token);
    if (!machine) throw new Error('no such token');
    await expect(use(machine)).rejects.toMatchObject({ code: 'auth.step-up-person-only' });
  });
});

describe('a proof at the provider', () => {
  const query = `?mode=step-up&purpose=${SIGN}&returnTo=/portal/sign`;

  async function resident(name: string): Promise<TestBrowser> {
    const browser = new TestBrowser(town);
    await browser.viaProvider('public', name);
    return browser;
  }

  test('is the only one a resident has, is asked for anew, and counts like a password', async () => {
    const browser = await resident('he');
    const ways = async () => (await browser.open(`/api/v1/session/step-up?purpose=${SIGN}`)).json();
    expect(await ways()).toEqual({
      password: false,
      providers: [{ provider: 'public', name: { zh: '测试认证', en: 'test provider' } }],
      linkable: [{ provider: 'official', name: { zh: '测试认证', en: 'test provider' } }],
    });
    const begun = await browser.open(`/api/v1/session/oidc/public/start${query}`);
    const asked = new URL(begun.headers.location ?? '').searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const answer = await browser.open(await browser.visitor.confirm(begun.headers.location ?? '', 'he'));
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/portal/sign']);
    expect(await ways()).toMatchObject({ proof: { purpose: SIGN } });
    const actor = await actorOf(browser);
    expect(await use(actor)).toMatchObject({ method: 'public' });
    await expect(use(actor)).rejects.toMatchObject(REQUIRED);
    expect(await ways()).not.toHaveProperty('proof');
  });

  test('needs no session cookie on the way back: browsers do not send it when another site leads here', async () => {
    const browser = await resident('xu');
    const back = await browser.confirm('public', 'xu', query);
    const session = browser.cookies.get('session') ?? '';
    browser.cookies.delete('session');
    expect((await browser.open(back)).statusCode).toBe(302);
    browser.cookies.set('session', session);
    expect(await use(await actorOf(browser))).toMatchObject({ method: 'public' });
  });

  test('by somebody else is refused', async () => {
    const browser = await resident('owner');
    await resident('visitor');
    for (const name of ['visitor', 'unheard-of']) {
      browser.visitor = new ProviderVisitor();
      const answer = await browser.viaProvider('public', name, query);
      expect([answer.statusCode, answer.body.includes('auth.step-up-another-person')]).toEqual([403, true]);
    }
    await expect(use(await actorOf(browser))).rejects.toMatchObject(REQUIRED);
  });

  test('that the provider waved through without asking is refused', async () => {
    const browser = await resident('hasty');
    idp.careless = true;
    town.clock.advance(MINUTE);
    const answer = await browser.viaProvider('public', 'hasty', query);
    expect([answer.statusCode, answer.body.includes('auth.step-up-not-fresh')]).toEqual([403, true]);
    await expect(use(await actorOf(browser))).rejects.toMatchObject(REQUIRED);
  });

  test('is not given to a session that was signed out meanwhile, and an old answer gives no second one', async () => {
    const browser = await resident('leaver');
    const back = await browser.confirm('public', 'leaver', query);
    await sql`update auth.sessions set ended_at = now() where id = ${(await actorOf(browser)).session?.id}`.execute(
      town.database.db,
    );
    expect((await browser.open(back)).statusCode).toBe(401);
    const again = await resident('leaver');
    const once = await again.confirm('public', 'leaver', query);
    const cookies = new Map(again.cookies);
    await again.open(once);
    for (const [name, value] of cookies) again.cookies.set(name, value);
    expect((await again.open(once)).statusCode).toBe(400);
    await use(await actorOf(again));
    await expect(use(await actorOf(again))).rejects.toMatchObject(REQUIRED);
  });
});
