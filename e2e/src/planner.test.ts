import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openDesk, openPhone, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const CORNERS = [
  { x: 560, y: 240 },
  { x: 660, y: 240 },
  { x: 610, y: 320 },
];

const stage = useStage({ VISION_ENABLED: 'false' });
let desk: Page;

describe('the planner at the one map', () => {
  test('the planner opens the map: the plans are drawn, the other layers are not', async () => {
    desk = await (await openDesk(stage.browser)).newPage();
    const tile = desk.waitForResponse(
      (answer) => answer.url().includes('/api/v1/map/tiles/') && answer.status() === 200,
    );
    await signIn(desk, `${stage.platform.address}/console/map`, 'planner');
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
    await desk.goto(`${stage.platform.address}/console/map?at=100.1,20.1`);
    await answers.getByText('未知', { exact: true }).waitFor();
    expect(await answers.getByText('适用', { exact: true }).count()).toBe(0);
    expect(await answers.getByText('不适用', { exact: true }).count()).toBe(0);
  });

  test('a drawn triangle has an area, and it can be asked about', async () => {
    await desk.goto(`${stage.platform.address}/console/map`);
    await desk.locator('.map-stage [data-ready="true"]').waitFor();
    await desk.getByRole('button', { name: '画面积' }).click();
    for (const position of CORNERS) await desk.locator('.map-stage').click({ position });
    expect(await desk.locator('.map-tools output').textContent()).toMatch(/^[1-9][\d.,]* (ha|m²)/);
    await desk.getByRole('button', { name: '查询范围' }).click();
    await desk.getByText('所画范围').waitFor();
  });

  test('another day is in the address, and the map behind the divider shows it', async () => {
    await desk.goto(`${stage.platform.address}/console/map?asOf=2026-01-01&vs=2023-06-01`);
    await desk.getByRole('slider', { name: '左右两侧之间的分隔线' }).waitFor();
    expect(await desk.locator('.map-days time').allTextContents()).toEqual(['2026-01-01', '2023-06-01']);
    await desk.locator('.map-other .sc-map').waitFor();
    expect(await desk.locator('.map-stage .sc-map').count()).toBe(2);
  });

  test('two plans stand beside each other, each half says what it shows', async () => {
    await desk.goto(`${stage.platform.address}/console/map?on=detailed-plan&von=territorial-plan&split=side`);
    await desk.locator('.map-side[data-side="left"]', { hasText: '控制性详细规划' }).waitFor();
    await desk.locator('.map-side[data-side="right"]', { hasText: '国土空间规划' }).waitFor();
    await desk.getByText('卷帘', { exact: true }).click();
    await desk.getByRole('slider', { name: '左右两侧之间的分隔线' }).waitFor();
    expect(new URL(desk.url()).searchParams.get('von')).toBe('territorial-plan');
  });

  test('the legend names the codes, and a code switched off is drawn no more', async () => {
    await desk.goto(`${stage.platform.address}/console/map?on=detailed-plan`);
    await desk.locator('.code-legend').getByRole('button', { name: '图例' }).click();
    const line = desk.locator('.code-legend').getByRole('button', { name: /^070102 二类城镇住宅用地/ });
    await line.click();
    await desk.waitForURL((url) => url.searchParams.get('hide') === '070102');
    expect(await line.getAttribute('aria-pressed')).toBe('false');
  });

  test('the map is printed on one A4 sheet with legend, scale, north and versions', async () => {
    await desk.getByRole('button', { name: '打印', exact: true }).click();
    const sheet = desk.getByRole('region', { name: '打印' });
    await sheet.getByText('1:', { exact: false }).last().waitFor();
    await sheet.getByRole('img', { name: '指北针' }).waitFor();
    await sheet.getByText(/控制性详细规划.*区规划自然资源局.*v\d+ \d{4}-/).waitFor();
    const pdf = await desk.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await sheet.getByRole('button', { name: '关闭' }).click();
  });

  test('on a phone the panels are sheets at the bottom and the map keeps the screen', async () => {
    const phone = await (await openPhone(stage.browser)).newPage();
    await signIn(phone, `${stage.platform.address}/console/map`, 'planner');
    await phone.locator('.map-stage [data-ready="true"]').waitFor();
    const tall = (await phone.locator('.map-stage').boundingBox())?.height ?? 0;
    expect(tall).toBeGreaterThan(500);
    expect(Number(await phone.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    await phone.getByRole('button', { name: '展开面板' }).click();
    await phone.getByRole('checkbox', { name: '道路（合成）' }).check();
    await phone.getByRole('button', { name: '收起面板' }).click();
    await phone.close();
  });
});
