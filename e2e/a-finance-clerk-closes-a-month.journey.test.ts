import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { chooseProvider } from './desk.ts';
import { type StartedServer, startServer } from './running-server.ts';

const browser = openBrowser();

const KEYS = [
  { key: 'key-of-zhang', id: '张会计', role: 'payment-maker' },
  { key: 'key-of-li', id: '李科长', role: 'payment-checker' },
  { key: 'key-of-wang', id: '王审计', role: 'inspector' },
];

let server: StartedServer;
beforeAll(async () => {
  server = await startServer({
    YIKAO_KEYS: JSON.stringify(KEYS),
    YIKAO_HOST: '127.0.0.1',
    YIKAO_BANK: 'stub',
  });
});
afterAll(() => server?.stop());

test('a finance clerk closes a month and a second person approves the payment', async () => {
  const clerk = await enter('key-of-zhang', '/payments');
  await clerk.getByLabel('月份').fill(lastMonth());
  await clerk.getByRole('button', { name: '关账' }).click();
  await clerk.waitForURL(/\/payments\/periods\//);
  const period = clerk.url();
  const provider = await openDue(clerk);
  const amount = await prepare(clerk, provider);
  const statement = clerk.url();
  expect(await clerk.getByRole('button', { name: '复核通过' }).count()).toBe(0);

  const checker = await enter('key-of-li', new URL(statement).pathname);
  await checker.getByRole('button', { name: '复核通过' }).click();
  await state(checker, '已复核');
  await checker.getByRole('button', { name: '发送银行' }).click();
  await state(checker, '已付款');
  const history = checker.getByRole('table', { name: '经过' });
  await history.getByRole('row', { name: /待复核 张会计/ }).waitFor();
  await history.getByRole('row', { name: /已复核 李科长/ }).waitFor();

  await clerk.goto(period);
  await clerk.getByTestId('figure-paid').filter({ hasText: amount }).waitFor();
  await readAtHospital(provider, amount);
  await clerk.getByRole('button', { name: '全部制单' }).click();
  await clerk.getByText(/已制单 \d+ 份/).waitFor();
  await approveTwo(checker);
  await proveAll(clerk);
});

test('the pages of payments can be read on a narrow screen', async () => {
  const page = await enter('key-of-wang', '/payments', 360);
  await page.getByRole('link', { name: /起至/ }).first().waitFor();
  await expectNoOverflow(page);
  await page.goto(`${server.address}/532900/payments/orders`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectNoOverflow(page);
});

/** Opens a page as the person whose key it is. */
async function enter(key: string, path: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ language: 'zh', width });
  const area = path.startsWith('/532900') ? '' : '/532900';
  await page.goto(`${server.address}${area}${path}`);
  await page.getByText('使用访问密钥').click();
  const field = page.getByLabel('请输入本窗口的访问密钥').first();
  await field.fill(key);
  await field.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  return page;
}

/** Opens the first statement that is to be ordered; whose it is. */
async function openDue(page: Page): Promise<string> {
  const due = page.getByRole('row').filter({ hasText: '待制单' }).first();
  const link = due.getByRole('link');
  const provider = await link.innerText();
  await link.click();
  await page.waitForURL(/\/payments\/statements\//);
  return provider;
}

/** Keeps one yuan back, records where the hospital is paid, makes the order; what it is to be paid. */
async function prepare(page: Page, provider: string): Promise<string> {
  await page.getByLabel('原因').fill('超标准收费');
  await page.getByLabel('金额').fill('1.00');
  await page.getByRole('button', { name: '扣款', exact: true }).click();
  const kept = page.getByRole('table', { name: '扣款明细' });
  await kept.getByRole('row', { name: /审核扣款 超标准收费 1\.00 张会计/ }).waitFor();
  await page.getByLabel('户名').fill(provider);
  await page.getByLabel('开户行').fill('示范银行大理支行');
  await page.getByLabel('账号').fill('6200000000009876');
  await page.getByRole('button', { name: '登记收款账户' }).click();
  await page.getByText('6200000000009876').waitFor();
  await page.getByRole('button', { name: '制单', exact: true }).click();
  await state(page, '待复核');
  return page.getByTestId('figure-payable').innerText();
}

/** Where the provider sees what it was paid, and that it was. */
async function readAtHospital(provider: string, amount: string): Promise<void> {
  const desk = await enter('key-of-wang', '/policies');
  await desk.goto(`${server.address}/532900/desk`);
  await chooseProvider(desk, '医疗机构', provider);
  await desk.getByRole('link', { name: '医保拨付款' }).click();
  const payments = desk.getByRole('table').first();
  await payments.getByRole('row').filter({ hasText: amount }).getByText('已拨付').waitFor();
}

/** Chooses two orders of the list, approves both and sends both to the bank. */
async function approveTwo(page: Page): Promise<void> {
  await page.goto(`${server.address}/532900/payments/orders`);
  for (const [action, before] of [
    ['复核通过所选', '待复核'],
    ['发送所选', '已复核'],
  ] as const) {
    const rows = page.getByRole('row').filter({ hasText: before });
    for (const index of [0, 1]) await rows.nth(index).getByRole('checkbox').check();
    await page.getByText('已选 2 份').waitFor();
    await page.getByRole('button', { name: action }).click();
    await page.getByText('已办理 2 份，共 2 份。').waitFor();
    await page.getByText('已选 0 份').waitFor();
  }
}

async function state(page: Page, text: string): Promise<void> {
  await page.getByTestId('order-state').filter({ hasText: text }).first().waitFor();
}

async function proveAll(page: Page): Promise<void> {
  const answer = await page.request.get(`${server.address}/api/areas/532900/proof`, {
    headers: { authorization: 'Bearer key-of-wang' },
  });
  const { sound, checks } = (await answer.json()) as {
    sound: boolean;
    checks: readonly { name: string; checked: number }[];
  };
  expect(sound).toBe(true);
  expect(checks.find(({ name }) => name === 'payments')?.checked).toBeGreaterThanOrEqual(2);
}

/** The month before this one, in Shanghai: `2025-06`. */
function lastMonth(): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
