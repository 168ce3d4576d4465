import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openDesk, readJson, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const INDUSTRY = '区经信委（合成）';
const FORESTRY = '区林业局（合成）';
const DECISION = '渝中规委〔合成〕099号';
/** A day on which both plans were in force already; the decision leaves it as it was. */
const BEFORE = '2025-01-01';

const stage = useStage({ VISION_ENABLED: 'false' });
let planner: Page;
let conflictId = '';

interface Found {
  items: { id: string; sides: { authority: string; datasetName: { zh: string } }[] }[];
  total: number;
}

const conflicts = async (query: Record<string, string>) =>
  (await readJson(planner, `/api/v1/conflicts?${new URLSearchParams(query)}`)) as Found; // the contract of that address
const address = (query: Record<string, string>) =>
  `${stage.platform.address}/console/conflicts?${new URLSearchParams(query)}`;
const list = (page: Page): Locator => page.getByRole('region', { name: '规划冲突' });
const chosen = (page: Page): Locator => page.getByRole('region', { name: '所选冲突' });
const row = (page: Page): Locator => page.locator(`[data-id="${conflictId}"]`);

async function openAs(login: string): Promise<Page> {
  const page = await (await openDesk(stage.browser)).newPage();
  await signIn(page, address({ conflict: conflictId }), login);
  return page;
}

/** Opens a step by its button; what it asks for is in the form that appears. */
async function openStep(page: Page, action: string): Promise<Locator> {
  await chosen(page).getByRole('button', { name: action, exact: true }).click();
  return chosen(page).getByRole('form', { name: action });
}

async function pick(form: Locator, field: string, choice: string): Promise<void> {
  await form.getByRole('combobox', { name: field }).click();
  await form.page().locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: choice }).click();
}

async function confirm(form: Locator, reached: string): Promise<void> {
  await form.getByRole('button', { name: /^确认/ }).click();
  await chosen(form.page()).locator('.course [aria-current="step"]', { hasText: reached }).waitFor();
}

