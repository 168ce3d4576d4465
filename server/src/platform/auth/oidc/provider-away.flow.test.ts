import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../start/test-server.ts';
import { connection, startConnectedProvider, TestBrowser } from './test-browser.ts';

const stops: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function townAt(issuer: string): Promise<TestServer> {
  const town = await startTestServer(connection(issuer));
  stops.push(() => town.stop());
  town.clock.set(new Date());
  return town;
}

/** Something that listens where the provider should be. */
async function listening(answer: RequestListener): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server that listens has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const start = (town: TestServer) =>
  new TestBrowser(town).open('/api/v1/session/oidc/official/start', 'application/json');

describe('without its provider', () => {
  test('the platform starts, says so in words, and people sign in by password', async () => {
    const town = await townAt('http://127.0.0.1:1');
    const answer = await start(town);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'auth.oidc-away', title: '统一身份认证暂不可用' });
    expect((await town.signIn('operator')).statusCode).toBe(200);
    expect(town.log.filter(({ message }) => message === 'Oidc:Away')).toHaveLength(1);
  });

  test('one that never answers is given up after five seconds, once for all who wait', async () => {
    let asked = 0;
    const town = await townAt(await listening(() => (asked += 1)));
    const began = performance.now();
    const answers = await Promise.all([start(town), start(town), start(town)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(asked).toBe(1);
  });

  test.each<[string, RequestListener]>([
    ['breaks', (_request, answer) => answer.writeHead(500).end()],
    ['talks nonsense', (_request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>hello')],
    [
      'says it is another',
      (_request, answer) =>
        answer
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"issuer":"https://evil.example","authorization_endpoint":"https://evil.example/auth"}'),
    ],
  ])('one that %s is away', async (_what, listener) => {
    const answer = await start(await townAt(await listening(listener)));
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'auth.oidc-away']);
  });

  test('one that is back is used again at once', async () => {
    const { idp } = await startConnectedProvider();
    stops.push(() => idp.stop());
    const town = await townAt(idp.issuer);
    idp.broken = true;
    expect((await start(town)).statusCode).toBe(503);
    idp.broken = false;
    expect((await new TestBrowser(town).viaProvider('public', 'patient')).statusCode).toBe(302);
  });

  test('which goes away while somebody types a password there, the answer is “later”, and nobody is signed in', async () => {
    const { idp } = await startConnectedProvider();
    const town = await townAt(idp.issuer);
    const browser = new TestBrowser(town);
    const back = await browser.confirm('public', 'zhang');
    await idp.stop();
    const answer = await browser.open(back);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('统一身份认证暂不可用');
    expect(await browser.whoAmI()).toBeUndefined();
  });
});

test('where none is connected no way in is offered or open', async () => {
  const town = await startTestServer();
  stops.push(() => town.stop());
  const browser = new TestBrowser(town);
  expect((await browser.open('/api/v1/session/oidc')).json()).toEqual([]);
  expect((await browser.open('/api/v1/session/oidc/public/start')).statusCode).toBe(404);
});
