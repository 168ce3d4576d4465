import type { Locator, Page } from 'playwright-core';
import { openPhone, photo, signIn } from './browser.ts';
import type { Stage } from './stage.ts';

export interface Place {
  name: string;
  /** What is printed below the code at the door. */
  code: string;
  lon: number;
  lat: number;
}

/** The phone of an officer who stands at the door of this place. */
export async function openPhoneAt(stage: Stage, login: string, { lon, lat }: Place): Promise<Page> {
  const context = await openPhone(stage.browser);
  await context.setGeolocation({ longitude: lon, latitude: lat });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await signIn(page, `${stage.platform.address}/m/checks`, login);
  return page;
}

/** From the list of inspections through the door to the checklist, the code typed in. */
export async function scanIn(page: Page, { name, code }: Place, recorder: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await page.getByRole('button', { name: '扫码入企' }).click();
  await page.getByLabel('读不到时输入码下的编码').fill(code);
  await page.getByLabel(/正在录像的记录仪编号/).fill(recorder);
  await page.getByRole('button', { name: '到场，开始检查' }).click();
  await page.getByRole('heading', { name: '检查清单' }).waitFor();
}

export const question = (page: Page, words: string): Locator => page.locator('li.item', { hasText: words });

export interface Answering {
  /** The button that answers. */
  press: '是' | '否' | '符合' | '不符合';
  /** Typed before it, where a number or words are asked. */
  value?: string;
  photo?: boolean;
  /** What is not in order. */
  wrong?: string;
}

/** Answers one question of the list, as far as this phone: whether it has arrived is another matter. */
export async function answer(page: Page, words: string, { press, value, photo: taken, wrong }: Answering) {
  const card = question(page, words);
  if (taken) {
    const buffer = await photo(page);
    await card.locator('input[type=file]').setInputFiles({ name: 'site.jpg', mimeType: 'image/jpeg', buffer });
  }
  if (value !== undefined) await card.getByRole('textbox').fill(value);
  await card.getByRole('button', { name: press, exact: true }).click();
  if (wrong !== undefined) {
    await card.getByLabel(/哪里不符合/).fill(wrong);
    await card.getByRole('button', { name: '记为不符合' }).click();
  }
  await card.getByRole('button', { name: '更正' }).waitFor();
}

/** Draws something like a name with the finger. */
export async function drawName(page: Page): Promise<void> {
  const pad = page.locator('.pad svg');
  // in the middle of the screen: at the lower edge the bar of buttons lies over it
  await page.evaluate("document.querySelector('.pad svg').scrollIntoView({ block: 'center' })");
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no box to sign in');
  await page.mouse.move(box.x + 30, box.y + 50);
  await page.mouse.down();
  for (let step = 1; step < 30; step++)
    await page.mouse.move(box.x + 30 + 8 * step, box.y + 50 + 25 * Math.sin(step / 2));
  await page.mouse.up();
}

/** Once more the password, for this very document. */
export async function proveWhoIAm(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('再输一次登录密码').fill('shancheng-demo');
  await dialog.getByRole('button', { name: '确认是本人' }).click();
}

/** The officer of this phone signs the document on the screen. */
export async function signAsOfficer(page: Page): Promise<void> {
  await drawName(page);
  await page.getByRole('button', { name: '签名', exact: true }).click();
  await proveWhoIAm(page);
}

/** Looks at what the enterprise says about a finding, from the desk, and is content. */
export async function recheckRemotely(page: Page, finding: string): Promise<void> {
  await page.locator('.finding', { hasText: finding }).getByRole('button', { name: '复查', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('复查情况').fill('照片清楚，已经整改（合成）');
  await dialog.getByRole('button', { name: '整改到位' }).click();
  await page.locator('.finding', { hasText: finding }).getByText('已整改到位').first().waitFor();
}
