import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, actorKey, findTokenActor, putApiTokenInTrx } from '../platform/auth/index.ts';
import { sql } from '../platform/db/index.ts';
import { DEMO_PASSWORD } from './demo-seed.ts';
import { startTestServer, TEST_NOW, type TestServer } from './test-server.ts';

let town: TestServer;
beforeAll(async () => {
  town = await startTestServer({ sessionIdleSeconds: 1_800, sessionAbsoluteSeconds: 43_200 });
});
afterAll(() => town.stop());
beforeEach(() => town.clock.set(TEST_NOW));

const MINUTE = 60_000;

/** The cookie that an answer sets, as a browser would send it back. */
function cookieOf(answer: { cookies: { name: string; value: string }[] }): string | undefined {
  const [cookie] = answer.cookies;
  return cookie && `${cookie.name}=${cookie.value}`;
}

const whoAmI = (cookie: string | undefined) =>
  town.server.inject({ url: '/api/v1/session', headers: { cookie: cookie ?? '' } });

async function signedIn(login = 'operator'): Promise<string> {
  const cookie = cookieOf(await town.signIn(login));
  if (!cookie) throw new Error('no cookie');
  return cookie;
}

describe('who is still here', () => {
  const sessionOf = async (login: string): Promise<Actor> => {
    const answer = await town.signIn(login);
    const found = await town.platform.sessions.find(answer.cookies[0]?.value ?? '');
    if (!found) throw new Error('not signed in');
    return found.actor;
  };
  const stillHere = async (...actors: Actor[]) => {
    const found = await town.platform.sessions.findActorsNow(actors);
    return actors.filter((actor) => found.has(actorKey(actor))).map((actor) => actor.displayName);
  };

  test('not a session signed out or of a disabled account, whoever ended it; the others with what they may now', async () => {
    const [gone, disabled, good] = [await sessionOf('operator'), await sessionOf('leader'), await sessionOf('lead')];
    expect(await stillHere(gone, disabled, good)).toHaveLength(3);
    await sql`update auth.sessions set ended_at = now() where id = ${gone.session?.id}`.execute(town.database.db);
    await sql`update auth.accounts set disabled_at = now() where id = ${disabled.id}`.execute(town.database.db);
    expect(await stillHere(gone, disabled, good)).toEqual([good.displayName]);
    await sql`update auth.accounts set disabled_at = null where id = ${disabled.id}`.execute(town.database.db);
    const { permissions, scopes } = good;
    expect([...(await town.platform.sessions.findActorsNow([good])).values()]).toEqual([{ permissions, scopes }]);
  });

  test('not a session unused for half an hour, nor one older than half a day', async () => {
    const actor = await sessionOf('operator');
    town.clock.advance(30 * MINUTE - 1_000);
    expect(await stillHere(actor)).toHaveLength(1);
    town.clock.advance(1_000);
    expect(await stillHere(actor)).toEqual([]);
    await sql`update auth.sessions set last_seen_at = last_seen_at + interval '1 day' where id = ${actor.session?.id}`.execute(
      town.database.db,
    );
    expect(await stillHere(actor)).toHaveLength(1);
    town.clock.advance(12 * 60 * MINUTE);
    expect(await stillHere(actor)).toEqual([]);
  });

  test('not a machine whose token was revoked', async () => {
    const token = {
      name: 'test machine',
      token: 'for the test',
      permissions: ['camera.view'],
      scopePath: '50/500103/',
    };
    await town.database.db.transaction().execute((trx) => putApiTokenInTrx(trx, token));
    const machine = await findTokenActor(town.database.db, town.clock, token.token);
    if (!machine) throw new Error('no such token');
    expect(await stillHere(machine)).toHaveLength(1);
    await sql`update auth.api_tokens set revoked_at = now() where id = ${machine.id}`.execute(town.database.db);
    expect(await stillHere(machine)).toEqual([]);
  });
});

