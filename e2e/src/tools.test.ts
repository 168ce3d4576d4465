import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk, signIn } from './browser.ts';
import { useStage } from './stage.ts';

/** A triangle over the river and the old town, where several layers have something to say. */
const CORNERS = [
  { x: 300, y: 200 },
  { x: 420, y: 200 },
  { x: 400, y: 320 },
];

const stage = useStage({ VISION_ENABLED: 'false' });
let desk: Page;

beforeAll(async () => {
  desk = await (await openDesk(stage.browser)).newPage();
  await signIn(desk, `${stage.platform.address}/console/map`, 'planner');
  await desk.locator('.map-stage [data-ready="true"]').waitFor();
});

async function openTool(tool: string): Promise<void> {
  await desk.goto(`${stage.platform.address}/console/map?tool=${tool}`);
  await desk.locator('.map-stage [data-ready="true"]').waitFor();
}

describe('the tools beside the map', () => {
  test('a drawn area is examined: the verdict, its reasons, every layer, and the report as PDF', async () => {
    await openTool('compliance');
    const examine = desk.getByRole('button', { name: '审查', exact: true });
    expect(await examine.isDisabled()).toBe(true);
    await desk.getByRole('button', { name: '在地图上画范围' }).click();
    for (const position of CORNERS) await desk.locator('.map-stage').click({ position });
    await desk.getByLabel('项目名称').fill('滨江住宅（合成）');
    await examine.click();
    const report = desk.getByRole('article', { name: '审查结果' });
    await report.getByText('不符合', { exact: true }).first().waitFor();
    expect(await report.locator('.compliance-reasons li').count()).toBeGreaterThan(0);
    expect(await report.locator('.compliance-layers > li').count()).toBeGreaterThan(5);
    const link = await report.getByRole('link', { name: '下载报告 PDF' }).getAttribute('href');
    const pdf = await desk.request.get(`${stage.platform.address}${link}`);
    expect(pdf.headers()['content-type']).toContain('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('the check stands in the list of earlier checks and opens as it was made', async () => {
    await openTool('compliance');
    await desk.getByText('以往审查', { exact: true }).click();
    await desk.getByRole('button', { name: '滨江住宅（合成）' }).click();
    await desk.getByRole('article', { name: '审查结果' }).getByText('不符合', { exact: true }).first().waitFor();
  });

  test('service coverage runs in the background and can be cancelled', async () => {
    await openTool('coverage');
    await desk.getByRole('button', { name: '开始分析' }).click();
    await desk.getByRole('progressbar', { name: '进度' }).waitFor();
    await desk.getByRole('button', { name: '取消', exact: true }).click();
    await desk.getByText('已取消，没有留下结果。').waitFor();
    expect(await desk.locator('.tool-figures').count()).toBe(0);
  });

  test('coverage that is left alone finishes, and the page read anew still shows it', async () => {
    await openTool('coverage');
    await desk.getByRole('button', { name: '重新设置' }).click();
    await desk.getByRole('button', { name: '开始分析' }).click();
    await desk.getByRole('progressbar', { name: '进度' }).waitFor();
    await desk.reload();
    const share = desk.locator('.tool-figure').filter({ hasText: '15 分钟内覆盖' }).locator('b');
    await share.waitFor({ timeout: 120_000 });
    expect(Number.parseFloat((await share.textContent()) ?? '')).toBeGreaterThan(0);
    await openTool('analyses');
    const rows = desk.locator('.tool-rows > li');
    await rows.first().waitFor();
    expect(await rows.allTextContents()).toEqual([expect.stringContaining('完成'), expect.stringContaining('已取消')]);
  });

  test('a co-ordination page leads to the conflicts it counts, filtered', async () => {
    await desk.goto(`${stage.platform.address}/console/coordination/planning`);
    await desk.getByRole('heading', { name: '规划统筹' }).waitFor();
    const figure = desk.locator('.coordination-figures li').filter({ hasText: '触及刚性管控的冲突' });
    const counted = Number.parseInt((await figure.locator('b').textContent()) ?? '', 10);
    expect(counted).toBeGreaterThan(0);
    await figure.getByRole('link').click();
    await desk.waitForURL(/\/console\/conflicts\?.*severity=S1/);
    await desk.getByText(`共 ${counted} 处`).waitFor();
  });
});
