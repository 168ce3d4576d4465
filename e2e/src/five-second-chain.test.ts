import { Cockpit, Ledger } from '@shancheng/contracts';
import type { Page } from 'playwright-core';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../server/src/platform/audit/index.ts';
import { sql } from '../../server/src/platform/db/index.ts';
import { openDesk, openPhone, photo, readJson, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const stage = useStage();
let phone: Page;
let desk: Page;

interface Case {
  id: string;
  code: string;
  status: string;
  street: string;
  steps: (Date | null)[];
}

async function findCase(): Promise<Case> {
  const { rows } = await sql<Case>`
    select id, code, status, street_name as street, array[t0, t1, t2, t3, t4, t5] as steps
    from incidents.incidents where event_type = '0501' order by reported_at limit 1`.execute(stage.database.db);
  const row = rows[0];
  if (!row) throw new Error('no case was opened');
  return row;
}

describe('from the camera at 李子坝 to the closed case', () => {
  test('the officer of 上清寺街道 signs in on the phone, the operator at the desk', async () => {
    phone = await (await openPhone(stage.browser)).newPage();
    await signIn(phone, `${stage.platform.address}/m/`, 'shangqingsi01');
    desk = await (await openDesk(stage.browser)).newPage();
    await signIn(desk, `${stage.platform.address}/console/`, 'operator');
    await desk.getByText('事件队列').first().waitFor();
  });

  test('the camera sees stalls forming and the phone rings with the picture', async () => {
    await phone.getByRole('dialog').getByRole('button', { name: '接收任务' }).waitFor({ timeout: 120_000 });
    await phone.getByRole('dialog').getByText('李子坝').first().waitFor();
    await expect.poll(async () => (await findCase()).steps.filter(Boolean).length, { timeout: 10_000 }).toBe(6);
    const { steps, street } = await findCase();
    expect(street).toBe('上清寺街道');
    const at = steps.map((step) => step?.getTime() ?? 0);
    expect(at, 'each step comes after the one before').toEqual(at.toSorted((a, b) => a - b));
  });

  test('the officer accepts, goes, loses the network, hands in a photo, and all of it arrives once', async () => {
    // From here on the camera is switched off for maintenance, so a person has to check the case.
    await sql`update cameras.cameras set enabled = false`.execute(stage.database.db);
    await phone.getByRole('dialog').getByRole('button', { name: '接收任务' }).click();
    await phone.getByRole('button', { name: '到达现场' }).waitFor();
    await expect.poll(async () => (await findCase()).status, { timeout: 20_000 }).toBe('acknowledged');
    await phone.context().setOffline(true);
    await phone.getByRole('button', { name: '到达现场' }).click();
    await phone.locator('footer input[type=file]').setInputFiles({
      name: 'site.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(phone),
    });
    await phone.getByRole('button', { name: '完成任务' }).click();
    await phone.getByText('待发送').first().waitFor();
    expect((await findCase()).status, 'nothing can have arrived yet').toBe('acknowledged');
    await phone.context().setOffline(false);
    await expect.poll(async () => (await findCase()).status, { timeout: 60_000 }).toBe('checking');
    const { rows } = await sql<{ action: string }>`
      select action from incidents.actions where incident_id = ${(await findCase()).id}
      and action in ('acknowledge', 'arrive', 'feedback', 'check') order by seq`.execute(stage.database.db);
    expect(rows.map((row) => row.action)).toEqual(['acknowledge', 'arrive', 'feedback', 'check']);
  });

  test('the operator sees the photo and the milliseconds, passes the check, and the case is closed', async () => {
    const { id, code } = await findCase();
    await desk.goto(`${stage.platform.address}/console/incidents/${id}`);
    await desk.getByText(code).first().waitFor();
    await desk.getByText('上清寺街道').first().waitFor();
    await desk.getByRole('button', { name: '核查通过' }).click();
    await expect.poll(async () => (await findCase()).status, { timeout: 15_000 }).toBe('closed');
    await desk.getByText('结案').first().waitFor();
  });

  test('the books balance and the audit chain holds', async () => {
    const ledger = Value.Parse(Ledger, await readJson(desk, '/api/v1/ledger'));
    expect(ledger).toMatchObject({ balanced: true, problems: [] });
    expect(ledger.received).toBeGreaterThan(0);
    await expect.poll(async () => (await verifyAudit(stage.database.db)).waiting, { timeout: 10_000 }).toBe(0);
    expect((await verifyAudit(stage.database.db)).problems).toEqual([]);
  });

  test('the cockpit shows the chain and opens its rows', async () => {
    const wall = await stage.browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
    const page = await wall.newPage();
    await signIn(page, `${stage.platform.address}/cockpit/`, 'leader');
    await page.getByText('渝中区').first().waitFor();
    const cockpit = Value.Parse(Cockpit, await readJson(page, '/api/v1/cockpit'));
    expect(cockpit.chain.captureToPhone.count).toBeGreaterThan(0);
    expect(cockpit.today.closed.value).toBeGreaterThan(0);
    await wall.close();
  });
});