describe('signing in', () => {
  test('gives a cookie that no script can read and no other site can send, and says who one is', async () => {
    const answer = await town.signIn('operator');
    expect(answer.cookies).toMatchObject([
      { name: 'session', httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 43_200 },
    ]);
    expect(answer.json()).toMatchObject({ roles: [{ zh: '受理员' }], scopes: [{ path: '50/500103/' }] });
    expect(answer.json().csrfToken).toMatch(/^[\w-]{43}$/);
  });

  test('over TLS the cookie is bound to this very origin', async () => {
    const secure = await startTestServer({ secureCookies: true });
    const answer = await secure.signIn('operator');
    await secure.stop();
    expect(answer.cookies).toMatchObject([{ name: '__Host-session', secure: true, path: '/' }]);
    expect(answer.headers['strict-transport-security']).toContain('max-age');
  });

  test('a wrong password and an unknown login look alike', async () => {
    const wrong = await town.signIn('leader', 'wrong');
    const unknown = await town.signIn('nobody-here', 'wrong');
    const told = ({ statusCode, json }: typeof wrong) => ({ statusCode, ...json(), requestId: '' });
    expect(wrong.statusCode).toBe(401);
    expect(told(unknown)).toEqual(told(wrong));
  });

  test('five wrong passwords lock the account for 15 minutes, also for the right one', async () => {
    for (let n = 0; n < 5; n++) expect((await town.signIn('lead', `guess ${n}`)).statusCode).toBe(401);
    const locked = await town.signIn('lead', DEMO_PASSWORD);
    expect(locked.statusCode).toBe(429);
    expect(locked.headers['retry-after']).toBe('900');
    expect(locked.json()).toMatchObject({ code: 'auth.locked', detail: '请在 15 分钟后重试。' });
    expect((await town.signIn('operator')).statusCode).toBe(200);
    town.clock.advance(15 * MINUTE - 1);
    expect((await town.signIn('lead', DEMO_PASSWORD)).statusCode).toBe(429);
    town.clock.advance(1);
    expect((await town.signIn('lead', DEMO_PASSWORD)).statusCode).toBe(200);
  });

  test('guesses sent all at once count as well: the right one among them comes too late', async () => {
    const guesses = Array.from({ length: 12 }, (_, n) => town.signIn('daping01', `guess ${n}`));
    const last = town.signIn('daping01', DEMO_PASSWORD);
    await Promise.all(guesses);
    expect((await last).json()).toMatchObject({ status: 429, code: 'auth.locked' });
  });

  test('four wrong ones and a right one start the count anew', async () => {
    for (const password of ['a', 'b', 'c', 'd', DEMO_PASSWORD, 'e', 'f', 'g', 'h'])
      await town.signIn('admin', password);
    expect((await town.signIn('admin')).statusCode).toBe(200);
  });

  test('too many attempts from one address are slowed down', async () => {
    const strict = await startTestServer({ loginsPerMinute: 3 });
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await strict.signIn('operator', 'wrong'));
    await strict.stop();
    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 401, 429]);
    expect(answers[3]?.json()).toMatchObject({ code: 'request.too-many', title: '请求过于频繁' });
  });

  test('behind a proxy that is trusted each caller is counted by itself; a stranger cannot pretend to be many', async () => {
    const codes = async (trustedProxies: string | undefined) => {
      const strict = await startTestServer({ loginsPerMinute: 2, trustedProxies });
      const answers = [];
      for (let n = 0; n < 4; n++) {
        const answer = await strict.server.inject({
          method: 'POST',
          url: '/api/v1/session',
          headers: { 'x-forwarded-for': `203.0.113.${n}` },
          payload: { login: 'nobody-here', password: 'wrong' },
        });
        answers.push(answer.statusCode);
      }
      await strict.stop();
      return answers;
    };
    expect(await codes('loopback')).toEqual([401, 401, 401, 401]);
    expect(await codes(undefined)).toEqual([401, 401, 429, 429]);
  });

  test('neither password nor cookie is ever logged', async () => {
    const cookie = await signedIn();
    await town.signIn('operator', 'my secret typo');
    const written = JSON.stringify(town.log);
    expect(written).not.toContain('my secret typo');
    expect(written).not.toContain(cookie.slice(8));
  });
});

