import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDirectory } from '../../base/directory/index.ts';
import { createAccountsInTrx } from '../../platform/auth/index.ts';
import { createTestClock } from '../../platform/clock/clock.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { createHttpServer, type RouteScope, sessionRoutes } from '../../platform/http/index.ts';
import { silentLogger } from '../../platform/log/log.ts';
import { peopleRoutes } from './people-routes.ts';

const clock = createTestClock('2026-11-23T18:00:00Z');
const PASSWORD = 'a password for the test';
let database: TestDatabase;
let server: RouteScope;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute(async (trx) => {
    const people = await seedDirectory(trx, { now: clock.now() });
    const accounts = people
      .filter(({ login }) => ['operator', 'shangqingsi01'].includes(login))
      .map(({ login, displayName, personId, role, scopePath, scopeName }) => ({
        login,
        displayName,
        personId,
        password: PASSWORD,
        grants: [{ role, scopePath, scopeName }],
      }));
    const streetOperator = {
      login: 'street-operator',
      displayName: '合成受理员',
      password: PASSWORD,
      grants: [{ role: 'operator', scopePath: '50/500103/500103003/', scopeName: '解放碑街道' }],
    };
    await createAccountsInTrx(trx, [...accounts, streetOperator]);
  });
  const unused = async () => {};
  const platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  server = await createHttpServer(platform, (scope) => {
    sessionRoutes(scope, platform);
    peopleRoutes(scope, platform);
  });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

async function ask(login: string, query = '') {
  const signedIn = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, password: PASSWORD },
  });
  const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]));
  return server.inject({ url: `/api/v1/people${query}`, cookies });
}

describe('whom an operator can dispatch to', () => {
  test('everybody rostered in the district, with post, position and open tasks', async () => {
    const { items } = (await ask('operator', '?onDuty=true')).json();
    expect(items).toHaveLength(33 * 2 + 11 * 2 + 4 * 2);
    expect(items[0]).toMatchObject({ onDuty: true, openTasks: 0, synthetic: true, postName: expect.any(String) });
  });

  test('one street when asked for one', async () => {
    const { items } = (await ask('operator', '?street=500103005')).json();
    expect(items).toHaveLength(8);
    expect(new Set(items.map(({ streetCode }: { streetCode: string }) => streetCode))).toEqual(new Set(['500103005']));
  });

  test('an operator of one street sees nobody of another, however the question is put', async () => {
    const streets = (await ask('street-operator'))
      .json()
      .items.map(({ streetCode }: { streetCode: string }) => streetCode);
    expect(new Set(streets)).toEqual(new Set(['500103003']));
    expect((await ask('street-operator', '?street=500103005')).json().items).toEqual([]);
  });

  test('an officer on the street may not look people up', async () => {
    expect((await ask('shangqingsi01')).statusCode).toBe(403);
  });
});
