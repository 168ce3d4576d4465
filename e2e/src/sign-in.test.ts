import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startIdentityProvider, TEST_CLIENT } from '../../server/src/platform/auth/oidc/test-identity-provider.ts';
import { openDesk, openPhone, readJson, signIn } from './browser.ts';
import { useStage } from './stage.ts';

/** The provider has to know beforehand where it may send people back to. */
function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const idp = await startIdentityProvider(
  ['official', 'public'].map((entrance) => `${origin}/api/v1/session/oidc/${entrance}/callback`),
);
const connected = (prefix: string) => ({
  [`${prefix}_ISSUER`]: idp.issuer,
  [`${prefix}_CLIENT_ID`]: TEST_CLIENT.clientId,
  [`${prefix}_CLIENT_SECRET`]: TEST_CLIENT.clientSecret,
});
const stage = useStage({
  VISION_ENABLED: 'false',
  PORT: String(port),
  PUBLIC_ORIGIN: origin,
  ...connected('OIDC_OFFICIAL'),
  ...connected('OIDC_PUBLIC'),
});
afterAll(() => idp.stop());

async function confirmAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('姓名').fill(name);
  await page.getByRole('button', { name: '确认' }).click();
}

describe('an official in a real browser', () => {
  let desk: Page;
  const asked: URL[] = [];
  beforeAll(async () => {
    desk = await (await openDesk(stage.browser)).newPage();
    desk.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin === idp.issuer && url.pathname === '/auth') asked.push(url);
    });
  });

  test('connects the identity after signing in by password; a wrong password at that point signs nobody out', async () => {
    await signIn(desk, `${origin}/console/`, 'planner');
    await desk.getByRole('button', { name: '关联统一认证' }).click();
    const dialog = desk.getByRole('dialog', { name: '请核验身份' });
    await dialog.getByLabel('再输一次登录密码').fill('not the one');
    await dialog.getByRole('button', { name: '确认是本人' }).click();
    await dialog.getByText('密码不正确').waitFor();
    await dialog.getByLabel('再输一次登录密码').fill('shancheng-demo');
    await dialog.getByRole('button', { name: '确认是本人' }).click();
    await confirmAs(desk, 'wang');
    await desk.getByRole('button', { name: '退出登录' }).waitFor();
    expect(new URL(desk.url()).origin).toBe(origin);
    expect(await desk.getByRole('button', { name: '关联统一认证' }).count()).toBe(0);
  });

  test('signs in by it from then on, with a code challenge and no password', async () => {
    const before = await readJson(desk, '/api/v1/session');
    await desk.getByRole('button', { name: '退出登录' }).click();
    await desk.getByRole('link', { name: '用政务统一身份认证登录' }).click();
    await desk.getByRole('button', { name: '退出登录' }).waitFor();
    const now = await readJson(desk, '/api/v1/session');
    const account = { accountId: expect.stringMatching(/^[0-9a-f-]{36}$/) };
    expect(before).toMatchObject(account);
    expect(now).toMatchObject({ accountId: (before as { accountId: string }).accountId }); // checked in the line before
    expect(asked.at(-1)?.searchParams.get('code_challenge_method')).toBe('S256');
  });

  test('confirms a signature at the provider, which asks again although it knows the person', async () => {
    const ways = () => readJson(desk, '/api/v1/session/step-up?purpose=sign:4f0c2d');
    expect(await ways()).not.toHaveProperty('proof');
    await desk.goto(`${origin}/api/v1/session/oidc/official/start?mode=step-up&purpose=sign:4f0c2d&returnTo=/console/`);
    await confirmAs(desk, 'wang');
    await desk.getByRole('button', { name: '退出登录' }).waitFor();
    expect(await ways()).toMatchObject({ proof: { purpose: 'sign:4f0c2d' } });
    expect(asked.at(-1)?.searchParams.get('prompt')).toBe('login');
  });
});

describe('a resident with a phone', () => {
  test('signs in at the public entrance and has an account; by the entrance of the offices there is only an explanation', async () => {
    const phone = await (await openPhone(stage.browser)).newPage();
    await phone.goto(`${origin}/m/`);
    await phone.getByRole('link', { name: '用政务统一身份认证登录' }).click();
    await confirmAs(phone, 'zhang');
    await phone.getByText('此身份尚未关联本平台账号').waitFor();
    await phone.getByRole('link', { name: '返回' }).click();
    await phone.getByLabel('账号').waitFor();
    await phone.goto(`${origin}/portal/sign-in`);
    await phone.getByRole('link', { name: '用市民统一身份认证登录' }).click();
    await phone.getByText('zhang（合成）').waitFor();
    expect(await readJson(phone, '/api/v1/session')).toMatchObject({
      displayName: 'zhang（合成）',
      roles: [{ zh: '市民' }],
    });
  });
});
