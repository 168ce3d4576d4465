import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../server/src/platform/audit/index.ts';
import { sql } from '../../server/src/platform/db/index.ts';
import { openDesk, openPhone, signIn } from './browser.ts';
import { announceCheck, approvePlan, chooseOfficers, joinWaitingPlan, planCafeVisit } from './inspection-desk.ts';
import {
  answer,
  drawName,
  openPhoneAt,
  type Place,
  proveWhoIAm,
  question,
  recheckRemotely,
  scanIn,
  signAsOfficer,
} from './officer-phone.ts';
import { feedBack, verifyDocument } from './portal-pages.ts';
import { useStage } from './stage.ts';
import { visitBooks } from './visit-books.ts';
import { visitColleagues } from './visit-colleagues.ts';

const stage = useStage({ VISION_ENABLED: 'false' });
const CAFE = '渝中区蓝桥网吧（合成）';
const LOCKED = '后门上锁，通道堆放纸箱（合成）';
const DRINKS = '吧台现制饮品不在许可范围（合成）';
/** Officers who work by the interface below the screens; the other three have a phone on the stage. */
const COLLEAGUES = ['jiefangbei-law02', 'fire02', 'market02', 'urban01', 'urban02'];

let cafe: Place;
let planPath: string;
let checkId: string;
let lead: Page;
let fire: Page;
let market: Page;
let enterprise: Page;
let paper: { number: string; code: string };
let desk: Page;
let books: ReturnType<typeof visitBooks>;
let others: ReturnType<typeof visitColleagues>;

beforeAll(async () => {
  const { rows } = await sql<Place>`
    select name, check_code as code, st_x(geom) as lon, st_y(geom) as lat from powers.subjects where name = ${CAFE}`.execute(
    stage.database.db,
  );
  if (!rows[0]) throw new Error('the demo has lost its café');
  cafe = rows[0];
  books = visitBooks(stage, () => checkId);
  others = visitColleagues(stage, () => checkId);
  desk = await (await openDesk(stage.browser)).newPage();
  desk.setDefaultTimeout(15_000);
});

/** Another person sits down at the one desk. */
async function sitDown(login: string, path: string): Promise<Page> {
  await desk.context().clearCookies();
  await signIn(desk, `${stage.platform.address}${path}`, login);
  return desk;
}

describe('网吧综合查一次: planned at the desks', () => {
  test('the street plans a visit, sees who would come anyway and what is saved, and invites three departments', async () => {
    const page = await sitDown('jiefangbei-clerk', '/console/inspection/plans');
    await planCafeVisit(page, CAFE);
    const saved = page.getByRole('region', { name: '上门次数' });
    await saved.getByText('少 5').waitFor();
    expect(await page.getByText(/主题内部门 · 本来要查 · 并入 1 次检查/).count(), 'fire and market').toBe(2);
    planPath = new URL(page.url()).pathname;
    for (const name of [/文化/, /公安/]) await page.getByRole('checkbox', { name }).uncheck();
    await page.getByRole('button', { name: '邀请 3 个部门' }).click();
    await page.getByRole('button', { name: '派定人员', exact: true }).click();
    await chooseOfficers(page, ['0028', '0029'], '确定派定人员');
    await page.getByText('还有部门没答复，且未到期限').waitFor();
  });

  test('each department answers at its own desk with two officers', async () => {
    for (const [login, officers, name] of [
      ['fire-clerk', ['0001', '0002'], '赵俊杰'],
      ['market-clerk', ['0005', '0006'], '郭建国'],
      ['urban-clerk', ['0009', '0010'], '刘丽华'],
    ] as const) {
      const page = await sitDown(login, '/console/inspection/plans');
      await joinWaitingPlan(page, officers);
      await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    }
  });

  test('the head of the street approves and the enterprise is told', async () => {
    await approvePlan(await sitDown('jiefangbei-head', planPath), '渝中解街检批〔合成〕9号');
    checkId = await announceCheck(await sitDown('jiefangbei-clerk', planPath));
    await books.statusIs('notified');
  });
});

