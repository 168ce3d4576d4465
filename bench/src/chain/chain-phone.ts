import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LonLat } from '@shancheng/contracts';
import { chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../load/demo-password.ts';
import { signIn } from '../load/phone.ts';
import type { Stops } from '../platform/stops.ts';

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--no-first-run', '--disable-quic', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
];

/** When the phone page had each task, by its own clock, as often as it said so. */
export type PageReceipts = Map<string, number[]>;

/** The built phone app in Chromium, an officer signed in; collects the receipts that the page itself sends. */
export async function openChainPhone(
  address: string,
  login: string,
  dataDir: string,
  stops: Stops,
): Promise<PageReceipts> {
  const browser = await chromium.launch({ executablePath: await politeChromium(dataDir), args: FLAGS });
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

/** One task reported by hand, until the phone has it: its first card and first map are drawn before anything is timed. */
export async function ringOnce(port: number, location: LonLat, receipts: PageReceipts): Promise<void> {
  const { cookie, csrfToken } = await signIn(port, 'operator');
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/incidents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ commandId: randomUUID(), eventType: '0501', location, source: 'grid', description: '合成' }),
  });
  if (response.status !== 201) throw new Error(`not reported: ${response.status} ${await response.text()}`);
  for (let waited = 0; receipts.size === 0; waited += 100) {
    if (waited > 15_000) throw new Error('the phone never rang');
    await delay(100);
  }
  await delay(3_000);
}

/** A phone has a processor of its own; here it shares two cores with the product, so it only takes what is left over. */
async function politeChromium(dataDir: string): Promise<string> {
  const program = join(dataDir, 'polite-chromium');
  await writeFile(program, '#!/bin/sh\nexec nice -n 10 /usr/bin/chromium "$@"\n', { mode: 0o755 });
  return program;
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
