import { usccCheckLetter } from '@shancheng/law';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const stage = useStage({ VISION_ENABLED: 'false' });
let desk: Page;
const open = (path: string) => desk.goto(`${stage.platform.address}/console/powers/${path}`);

beforeAll(async () => {
  desk = await (await openDesk(stage.browser)).newPage();
  await signIn(desk, `${stage.platform.address}/console/`, 'lawclerk');
  await desk.getByRole('navigation', { name: '执法库' }).waitFor();
});

/** An invented credit code whose check letter is right. */
const credit = (n: number) => {
  const first = `91500103MA7${String(n).padStart(6, '0')}`;
  return first + usccCheckLetter(first);
};

describe('the legal clerk and the four databases', () => {
  test('a matter is read with what it rests on, as the law stood on the day', async () => {
    await desk.getByRole('navigation', { name: '执法库' }).getByRole('link', { name: '事项' }).click();
    await desk.getByRole('searchbox', { name: '名称或编码' }).fill('CF-WB-005');
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: '对未按规定核对、登记身份证件的处罚' }).click();
    await desk.getByText('网吧条例第三十三条第一款第（三）项').waitFor();
    await desk.getByLabel('以此日为准').fill('2021-05-10');
    await desk.getByText('网吧条例第三十二条第一款第（三）项').waitFor();
    expect(await desk.getByText('网吧条例第三十三条第一款第（三）项').count()).toBe(0);
  });

  test('the matrix shows that a street loses a matter on 1 July 2025', async () => {
    const cell = desk.getByTitle(/^菜园坝街道 · .*运输.*：\d+ 人$/);
    await open('matching?on=2025-06-30');
    await cell.first().waitFor();
    const before = await cell.count();
    await open('matching?on=2025-07-01');
    await desk.getByRole('link', { name: '菜园坝街道' }).waitFor();
    expect(before).toBeGreaterThan(0);
    expect(await cell.count()).toBe(0);
  });

  test('a table with one bad row: the good one is there with its file, the bad one is named with its reason', async () => {
    await open('imports');
    const rows = [
      '统一社会信用代码,名称,类型,地址,区划代码',
      `${credit(1)},导入网吧甲（合成）,internet-cafe,某路1号,500103`,
      `${credit(2).slice(0, 17)}?,导入网吧乙（合成）,internet-cafe,某路2号,500103`,
    ];
    const file = { name: '对象.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
    await desk.locator('input[type=file][accept*=".csv"]').setInputFiles(file);
    await desk.getByRole('button', { name: '导入', exact: true }).click();
    const bad = desk.getByRole('row').filter({ hasText: '信用代码校验位不符' });
    await bad.waitFor();
    expect(await bad.getByRole('cell').first().textContent()).toBe('3');
    await open('subjects?q=导入网吧');
    await desk.getByRole('link', { name: '导入网吧甲（合成）' }).click();
    await desk.getByRole('heading', { name: '导入网吧甲（合成）' }).waitFor();
    expect(await desk.getByText('导入网吧乙').count()).toBe(0);
  });

  test('a matter is withdrawn only with a reason, and the list says that it is not published', async () => {
    await open('matters?id=JC-XF-004');
    await desk.getByRole('button', { name: '撤回公布' }).click();
    const dialog = desk.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: '撤回公布' }).isDisabled()).toBe(true);
    await dialog.getByLabel('理由').fill('清单调整（合成）');
    await dialog.getByRole('button', { name: '撤回公布' }).click();
    await desk.getByText('未公布的事项不得检查。').waitFor();
    await open('matters?published=no');
    await desk.getByText('JC-XF-004').waitFor();
  });

  test('an officer sees colleagues masked, and no place to import', async () => {
    const page = await (await openDesk(stage.browser)).newPage();
    await signIn(page, `${stage.platform.address}/console/powers/officers`, 'fire01');
    await page.getByText('姓名已脱敏').waitFor();
    await page.getByText(/^赵\*/).first().waitFor();
    expect(await page.getByText('赵俊杰').count()).toBeLessThanOrEqual(1);
    expect(await page.getByRole('link', { name: '导入' }).count()).toBe(0);
  });
});
