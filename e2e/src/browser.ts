import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Debian’s Chromium, without any call to the outside. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
}

/** A phone in an officer’s hand: small, touch, knows where it is. */
export function openPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    geolocation: { longitude: 106.5381, latitude: 29.5527 },
    permissions: ['geolocation'],
  });
}

export function openDesk(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
}

export async function signIn(page: Page, address: string, login: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill('shancheng-demo');
  await page.getByRole('button', { name: '登录' }).click();
}

/** A small real JPEG, for a phone without a camera. */
export async function photo(page: Page): Promise<Buffer> {
  return page.screenshot({ type: 'jpeg', quality: 60 });
}

/** What the server answers this very page’s session. */
export function readJson(page: Page, path: string): Promise<unknown> {
  return page.evaluate(async (address) => (await fetch(address)).json(), path);
}
