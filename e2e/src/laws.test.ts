import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const stage = useStage({ VISION_ENABLED: 'false' });
let desk: Page;

beforeAll(async () => {
  desk = await (await openDesk(stage.browser)).newPage();
});
/** The rule on visitors’ identity papers, where it is cited so. */
const rule = (citation: string) =>
  desk.getByRole('listitem').filter({ hasText: citation }).filter({ hasText: '未按规定核对、登记上网消费者' });

describe('the legal clerk and the law as of a day', () => {
  test('after signing in the statutes are there; a chosen one is read with its headings', async () => {
    await signIn(desk, `${stage.platform.address}/console/`, 'lawclerk');
    await desk.getByRole('button', { name: '互联网上网服务营业场所管理条例' }).click();
    await rule('第三十三条第一款第（三）项').waitFor();
    expect(await desk.getByText('非官方文本').count()).toBe(1);
  });

  test('a statute that another has replaced says so, and on an older day was in force', async () => {
    const air = desk.getByRole('button', { name: '中华人民共和国大气污染防治法' });
    await air.getByText('2026-08-15 起失效').waitFor();
    await desk.getByLabel('以此日为准').fill('2026-08-14');
    await air.getByText('2018-10-26 起施行').waitFor();
  });

  test('in May 2021 the same rule stood in article 32', async () => {
    await desk.getByLabel('以此日为准').fill('2021-05-10');
    await rule('第三十二条第一款第（三）项').waitFor();
    expect(new URL(desk.url()).searchParams.get('on')).toBe('2021-05-10');
    expect(await rule('第三十三条第一款第（三）项').count()).toBe(0);
  });

  test('a search goes through all statutes, and finds nothing for what nobody wrote', async () => {
    await desk.goto(`${stage.platform.address}/console/laws`);
    await desk.getByRole('searchbox', { name: '搜条文' }).fill('疏散通道');
    await desk.keyboard.press('Enter');
    await desk.getByText('消防法第二十八条', { exact: false }).first().waitFor();
    await desk.getByRole('searchbox', { name: '搜条文' }).fill('月球执法');
    await desk.keyboard.press('Enter');
    await desk.getByText('没有找到').waitFor();
  });
});
