import type { Page } from 'playwright-core';

/** A plan by the theme of internet cafés for one of them, from today; the page shows what the engine proposes. */
export async function planCafeVisit(page: Page, cafe: string): Promise<void> {
  await page.getByRole('link', { name: '新建计划' }).click();
  await page.getByLabel('主题（一件事）').click();
  await page.getByTitle('网吧综合查一次').click();
  await page.getByRole('textbox', { name: '从' }).fill(today());
  await page.getByRole('checkbox', { name: new RegExp(cafe) }).check();
  await page.getByRole('button', { name: '建立计划' }).click();
}

/** Ticks officers by the end of their certificate numbers and confirms. */
export async function chooseOfficers(page: Page, numbers: readonly string[], confirm: string): Promise<void> {
  for (const number of numbers) await page.getByRole('checkbox', { name: `500103-${number}` }).check();
  await page.getByRole('button', { name: confirm }).click();
}

/** Opens the plan that waits for this department and joins it. */
export async function joinWaitingPlan(page: Page, officers: readonly string[]): Promise<void> {
  await page.getByRole('heading', { name: '待我部门答复（1）' }).waitFor();
  await page.getByRole('table', { name: '待我部门答复' }).getByRole('link').first().click();
  await page.getByRole('button', { name: '部门答复' }).click();
  await page.getByText('参加，派执法人员').click();
  await chooseOfficers(page, officers, '确定部门答复');
}

export async function approvePlan(page: Page, documentNo: string): Promise<void> {
  await page.getByText('没有障碍，可以批准').waitFor();
  await page.getByRole('button', { name: '批准', exact: true }).click();
  await page.getByLabel('审批文号').fill(documentNo);
  await page.getByRole('button', { name: '确定批准' }).click();
  await page.getByRole('table', { name: '检查对象' }).getByRole('link', { name: '已批准' }).waitFor();
}

/** From an approved plan to its only check, which is announced to the enterprise; its id. */
export async function announceCheck(page: Page): Promise<string> {
  await page.getByRole('table', { name: '检查对象' }).getByRole('link', { name: '已批准' }).click();
  await page.getByRole('button', { name: '发检查通知' }).click();
  await page.getByRole('button', { name: '确定发检查通知' }).click();
  await page.getByText('检查通知书').first().waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The day of Chongqing. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
