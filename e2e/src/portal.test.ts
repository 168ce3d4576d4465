import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../server/src/platform/db/index.ts';
import { openDesk, openPhone, photo, readJson, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const stage = useStage({ VISION_ENABLED: 'false' });
let phone: Page;
const open = (path: string) => phone.goto(`${stage.platform.address}/portal/${path}`);

beforeAll(async () => {
  phone = await (await openPhone(stage.browser)).newPage();
  phone.setDefaultTimeout(15_000);
});

describe('a resident without an account', () => {
  test('reports a violation in three steps; what is half written survives a reload', async () => {
    await open('');
    await phone.getByRole('link', { name: '举报违法' }).click();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByText('请选一项').waitFor();
    await phone.getByLabel('消防安全').check();
    await phone.getByLabel('看到了什么').fill('晚上八点，安全出口上了锁。');
    await phone.reload();
    expect(await phone.getByLabel('看到了什么').inputValue()).toBe('晚上八点，安全出口上了锁。');
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('在什么地方').fill('中山三路 1 号');
    await phone.getByRole('button', { name: '加上我现在的位置' }).click();
    await phone.getByText('已附上您现在的位置').waitFor();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByRole('button', { name: '提交举报' }).click();
    await phone.getByRole('heading', { name: '举报已收到' }).waitFor();
  });

  test('sees where the report is by its code, and on the home page of the same device', async () => {
    const code = (await phone.locator('.tracking-code').textContent()) ?? '';
    await phone.getByRole('link', { name: '查看进度' }).click();
    await phone.getByText('正在分给负责的单位').waitFor();
    expect(await phone.locator('[aria-current="step"]').textContent()).toContain('已收到');
    await open('');
    await phone.getByRole('link', { name: `举报 ${code}` }).waitFor();
    await open(`track?code=${code.slice(0, -1)}`);
    await phone.getByText('没有查到这个查询码').waitFor();
  });

  test('a document that nobody issued is not in the register, and the page says what to do', async () => {
    await open('verify');
    await phone.getByLabel('文书编号').fill('（渝中）市监整〔2026〕第99999号');
    await phone.getByLabel('查验码').fill('AAAABBBBCCCC');
    await phone.getByRole('button', { name: '开始查验' }).click();
    await phone.getByRole('heading', { name: '没有查到这份文书' }).waitFor();
    // the address can be sent on and opens the same answer
    expect(new URL(phone.url()).searchParams.get('code')).toBe('AAAABBBBCCCC');
  });

  test('an officer’s certificate is real and valid today, with only the family name; an invented one is not', async () => {
    await open('certificate');
    await phone.getByLabel('执法证号').fill('渝A（合成）500103-0001');
    await phone.getByRole('button', { name: '查验证件' }).click();
    await phone.getByRole('heading', { name: '证件真实，今天有效' }).waitFor();
    const facts = (await phone.locator('.facts').textContent()) ?? '';
    expect(facts).toContain('赵*');
    expect(facts).not.toContain('赵俊杰');
    await phone.getByLabel('执法证号').fill('渝A（合成）500103-9999');
    await phone.getByRole('button', { name: '查验证件' }).click();
    await phone.getByRole('heading', { name: '没有查到这个证号' }).waitFor();
  });

  test('reads what a joint check asks of an internet café', async () => {
    await open('themes');
    await phone.getByRole('link', { name: '网吧综合查一次' }).click();
    await phone.getByText('是否在醒目位置放置或者悬挂营业执照').waitFor();
    await phone.getByRole('heading', { name: '请备好' }).waitFor();
  });

  test('large type stays large, and the other language is one tap away', async () => {
    const size = () => phone.evaluate<number>('Number.parseFloat(getComputedStyle(document.body).fontSize)');
    const before = await size();
    await phone.getByRole('button', { name: '大字版' }).click();
    await phone.reload();
    await phone.getByRole('button', { name: '标准字' }).waitFor();
    expect(await size()).toBeGreaterThan(before * 1.2);
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await phone.getByRole('button', { name: 'English' }).click();
    await phone.getByRole('heading', { name: 'What checks ask' }).waitFor();
    await phone.getByRole('button', { name: '中文' }).click();
  });
});

describe('an enterprise', () => {
  test('is asked to sign in and comes to the page it wanted', async () => {
    await signIn(phone, `${stage.platform.address}/portal/enterprise`, 'wangba01');
    await phone.getByRole('heading', { name: '我的企业' }).waitFor();
    await phone.getByRole('heading', { name: '检查码' }).first().waitFor();
  });

  test('gets a new code for the door only after being asked, and the print of the old one differs', async () => {
    const code = phone.getByRole('img', { name: '渝中区山月网吧（合成）的检查码' }).locator('.qr-ink');
    const before = await code.getAttribute('d');
    const card = phone.locator('.check-code').first();
    await card.getByRole('button', { name: '换一个新码' }).click();
    await card.getByText('旧码会马上失效').waitFor();
    expect(await code.getAttribute('d')).toBe(before);
    await card.getByRole('button', { name: '换新码' }).click();
    await card.getByText('已换新码').waitFor();
    expect(await code.getAttribute('d')).not.toBe(before);
  });

  test('complains about officers and sees where the complaint is', async () => {
    await open('complain');
    await phone.getByLabel('没有扫码就检查').check();
    await phone.getByLabel('投诉哪个单位').selectOption({ label: '渝中区城市管理局（合成）' });
    await phone.getByLabel('具体情况').fill('上周三下午，两个人没有扫码就进来了。');
    await phone.getByRole('button', { name: '提交投诉' }).click();
    await phone.getByRole('heading', { name: '没有扫码就检查' }).waitFor();
    expect(await phone.locator('[aria-current="step"]').textContent()).toContain('已收到');
  });

  test('somebody else’s check is not there for it', async () => {
    await open('checks/0b7c3f5e-1111-4222-8333-444455556666');
    await phone.getByRole('alert').waitFor();
    expect(await phone.locator('.check-head').count()).toBe(0);
  });

  test('after signing out nothing of it is left on the screen', async () => {
    await phone.getByRole('button', { name: '退出登录' }).click();
    await phone.getByRole('heading', { name: '您要办什么事？' }).waitFor();
    await open('checks');
    await phone.getByLabel('账号').waitFor();
  });
});

/** Of the demo’s history: a joint check with one thing that is late and one that has been answered. */
describe('an enterprise with something to put right', () => {
  let link: string;

  test('sees first what is late, and where the check is now', async () => {
    await signIn(phone, `${stage.platform.address}/portal/checks`, 'wangba03');
    await phone.getByRole('heading', { name: '我的检查' }).waitFor();
    await phone.locator('.card-link').filter({ hasText: '整改已超期' }).click();
    await phone.getByText('请尽快反馈').waitFor();
    expect(await phone.locator('[aria-current="step"]').textContent()).toContain('整改');
  });

  test('reads its notice, with the signatures of all who came and its own, and a code to check it by', async () => {
    await phone.getByRole('link', { name: '整改告知单' }).click();
    const paper = phone.getByRole('article');
    await paper.getByText('依据：《网吧条例》第二十条').waitFor();
    expect(await paper.getByRole('img', { name: /的手写签名/ }).count()).toBe(11);
    const [number = '', code = ''] = await phone.locator('.paper-foot strong').allTextContents();
    link = `verify?${new URLSearchParams({ number, code })}`;
    expect(await phone.getByRole('button', { name: '确认签收' }).count()).toBe(0);
    await phone.getByRole('button', { name: '返回' }).click();
  });

  test('answers with words and a picture; both are there for the officers', async () => {
    await phone.getByRole('button', { name: '反馈整改情况' }).click();
    await phone.getByLabel('怎么整改的').fill('新证已经办好。');
    const picture = { name: 'licence.jpg', mimeType: 'image/jpeg', buffer: await photo(phone) };
    await phone.getByLabel('拍照或选照片').setInputFiles(picture);
    await phone.getByRole('img', { name: '照片 1' }).waitFor();
    await phone.reload();
    await phone.getByRole('button', { name: '反馈整改情况' }).click();
    expect(await phone.getByLabel('怎么整改的').inputValue()).toBe('新证已经办好。');
    await phone.getByRole('img', { name: '照片 1' }).waitFor();
    await phone.getByRole('button', { name: '提交反馈' }).click();
    await phone.getByText('新证已经办好。').waitFor();
    await phone.getByText('您不用做什么').waitFor();
    const sent = phone.locator('.photos img').first();
    await sent.scrollIntoViewIfNeeded();
    await expect.poll(() => sent.evaluate((image: object) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(1);
  });

  test('says how the visit went', async () => {
    await phone.getByLabel('满意', { exact: true }).check({ force: true });
    await phone.getByLabel('出示了执法证').check();
    await phone.getByRole('button', { name: '提交评价' }).click();
    await phone.getByText('谢谢，评价已保存').waitFor();
  });

  test('anybody who holds the notice finds it real and valid, but not with another code', async () => {
    await open(link);
    await phone.getByRole('heading', { name: '文书真实、有效' }).waitFor();
    await open(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
    await phone.getByRole('heading', { name: '没有查到这份文书' }).waitFor();
  });
});

describe('what is public of checks', () => {
  test('results are found by the name of the enterprise and read in full', async () => {
    await open('results');
    await phone.getByRole('searchbox').fill('星河网吧');
    await phone.getByRole('button', { name: '查找' }).click();
    await phone.getByRole('link', { name: /星河网吧/ }).click();
    await phone.getByRole('heading', { name: '发现的问题' }).waitFor();
    expect(await phone.getByText('已整改', { exact: true }).count()).toBe(2);
  });

  test('a draw that was promised is checked in the browser; before the notices the seed is not told', async () => {
    const desk = await openDesk(stage.browser);
    const at = (path: string) => `${stage.platform.address}/api/v1/${path}`;
    await desk.request.post(at('session'), { data: { login: 'supervisor', password: 'shancheng-demo' } });
    const plans = await (await desk.request.get(at('inspection/plans?kind=double-random'))).json();
    const detail = await (await desk.request.get(at(`inspection/plans/${plans.items[0]?.id}`))).json();
    const { draw } = detail as { draw: { drawId: string } }; // the platform’s own answer about one plan
    expect(await readJson(phone, `/api/v1/public/draws/${draw.drawId}`)).not.toHaveProperty('seed');
    await open(`draws/${draw.drawId}`);
    await phone.getByRole('heading', { name: '已抽签，结果暂不公开' }).waitFor();
    expect(await phone.getByText('一致', { exact: true }).count()).toBe(2);
  });
});

describe('an enterprise that has not signed yet', () => {
  test('signs with the finger after proving who it is; a wrong password signs nothing', async () => {
    await rewindBeforeSignature('（渝中）上清寺街道检查〔2026〕第00002号');
    await open('checks');
    await phone.locator('.card-link').filter({ hasText: '待签收' }).click();
    await phone.getByRole('link', { name: '整改告知单' }).click();
    await phone.getByRole('button', { name: '确认签收' }).click();
    await phone.getByText('请在框内写下完整的签名').waitFor();
    await phone.getByLabel('签收人姓名').fill('周店长（合成）');
    await phone.getByLabel('职务').fill('店长');
    await drawName(phone);
    await phone.getByRole('button', { name: '确认签收' }).click();
    const dialog = phone.getByRole('dialog');
    await dialog.getByLabel('再输一次登录密码').fill('not the password');
    await dialog.getByRole('button', { name: '确认是本人' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await phone.getByRole('img', { name: '周店长（合成）的手写签名' }).count()).toBe(0);
    await dialog.getByLabel('再输一次登录密码').fill('shancheng-demo');
    await dialog.getByRole('button', { name: '确认是本人' }).click();
    await phone.getByRole('img', { name: '周店长（合成）的手写签名' }).waitFor();
    expect(await phone.getByRole('button', { name: '确认签收' }).count()).toBe(0);
  });
});

async function drawName(page: Page): Promise<void> {
  const pad = page.locator('.pad svg');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no box to sign in');
  await page.mouse.move(box.x + 30, box.y + 50);
  await page.mouse.down();
  for (let step = 1; step < 30; step++)
    await page.mouse.move(box.x + 30 + 8 * step, box.y + 50 + 25 * Math.sin(step / 2));
  await page.mouse.up();
}

/** The check as it was when the officers had signed and the enterprise had not. */
async function rewindBeforeSignature(code: string): Promise<void> {
  await sql`
    with signed as (
      select c.id, min(a.seq) as seq from inspection.checks c join inspection.check_actions a on a.check_id = c.id
      where c.code = ${code} and a.action = 'sign' and a.authority_id is null group by c.id
    ), unsigned as (
      delete from inspection.signatures s using inspection.documents d, signed
      where d.id = s.document_id and d.check_id = signed.id and s.side = 'subject'
    ), undone as (
      delete from inspection.check_actions a using signed where a.check_id = signed.id and a.seq >= signed.seq
    )
    update inspection.checks c
    set state = a.state, status = a.state ->> 'status', actions = a.seq
    from signed join inspection.check_actions a on a.check_id = signed.id and a.seq = signed.seq - 1
    where c.id = signed.id`.execute(stage.database.db);
}
