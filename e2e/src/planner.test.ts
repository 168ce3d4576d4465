import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../server/src/platform/db/test-database.ts';
import { openBrowser, openDesk, signIn } from './browser.ts';
import { type RunningPlatform, startPlatform } from './platform.ts';

const CORNERS = [
  { x: 560, y: 240 },
  { x: 660, y: 240 },
  { x: 610, y: 320 },
];

let database: TestDatabase;
let platform: RunningPlatform;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = await startPlatform(database.connectionString, { VISION_ENABLED: 'false' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await database?.drop();
});

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(`the platform said:\n${platform.output()}`));
});

describe('the planner at the one map', () => {
  test('the planner opens the map: the plans are drawn, the other layers are not', async () => {
    desk = await (await openDesk(browser)).newPage();
    const tile = desk.waitForResponse(
      (answer) => answer.url().includes('/api/v1/map/tiles/') && answer.status() === 200,
    );
    await signIn(desk, `${platform.address}/console/map`, 'planner');
    await desk.getByRole('group', { name: '规划数据' }).waitFor();
    await tile;
    expect(await desk.getByRole('group', { name: '规划数据' }).getByRole('checkbox').first().isChecked()).toBe(true);
    expect(await desk.getByRole('group', { name: '基础数据' }).getByRole('checkbox').first().isChecked()).toBe(false);
  });

  test('a click asks what applies here, and outside the data the answer is “unknown”', async () => {
    await desk.locator('.map-stage [data-ready="true"]').waitFor();
    await desk.locator('.map-stage').click({ position: { x: 610, y: 280 } });
    const answers = desk.getByRole('region', { name: '这里适用什么' });
    await answers.getByText('适用', { exact: true }).waitFor();
    await desk.goto(`${platform.address}/console/map?at=100.1,20.1`);
    await answers.getByText('未知', { exact: true }).waitFor();
    expect(await answers.getByText('适用', { exact: true }).count()).toBe(0);
    expect(await answers.getByText('不适用', { exact: true }).count()).toBe(0);
  });

  test('a drawn triangle has an area, and it can be asked about', async () => {
    await desk.goto(`${platform.address}/console/map`);
    await desk.locator('.map-stage [data-ready="true"]').waitFor();
    await desk.getByRole('button', { name: '画面积' }).click();
    for (const position of CORNERS) await desk.locator('.map-stage').click({ position });
    expect(await desk.locator('.map-tools output').textContent()).toMatch(/^[1-9][\d.,]* (ha|m²)/);
    await desk.getByRole('button', { name: '查询范围' }).click();
    await desk.getByText('所画范围').waitFor();
  });

  test('another day is in the address, and the map behind the divider shows it', async () => {
    await desk.goto(`${platform.address}/console/map?asOf=2026-01-01&vs=2023-06-01`);
    await desk.getByRole('slider', { name: '两个时点之间的分隔线' }).waitFor();
    expect(await desk.locator('.map-days time').allTextContents()).toEqual(['2026-01-01', '2023-06-01']);
    await desk.locator('.map-other .sc-map').waitFor();
    expect(await desk.locator('.map-stage .sc-map').count()).toBe(2);
  });
});