describe('on the spot, on phones', () => {
  test('everybody scans in at the door by the code that is printed there', async () => {
    [lead, fire, market] = await Promise.all([
      openPhoneAt(stage, 'jiefangbei-law01', cafe),
      openPhoneAt(stage, 'fire01', cafe),
      openPhoneAt(stage, 'market01', cafe),
    ]);
    await scanIn(lead, cafe, 'R-01');
    await scanIn(fire, cafe, 'R-02');
    await scanIn(market, cafe, 'R-03');
    await Promise.all(COLLEAGUES.map((login) => others.arrive(login, cafe)));
    const { parties } = await others.readCheck('fire02');
    expect(parties.map(({ officers }) => officers.filter(({ arrived }) => arrived).length)).toEqual([2, 2, 2, 2]);
  });

  test('the officer of the fire department goes through the list; one exit is locked', async () => {
    await fire.reload();
    await answer(fire, '公众聚集场所投入使用', { press: '是' });
    await answer(fire, '灭火和应急疏散预案', { press: '是' });
    await answer(fire, '疏散通道、安全出口', { press: '不符合', photo: true, wrong: LOCKED });
    await answer(fire, '影响逃生的栅栏', { press: '否' });
    await answer(fire, '消防器材、标志', { press: '符合', photo: true });
    await answer(fire, '灭火器数量', { press: '符合', value: '12' });
    await answer(fire, '应急照明', { press: '是' });
    await answer(fire, '建筑消防设施', { press: '是' });
    await answer(fire, '防火检查和消防演练', { press: '是' });
    await fire.getByText('本部门已查完，等牵头人员汇总').waitFor();
    await expect.poll(() => books.arrivedOf('fire01'), { timeout: 15_000 }).toBe(9);
  });

  test('a phone without network goes on, survives being opened anew, and everything arrives once', async () => {
    await market.reload();
    await answer(market, '醒目位置放置或者悬挂营业执照', { press: '是' });
    await expect.poll(() => books.arrivedOf('market01'), { timeout: 15_000 }).toBe(1);
    await market.context().setOffline(true);
    await answer(market, '统一社会信用代码', { press: '符合', value: '91500103HC0000002M' });
    await answer(market, '负责人与登记一致', { press: '是' });
    await answer(market, '是否取得食品经营许可', { press: '是' });
    await answer(market, '实际经营项目是否在许可范围内', { press: '否', wrong: DRINKS });
    await market.reload();
    await expect.poll(() => market.getByText('已存本机').count(), { timeout: 10_000 }).toBe(4);
    // meanwhile a colleague of the same department sees it differently
    await others.note('market02', [{ itemId: 'food-scope', answer: 'yes' }]);
    expect(await books.arrivedOf('market01'), 'nothing can have arrived yet').toBe(1);
    let lost = 0;
    // the first answer of the server never reaches the phone, which has to send once more
    await market.context().route(
      '**/entries',
      async (route) => {
        await route.fetch();
        lost++;
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await market.context().setOffline(false);
    await expect.poll(() => books.arrivedOf('market01'), { timeout: 30_000 }).toBe(5);
    await market.getByText('有记录不一致，等牵头人员确认。').waitFor();
    await expect.poll(() => market.getByText('已存本机').count(), { timeout: 30_000 }).toBe(0);
    expect(lost).toBe(1);
  });

  test('the lead sees both versions, says which one counts, and sums up in one notice with a day for each finding', async () => {
    await others.answerRest('urban01');
    await others.answerRest('jiefangbei-law02', ['permit-stall']);
    await lead.reload();
    await answer(lead, '临时占道经营是否经批准', { press: '是' });
    const disputed = question(lead, '实际经营项目是否在许可范围内');
    await disputed.getByText('张明', { exact: false }).first().waitFor();
    await disputed
      .getByRole('group', { name: '以谁的记录为准' })
      .getByRole('button', { name: /郭建国/ })
      .click();
    await lead.getByText('有记录不一致，请逐项确认以哪条为准。').waitFor({ state: 'detached' });
    await lead.getByRole('button', { name: '汇总问题' }).click();
    for (const words of [LOCKED, DRINKS]) {
      const finding = lead.locator('.items > li').filter({ has: lead.getByText(words, { exact: true }) });
      await finding.getByRole('button', { name: /7 个工作日/ }).click();
    }
    await lead.getByRole('button', { name: '出具整改告知单' }).click();
    await lead.getByRole('heading', { name: '文书签名' }).waitFor();
    await books.statusIs('concluded');
  });

  test('everybody signs, each proving who it is; the representative signs with the finger on the phone of the lead', async () => {
    await signAsOfficer(lead);
    await lead.getByRole('heading', { name: '请企业代表签名' }).waitFor();
    await lead.getByLabel('姓名').fill('蓝店长（合成）');
    await lead.getByLabel('身份（如店长）').fill('店长');
    await drawName(lead);
    await lead.getByRole('button', { name: '企业签名' }).click();
    await proveWhoIAm(lead);
    await lead.getByText('您和企业都已签，等其他执法人员在各自手机上签。').waitFor();
    await fire.getByRole('button', { name: '返回' }).click();
    await fire.getByRole('button', { name: '去签名' }).click();
    await signAsOfficer(fire);
    await books.statusIs('concluded');
    // six at once, each on a phone of its own
    await Promise.all([...COLLEAGUES, 'market01'].map(others.sign));
    await books.statusIs('rectifying');
  });
});

describe('the enterprise, and after it the officers', () => {
  test('the owner reads the one notice with all signatures and answers both findings, one with a picture', async () => {
    enterprise = await (await openPhone(stage.browser)).newPage();
    enterprise.setDefaultTimeout(15_000);
    await signIn(enterprise, `${stage.platform.address}/portal/checks`, 'wangba02');
    await enterprise.locator('.card-link', { hasText: '整改还剩' }).click();
    // a click on a second one would be refused
    await enterprise.getByRole('link', { name: '整改告知单' }).click();
    const sheet = enterprise.getByRole('article');
    for (const words of [LOCKED, DRINKS]) await sheet.getByText(words).first().waitFor();
    expect(await sheet.getByRole('img', { name: /的手写签名/ }).count()).toBe(9);
    const [number = '', code = ''] = await enterprise.locator('.paper-foot strong').allTextContents();
    paper = { number, code };
    await enterprise.getByRole('button', { name: '返回' }).click();
    await feedBack(enterprise, LOCKED, '门锁已拆，纸箱已清走（合成）', true);
    await feedBack(enterprise, DRINKS, '现制饮品已停售，正在申请增项（合成）', false);
  });

  test('officers look at it from where they are, and the lead closes the visit', async () => {
    await openCheck(fire);
    const said = fire.locator('.finding', { hasText: LOCKED }).locator('.entry');
    const sent = said.getByRole('img', { name: '第 1 张照片' });
    await sent.scrollIntoViewIfNeeded();
    const width = () => sent.evaluate((image: object) => Reflect.get(image, 'naturalWidth'));
    await expect.poll(width, { timeout: 15_000 }).toBeGreaterThan(1);
    await recheckRemotely(fire, LOCKED);
    await books.findingsAre(['passed', 'fed-back']);
    await openCheck(market);
    await recheckRemotely(market, DRINKS);
    await books.findingsAre(['passed', 'passed']);
    await openCheck(lead);
    await lead.getByRole('button', { name: '办结检查' }).click();
    await books.statusIs('closed');
  });

  test('the owner says how the visit went', async () => {
    await enterprise.reload();
    await enterprise.getByLabel('很满意', { exact: true }).check({ force: true });
    await enterprise.getByLabel('先扫码再检查').check();
    await enterprise.getByRole('button', { name: '提交评价' }).click();
    await enterprise.getByText('已办结，没有要您办的事。').waitFor();
    await enterprise.getByText(/您已评价/).waitFor();
  });

  test('anybody finds the notice real by its number and code; with a wrong code nothing is told', async () => {
    const passer = await (await openPhone(stage.browser)).newPage();
    const { address } = stage.platform;
    const other = paper.code.endsWith('A') ? 'B' : 'A';
    await verifyDocument(passer, address, paper.number, paper.code.slice(0, -1) + other);
    await passer.getByRole('heading', { name: '没有查到这份文书' }).waitFor();
    expect(await passer.locator('body').textContent()).not.toMatch(/蓝桥|解放碑|整改告知单/);
    await verifyDocument(passer, address, paper.number, paper.code);
    await passer.getByRole('heading', { name: '文书真实、有效' }).waitFor();
    await passer.getByText(CAFE).waitFor();
  });
});

describe('what the books say in the end', () => {
  test('one notice, one place of the year’s cap for each of four authorities, three visits saved, two planned checks taken in', async () => {
    expect(await books.outcome()).toEqual({ saved: 3, notices: 1, takenIn: ['fire', 'market'], stars: [5] });
    expect(await books.placesTaken()).toEqual(
      ['fire', 'market', 'town-500103003', 'urban'].map((authority) => ({
        ...{ authority, ordinal: 1, made: true, here: true },
      })),
    );
  });

  test('every entry of every phone is there once, both sides of the difference among them', async () => {
    const made = { fire01: 9, 'jiefangbei-law01': 1, 'jiefangbei-law02': 3, market01: 5, market02: 1, urban01: 2 };
    expect(await books.entriesByOfficer()).toEqual(
      Object.entries(made).map(([login, entries]) => ({ login, entries, items: entries, late: 0 })),
    );
    expect(await books.answersAt('food-scope')).toEqual([
      { login: 'market01', compliant: false },
      { login: 'market02', compliant: true },
    ]);
  });

  test('the file of the enterprise names the visit', async () => {
    const page = await (await openDesk(stage.browser)).newPage();
    await signIn(page, `${stage.platform.address}/console/powers/subjects?q=${encodeURIComponent(CAFE)}`, 'supervisor');
    await page.getByRole('link', { name: CAFE }).click();
    const visit = page.getByRole('row').filter({ has: page.locator(`a[href$="/inspection/checks/${checkId}"]`) });
    await visit.getByText('已办结').first().waitFor();
  });

  test('the audit chain holds', async () => {
    await expect.poll(async () => (await verifyAudit(stage.database.db)).waiting, { timeout: 10_000 }).toBe(0);
    expect((await verifyAudit(stage.database.db)).problems).toEqual([]);
  });
});

async function openCheck(page: Page): Promise<void> {
  await page.goto(`${stage.platform.address}/m/checks/${checkId}`);
}
