import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../start/test-server.ts';
import { startConnectedProvider, TestBrowser } from './test-browser.ts';
import { signed, TEST_CLIENT, type TestIdentityProvider } from './test-identity-provider.ts';

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
  idp.bend = undefined;
});

const changed = (address: string, change: (query: URLSearchParams) => void): string => {
  const url = new URL(address);
  change(url.searchParams);
  return url.href;
};

/** The answer is a refusal with this code, and nobody is signed in. */
async function expectRefused(browser: TestBrowser, address: string, status: number, code: string) {
  const answer = await browser.open(address, 'application/json');
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect(answer.cookies.filter(({ name, value }) => name === 'session' && value !== '')).toEqual([]);
  return answer;
}

describe('an answer counts once, for ten minutes, in the browser that asked', () => {
  test('a replayed answer is refused before the provider is asked again', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'once');
    const cookies = new Map(browser.cookies);
    expect((await browser.open(back)).statusCode).toBe(302);
    const asked = idp.tokenRequests;
    const thief = new TestBrowser(town);
    for (const [name, value] of cookies) thief.cookies.set(name, value);
    await expectRefused(thief, back, 400, 'auth.oidc-attempt-gone');
    expect(idp.tokenRequests).toBe(asked);
  });

  test('of two that come at the same moment one is taken', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'race');
    const answers = await Promise.all([browser.open(back), browser.open(back)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([302, 400]);
  });

  test('another browser gets nothing, and takes nothing away from the right one', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'victim');
    await expectRefused(new TestBrowser(town), back, 400, 'auth.oidc-attempt-gone');
    const other = new TestBrowser(town);
    for (const name of browser.cookies.keys()) other.cookies.set(name, 'a guess');
    await expectRefused(other, back, 400, 'auth.oidc-attempt-gone');
    expect((await browser.open(back)).statusCode).toBe(302);
  });

  test('after ten minutes it is too late', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'slow');
    town.clock.advance(10 * 60_000);
    await expectRefused(browser, back, 400, 'auth.oidc-attempt-gone');
  });

  test('with a state nobody began, or none, it is refused', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'state');
    const made = changed(back, (query) => query.set('state', `${query.get('state')?.slice(0, 20)}XXXX`));
    await expectRefused(browser, made, 400, 'auth.oidc-attempt-gone');
    const none = changed(back, (query) => query.delete('state'));
    await expectRefused(browser, none, 400, 'auth.oidc-attempt-gone');
    const twice = changed(back, (query) => query.append('state', 'x'));
    await expectRefused(browser, twice, 400, 'request.invalid');
  });

  test('begun at one entrance, it opens no other', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'entrance');
    await expectRefused(browser, back.replace('/public/', '/official/'), 400, 'auth.oidc-attempt-gone');
  });

  test('a code that was caught elsewhere is worthless: the verifier does not fit', async () => {
    const [thief, victim] = [new TestBrowser(town), new TestBrowser(town)];
    const mine = await thief.confirm('public', 'thief');
    const caught = new URL(await victim.confirm('public', 'caught')).searchParams.get('code') ?? '';
    const mixed = changed(mine, (query) => query.set('code', caught));
    await expectRefused(thief, mixed, 403, 'auth.oidc-not-trusted');
  });

  test('an answer in the name of another issuer is refused', async () => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'mixup');
    await expectRefused(
      browser,
      changed(back, (query) => query.set('iss', 'https://evil.example')),
      403,
      'auth.oidc-not-trusted',
    );
  });

  test('who cancels at the provider is told so and can go back', async () => {
    const browser = new TestBrowser(town);
    const begun = await browser.open('/api/v1/session/oidc/public/start?returnTo=/portal/');
    const back = await browser.visitor.confirm(begun.headers.location ?? '', '', { cancel: '1' });
    const answer = await browser.open(back);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('未完成身份认证');
    expect(answer.body).toContain('href="/portal/"');
  });
});

