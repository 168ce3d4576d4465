import { chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../load/demo-password.ts';
import type { Stops } from '../platform/stops.ts';

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--no-first-run', '--disable-quic', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
];

/** When the phone page had each task, by its own clock, as often as it said so. */
export type PageReceipts = Map<string, number[]>;

/** The built phone app in Chromium, an officer signed in; collects the receipts that the page itself sends. */
export async function openChainPhone(address: string, login: string, stops: Stops): Promise<PageReceipts> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  stops.add(() => browser.close());
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const receipts: PageReceipts = new Map();
  collect(page, receipts);
  await page.goto(`${address}/m/`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  const stream = page.waitForRequest((request) => request.url().endsWith('/api/v1/push'), { timeout: 60_000 });
  await page.getByRole('button', { name: '登录' }).click();
  await stream;
  return receipts;
}

function collect(page: Page, receipts: PageReceipts): void {
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/tasks/receipts')) return;
    const body = request.postDataJSON() as { receipts: { taskId: string; receivedAt: string }[] }; // contracts/task.ts
    for (const { taskId, receivedAt } of body.receipts) {
      receipts.set(taskId, [...(receipts.get(taskId) ?? []), new Date(receivedAt).getTime()]);
    }
  });
}
