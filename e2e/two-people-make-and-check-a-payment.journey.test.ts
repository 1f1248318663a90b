import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { type StartedServer, startServer } from './running-server.ts';

const browser = openBrowser();
let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ YIKAO_KEYS: '' });
});
afterAll(() => server?.stop());

test('in the demonstration one person makes a payment and another one checks it', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto(`${server.address}/532900/payments`);
  await become(page, '示范制单己');
  await page.getByLabel('月份').fill(lastMonth());
  await page.getByRole('button', { name: '关账' }).click();
  await page.waitForURL(/\/payments\/periods\//);
  await page.getByRole('button', { name: '全部制单' }).click();
  await page.getByText(/已制单 \d+ 份/).waitFor();
  await page.goto(`${server.address}/532900/payments/orders`);
  await page
    .getByRole('row')
    .filter({ hasText: '待复核' })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.getByTestId('order-state').first().waitFor();
  expect(await page.getByRole('button', { name: '复核通过' }).count()).toBe(0);
  await become(page, '示范复核庚');
  await page.getByRole('button', { name: '复核通过' }).first().click();
  const history = page.getByRole('table', { name: '经过' }).first();
  await history.getByRole('row', { name: /待复核 shifan-maker/ }).waitFor();
  await history.getByRole('row', { name: /已复核 shifan-checker/ }).waitFor();
});

test('an administrator makes an account, and its person has a whole first day', async () => {
  const admin = await browser.newPage({ language: 'zh' });
  await admin.goto(`${server.address}/532900/staff`);
  await become(admin, '示范管理员壬');
  await admin.getByLabel('登录名', { exact: true }).first().fill('journey.one');
  await admin.getByLabel('姓名').fill('示范新人');
  await admin.getByLabel('机构编号').fill('H53290100001');
  await admin.getByRole('button', { name: '新建账号' }).click();
  const first = (await admin.getByTestId('first-password').textContent()) ?? '';
  expect(first).toMatch(/^[a-z2-9-]{24}$/);
  await admin.screenshot({ path: shot('staff'), fullPage: true });

  const page = await browser.newPage({ language: 'zh' });
  await page.goto(`${server.address}/532900/sign-in?to=%2Fdesk`);
  await page.locator('input[autocomplete=username]:focus').waitFor();
  await page.screenshot({ path: shot('sign-in'), fullPage: true });
  await page.keyboard.type('journey.one');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('登录名或密码不对').waitFor();
  await page.getByLabel('密码', { exact: true }).fill(first);
  await page.keyboard.press('Enter');
  await page.getByLabel('现在的密码').fill(first);
  await page.getByLabel('新密码').fill('苍山洱海 twelve clouds');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '开始绑定' }).click();
  const secret = (await page.getByTestId('factor-secret').textContent()) ?? '';
  await page.screenshot({ path: shot('enrol'), fullPage: true });
  await page.getByLabel('六位验证码，或恢复码').fill(new TOTP({ secret }).generate());
  await page.keyboard.press('Enter');
  await page.getByText('请把恢复码抄下来或打印').waitFor();
  const codes = await page.getByTestId('recovery-codes').getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '已经保存，继续' }).click();
  await page.waitForURL(/\/desk$/);
  await page.getByRole('button', { name: /示范新人/ }).waitFor();
  await page.goto(`${server.address}/532900/account`);
  await page.getByText('剩余恢复码 10 个').waitFor();
  await page.screenshot({ path: shot('account'), fullPage: true });
  await page.getByRole('button', { name: /示范新人/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: /示范新人/ }).waitFor({ state: 'detached' });
  await page.goto(`${server.address}/532900/sign-in`);
  await page.getByLabel('登录名', { exact: true }).fill('journey.one');
  await page.getByLabel('密码', { exact: true }).fill('苍山洱海 twelve clouds');
  await page.keyboard.press('Enter');
  await page.getByLabel('六位验证码，或恢复码').fill(codes[0] ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /示范新人/ }).waitFor();
});

test('the pages of signing in can be read on a narrow screen', async () => {
  const page = await browser.newPage({ language: 'en', width: 360 });
  for (const place of ['/sign-in', '/staff']) {
    await page.goto(`${server.address}/532900${place}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoOverflow(page);
  }
});

/** The switch in the header, which only the open demonstration has. */
async function become(page: Page, name: string): Promise<void> {
  await page.locator('button.who').click();
  await page.getByRole('menuitem', { name: new RegExp(name) }).click();
  await page.locator('button.who').filter({ hasText: name }).waitFor();
  await page.getByRole('menuitem', { name: new RegExp(name) }).waitFor({ state: 'hidden' });
}

function shot(name: string): string {
  return `dist/journeys/${name}.png`;
}

function lastMonth(): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