describe('an ID token holds only as the provider made it', () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const unsigned = (claims: object) =>
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
  const payload = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  const hour = 3600;

  test('signed anew by the provider with nothing changed, it does hold', async () => {
    idp.bend = (claims, sign) => sign(claims);
    expect((await new TestBrowser(town).viaProvider('public', 'untouched')).statusCode).toBe(302);
  });

  test.each<[string, NonNullable<TestIdentityProvider['bend']>]>([
    [
      'somebody else put in',
      (claims, _sign, token) => token.replace(/\.[^.]+\./, `.${payload({ ...claims, sub: 'mayor' })}.`),
    ],
    ['signed by a stranger', (claims) => signed({ ...claims, sub: 'mayor' }, stranger)],
    ['not signed at all', (claims) => unsigned({ ...claims, sub: 'mayor' })],
    ['another issuer', (claims, sign) => sign({ ...claims, iss: 'https://evil.example' })],
    ['made for another client', (claims, sign) => sign({ ...claims, aud: 'another' })],
    [
      'expired',
      ({ iat, ...claims }, sign) => sign({ ...claims, exp: Number(iat) - hour, iat: Number(iat) - 2 * hour }),
    ],
    ['the nonce of another sign-in', (claims, sign) => sign({ ...claims, nonce: 'another' })],
    ['no nonce', ({ nonce: _, ...claims }, sign) => sign(claims)],
    ['nobody named', ({ sub: _, ...claims }, sign) => sign(claims)],
    ['not a token', () => 'a.b.c'],
    ['left out', () => ''],
  ])('%s: refused', async (_what, bend) => {
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'bent');
    idp.bend = bend;
    await expectRefused(browser, back, 403, 'auth.oidc-not-trusted');
    expect(await browser.whoAmI()).toBeUndefined();
  });
});

describe('the way back', () => {
  test.each(['https://evil.example/', '//evil.example/portal/', '/portal/..//evil.example/', '/api/v1/session'])(
    'never leads to %s',
    async (wanted) => {
      const answer = await new TestBrowser(town).viaProvider(
        'public',
        'home',
        `?returnTo=${encodeURIComponent(wanted)}`,
      );
      expect([answer.statusCode, answer.headers.location]).toEqual([302, '/']);
    },
  );

  test('on a page that explains a refusal cannot carry a script', async () => {
    const wanted = encodeURIComponent(`/console/?a='"><script>alert(1)</script>`);
    const answer = await new TestBrowser(town).viaProvider('official', 'stranger', `?returnTo=${wanted}`);
    expect(answer.body).not.toContain('<script>');
    expect(answer.body).not.toMatch(/href="[^"]*['<>]/);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('an entrance that is not there, a mode, a purpose or a path out of bounds is refused', async () => {
    const open = async (address: string) =>
      (await new TestBrowser(town).open(`/api/v1/session/oidc/${address}`, 'application/json')).statusCode;
    expect(await open('elsewhere/start')).toBe(400);
    expect(await open('public/start?mode=admin')).toBe(400);
    expect(await open('public/start?mode=step-up')).toBe(400);
    expect(await open('public/start?mode=step-up&purpose=a%20b')).toBe(400);
    expect(await open(`public/start?returnTo=/${'a'.repeat(1000)}`)).toBe(400);
    expect(await open('public/callback')).toBe(400);
  });
});

test('neither code, state, token nor secret is ever logged, whatever went wrong', async () => {
  const browser = new TestBrowser(town);
  const back = await browser.confirm('public', 'logged');
  const tokens: string[] = [];
  idp.bend = (_claims, _sign, token) => {
    tokens.push(token);
    return `${token}x`;
  };
  expect((await browser.open(back)).statusCode).toBe(403);
  const written = JSON.stringify(town.log);
  const { searchParams } = new URL(back);
  const secrets = [
    TEST_CLIENT.clientSecret,
    ...tokens,
    searchParams.get('code') ?? '',
    searchParams.get('state') ?? '',
  ];
  expect(secrets).toHaveLength(4);
  for (const secret of secrets) expect(written).not.toContain(secret);
  expect(written).toContain('auth.oidc-not-trusted');
});