describe('two authorities reconcile their plans', () => {
  test('a link with filters, as the cockpit has them, opens the list filtered', async () => {
    planner = await (await openDesk(stage.browser)).newPage();
    await signIn(planner, address({ type: 'USE', severity: 'S3' }), 'planner');
    const use = list(planner).getByRole('button', { name: /^用途冲突 \d+$/ });
    await list(planner).locator('.conflict-rows li').first().waitFor();
    expect(await use.getAttribute('aria-pressed')).toBe('true');
    const kinds = await list(planner)
      .locator('.conflict-rows li b')
      .filter({ hasText: /冲突|不/ })
      .allTextContents();
    expect(kinds.length).toBeGreaterThan(5);
    expect(new Set(kinds)).toEqual(new Set(['用途冲突']));
    const { total } = await conflicts({ type: 'USE', severity: 'S3', limit: '1' });
    await list(planner).getByText(`共 ${total} 处`).waitFor();
    await use.click();
    await planner.waitForURL((url) => !url.searchParams.has('type') && url.searchParams.get('severity') === 'S3');
  });

  test('the keyboard goes down the list; the chosen one shows both plans and, on a small map, where they contradict', async () => {
    await planner.goto(address({ authority: INDUSTRY, status: 'detected' }));
    await list(planner).locator('.conflict-rows li').first().waitFor();
    await planner.keyboard.press('j');
    await planner.waitForURL((url) => url.searchParams.has('conflict'));
    await chosen(planner).getByRole('table').getByText(INDUSTRY).first().waitFor();
    await chosen(planner).locator('.conflict-map [data-ready="true"]').waitFor();
  });

  test('the planner assigns the two authorities and proposes whom to follow', async () => {
    const { items } = await conflicts({ authority: INDUSTRY, type: 'USE', status: 'detected', q: '林地' });
    conflictId = items[0]?.id ?? '';
    expect(conflictId, 'the demo plants a conflict of forest and industrial park').not.toBe('');
    await planner.goto(address({ conflict: conflictId }));
    await confirm(await openStep(planner, '指派双方'), '已指派');
    const form = await openStep(planner, '提出方案');
    await pick(form, '协调方案', '以 A 为准');
    await confirm(form, '已提方案');
    await chosen(planner).getByText('意见期限').waitFor();
    await planner.goto(address({ status: 'proposed' }));
    await row(planner)
      .getByText(/意见期限 \d{4}-\d{2}-\d{2}/)
      .waitFor();
  });

  test('each authority speaks for itself, and nobody for both', async () => {
    const forester = await openAs('forestry');
    let form = await openStep(forester, '反馈意见');
    await pick(form, '意见', '不同意');
    await confirm(form, '征求意见');
    form = await openStep(forester, '反馈意见');
    await form.getByRole('combobox', { name: '代表哪个部门' }).click();
    const voices = forester.locator('.ant-select-dropdown:visible .ant-select-item-option');
    await voices.first().waitFor();
    expect(await voices.allTextContents()).toEqual([FORESTRY]);
    const industrialist = await openAs('industry');
    form = await openStep(industrialist, '反馈意见');
    await pick(form, '意见', '不同意');
    await confirm(form, '征求意见');
    await chosen(industrialist).locator('.conflict-voices .sc-tag', { hasText: '不同意' }).nth(1).waitFor();
    expect(await chosen(industrialist).getByRole('button', { name: '作出决定', exact: true }).isDisabled()).toBe(true);
  });

  test('they differ: a conference is called, the leader decides, the planner changes the layer', async () => {
    await planner.goto(address({ conflict: conflictId }));
    await confirm(await openStep(planner, '召集会商'), '会商');
    const leader = await openAs('leader');
    let form = await openStep(leader, '作出决定');
    await form.getByLabel('决定文号').fill(DECISION);
    await confirm(form, '已决定');
    await planner.reload();
    form = await openStep(planner, '修改图层');
    await pick(form, '怎样修改', '以 A 为准，B 让出这块');
    await confirm(form, '已修改');
  });

  test('the conflict is gone from the list of today and can be closed; on the old day it is still there', async () => {
    await chosen(planner).getByText('重新比对后已不存在').waitFor();
    await confirm(await openStep(planner, '关闭冲突'), '已关闭');
    await chosen(planner).getByText(DECISION).first().waitFor();
    await planner.goto(address({ authority: INDUSTRY, type: 'USE' }));
    await list(planner).locator('.conflict-rows li, .sc-empty').first().waitFor();
    expect(await row(planner).count()).toBe(0);
    await planner.goto(address({ authority: INDUSTRY, type: 'USE', asOf: BEFORE }));
    await row(planner).waitFor();
  });

  test('so on the map: today’s list does not have it, that of the old day has, and choosing it opens it', async () => {
    await planner.goto(`${stage.platform.address}/console/map?conflicts=true&asOf=${BEFORE}`);
    await planner.getByText('冲突', { exact: true }).click();
    await row(planner).getByRole('button').click();
    await chosen(planner).getByText('重新比对后已不存在').waitFor();
    await planner.waitForURL((url) => url.searchParams.get('conflict') === conflictId);
    await planner.goto(`${stage.platform.address}/console/map?conflicts=true`);
    await planner.getByText('冲突', { exact: true }).click();
    await planner.locator('.conflict-rows li').first().waitFor();
    expect(await row(planner).count()).toBe(0);
  });

  test('a click on a conflict on the map chooses it', async () => {
    const { items } = await conflicts({ severity: 'S1', limit: '1' });
    const id = items[0]?.id ?? '';
    await planner.goto(`${stage.platform.address}/console/map?conflicts=true&conflict=${id}`);
    await chosen(planner).getByRole('table').waitFor();
    // the map is there and has flown to the conflict; closed on the way it would stop short of it
    await planner.locator('.map-stage [data-ready="true"]').waitFor();
    await planner.waitForTimeout(3_000);
    await chosen(planner).getByRole('button', { name: '关闭', exact: true }).click();
    await planner.waitForURL((url) => !url.searchParams.has('conflict'));
    // Until its tile is drawn a click asks what applies there, and the answer beside the map moves its middle.
    const choose = async () => {
      const box = await planner.locator('.map-stage').boundingBox();
      await planner.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
      await planner.waitForURL((url) => url.searchParams.has('conflict'), { timeout: 1_000 });
    };
    await expect.poll(() => choose().then(() => 'chosen', String), { timeout: 60_000 }).toBe('chosen');
    await chosen(planner).getByRole('table').waitFor();
  });
});
