import type { Page } from 'playwright-core';
import { photo } from './browser.ts';

/** The owner says how a finding has been put right. */
export async function feedBack(page: Page, finding: string, words: string, withPicture: boolean): Promise<void> {
  const card = page.locator('.finding', { hasText: finding });
  await card.getByRole('button', { name: '反馈整改情况' }).click();
  await card.getByLabel('怎么整改的').fill(words);
  if (withPicture) {
    const buffer = await photo(page);
    await card.getByLabel('拍照或选照片').setInputFiles({ name: 'exit.jpg', mimeType: 'image/jpeg', buffer });
    await card.getByRole('img', { name: '照片 1' }).waitFor();
  }
  await card.getByRole('button', { name: '提交反馈' }).click();
  await card.getByText('已反馈，等复查').waitFor();
}

/** Anybody holds a document against the register. */
export async function verifyDocument(page: Page, address: string, number: string, code: string): Promise<void> {
  await page.goto(`${address}/portal/verify`);
  await page.getByLabel('文书编号').fill(number);
  await page.getByLabel('查验码').fill(code);
  await page.getByRole('button', { name: '开始查验' }).click();
}