describe('a session', () => {
  test('ends after half an hour without use, not before', async () => {
    const cookie = await signedIn();
    town.clock.advance(29 * MINUTE);
    expect((await whoAmI(cookie)).statusCode).toBe(200);
    town.clock.advance(29 * MINUTE);
    expect((await whoAmI(cookie)).statusCode).toBe(200);
    town.clock.advance(31 * MINUTE);
    expect((await whoAmI(cookie)).statusCode).toBe(401);
  });

  test('ends after twelve hours however busy', async () => {
    let cookie = await signedIn();
    for (let minute = 20; minute <= 720; minute += 20) {
      town.clock.set(new Date(new Date(TEST_NOW).getTime() + minute * MINUTE - 1));
      const answer = await whoAmI(cookie);
      expect(answer.statusCode).toBe(200);
      cookie = cookieOf(answer) ?? cookie;
    }
    town.clock.advance(6_000);
    expect((await whoAmI(cookie)).statusCode).toBe(401);
  });

  test('changes its cookie every hour; the old one holds a minute for what is under way', async () => {
    const old = await keptBusy(65);
    const answer = await whoAmI(old);
    const fresh = cookieOf(answer);
    expect(fresh).toBeDefined();
    expect(fresh).not.toBe(old);
    expect(answer.cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
    expect((await whoAmI(old)).statusCode).toBe(200);
    town.clock.advance(66_000);
    expect((await whoAmI(old)).statusCode).toBe(401);
    expect((await whoAmI(fresh)).statusCode).toBe(200);
  });

  test('requests side by side never get two new cookies, of which one would be dead', async () => {
    const old = await keptBusy(65);
    const answers = await Promise.all([1, 2, 3, 4].map(() => whoAmI(old)));
    const fresh = answers.flatMap((answer) => cookieOf(answer) ?? []);
    expect(fresh).toHaveLength(1);
    town.clock.advance(66_000);
    expect((await whoAmI(fresh[0])).statusCode).toBe(200);
  });

  test('an event stream, which cannot set a cookie, leaves it as it is', async () => {
    const cookie = await keptBusy(65);
    const stop = new AbortController();
    await fetch(`${town.address}/api/v1/push`, { headers: { cookie }, signal: stop.signal });
    stop.abort();
    town.clock.advance(66_000);
    expect((await whoAmI(cookie)).statusCode).toBe(200);
  });

  test('is over after signing out, and its event stream with it', async () => {
    const cookie = await signedIn();
    const { csrfToken } = (await whoAmI(cookie)).json();
    const stream = await fetch(`${town.address}/api/v1/push`, { headers: { cookie } });
    const ended = stream.text().then(
      () => 'ended',
      () => 'ended',
    );
    const headers = { cookie, 'x-csrf-token': csrfToken };
    const answer = await town.server.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    expect(answer.statusCode).toBe(204);
    expect(answer.cookies).toMatchObject([{ name: 'session', value: '' }]);
    expect((await whoAmI(cookie)).statusCode).toBe(401);
    expect(await ended).toBe('ended');
  });

  test('of an account that was disabled ends within seconds', async () => {
    const cookie = await signedIn('jiefangbei01');
    await sql`update auth.accounts set disabled_at = now() where login = 'jiefangbei01'`.execute(town.database.db);
    town.clock.advance(6_000);
    expect((await whoAmI(cookie)).statusCode).toBe(401);
    expect((await town.signIn('jiefangbei01')).statusCode).toBe(401);
  });
});

/** A session in use for so many minutes, not asked in the last five. */
async function keptBusy(minutes: number): Promise<string> {
  const cookie = await signedIn();
  for (let minute = 0; minute < minutes - 5; minute += 20) {
    town.clock.advance(20 * MINUTE);
    await whoAmI(cookie);
  }
  town.clock.advance(5 * MINUTE);
  return cookie;
}
