import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { personId } from '../src/main/demonstration/identities.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { settle, signInWithCard } from './page-samples.ts';
import { type ClockedServer, startClockedServer } from './running-server.ts';
import { findCase, postAs, readOpenly, signInAs } from './window.ts';

/** While premiums of the next year are collected, which has not begun. */
const NOVEMBER = '2025-11-20T10:00:00+08:00';
/** Whose officers the demonstration has. */
const CITY = '532901';
const ACCOUNT = '6200000000004321';
const FILING_MOST_MS = 60_000;

let server: ClockedServer;
beforeAll(async () => {
  server = await startClockedServer(NOVEMBER);
});
afterAll(() => server?.stop());

const browser = openBrowser();

test('who paid as a resident and then found work has the premium on its way back in a minute', async () => {
  const person = await findPayer();
  const phone = await browser.newPage({ language: 'zh', width: 360, baseURL: server.address });
  // The telephone lives on the day of the server.
  await phone.clock.setFixedTime(new Date(NOVEMBER));
  await signInWithCard(phone, person);
  await payNextYear(phone);
  expect(await periods(phone)).toMatch(/2026-01-01 至 2026-12-31/);
  await findWork(person);

  const began = performance.now();
  await applyByPhone(phone);
  expect(performance.now() - began).toBeLessThan(FILING_MOST_MS);
  await readCase(phone);
  const chief = await officer('shifan-chief');
  const { id } = await findCase(chief, person, 'premium-refund');

  await phone.goto('/532900/own/premiums');
  await phone.getByText('已退费').first().waitFor();
  await look(phone, 'refund-premiums');
  expect(await periods(phone)).not.toMatch(/2026-01-01 至 2026-12-31/);

  // The office reads the same, and that it was the rule.
  await chief.goto(`/532900/window/cases/${id}`);
  await chief.getByText('正在拨款').first().waitFor();
  await chief.getByText('400.00').first().waitFor();
  await look(chief, 'refund-at-the-office');

  await payByFile();
  await phone.goto(`/532900/own/cases/${id}`);
  await phone.getByText('款项已到账').waitFor();
  await phone.getByText('已办结').first().waitFor();
  await look(phone, 'refund-paid');
});

type Head = {
  readonly scheme: string | null;
  readonly standing: string | null;
  readonly county: string;
  readonly groups: readonly string[];
};
type Rows = { readonly rows: readonly unknown[] };

/** Insured as a resident, in no case, and asked for nothing yet for the next year. */
async function findPayer(): Promise<PersonId> {
  const { address } = server;
  for (let number = 59; number > 14; number -= 1) {
    const id = personId(number);
    const { scheme, standing, county, groups } = await readOpenly<Head>(
      `/persons/${id}/head`,
      address,
    );
    const pays = scheme === 'resident' && standing === 'covered' && groups.length === 0;
    if (!pays || county !== CITY) continue;
    const { rows: cases } = await readOpenly<Rows>(`/cases?queue=all&text=${id}`, address);
    const { rows: orders } = await readOpenly<Rows>(`/premiums?person=${id}`, address);
    if (cases.length === 0 && orders.length === 0) return id;
  }
  throw new Error('the demonstration holds nobody who has still to pay');
}

/** Asked, seen and paid at the tax office without a counter. */
async function payNextYear(phone: Page): Promise<void> {
  await phone.goto('/532900/own/premiums');
  await phone.getByRole('button', { name: '看看要缴多少' }).click();
  await phone.getByText('个人缴 400.00 元').waitFor();
  await phone.getByRole('button', { name: /^我要缴/ }).click();
  const card = phone.getByRole('listitem').filter({ hasText: '2026 年度' });
  await card.getByRole('button', { name: '交给税务扣款' }).click();
  await card.getByRole('button', { name: '确定缴 400.00 元' }).click();
  await card.getByText('已缴费').waitFor();
}

async function periods(phone: Page): Promise<string> {
  await phone.goto('/532900/own/coverage');
  const history = phone.getByRole('region', { name: '参保记录' });
  await history.waitFor();
  return history.innerText();
}

/** A unit takes him on from December. */
async function findWork(person: PersonId): Promise<void> {
  const clerk = await officer('shifan-township');
  const unit = { id: 'U-JOURNEY-1', name: '示范新单位', county: '532901' };
  const made = await postAs(clerk, '/units', { key: 'journey-unit-1', ...unit });
  expect(made.status(), await made.text()).toBe(200);
  const { id } = (await made.json()) as { readonly id: string };
  const joined = await postAs(clerk, `/units/${id}/members`, {
    ...{ key: 'journey-member-1', person, wage: '5000.00', month: '2025-12', retired: false },
  });
  expect(joined.status(), await joined.text()).toBe(200);
}

/** From the premium itself; the two papers are what our own records say, so that nothing is brought. */
async function applyByPhone(phone: Page): Promise<void> {
  await phone.goto('/532900/own/premiums');
  await phone.getByRole('button', { name: '不用了，申请退费' }).click();
  await phone.waitForURL(/\/drafts\/[0-9a-f]{32}$/);
  await phone.getByLabel('重复参保（已参加职工医保）').check();
  expect(await phone.getByRole('textbox', { name: '参保年度' }).inputValue()).toBe('2026');
  await phone.getByLabel('户名').fill('示范本人');
  await phone.getByLabel('开户银行').fill('示范银行');
  await phone.getByLabel('账号').fill(ACCOUNT);
  await look(phone, 'refund-form');
  await phone.getByRole('button', { name: '提交申请' }).click();
  await phone.getByRole('heading', { name: '已同意，钱正在路上' }).waitFor();
}

async function readCase(phone: Page): Promise<void> {
  await phone.getByRole('link', { name: '查看进度' }).click();
  await phone.waitForURL(/\/own\/cases\//);
  await phone.getByText('已经同意，400.00 元正在支付到您的银行账户。').waitFor();
  const result = phone.getByRole('region', { name: '办理结果' });
  expect(await result.locator('[data-result=payable]').innerText()).toMatch(/400\.00/);
  // Decided by rule: a line of the trace says so, and nobody of an office stands in it.
  expect(await phone.locator('[data-act=approve]').innerText()).toContain('系统按规则 予以通过');
  expect(await phone.locator('[data-act=take]').count()).toBe(0);
  await look(phone, 'refund-decided');
}

/** Made by one, checked by another, sent in a file that the bank answers. */
async function payByFile(): Promise<void> {
  const maker = await officer('shifan-maker');
  await maker.goto('/532900/payments/persons');
  await maker.getByRole('row').filter({ hasText: '400.00' }).getByRole('checkbox').first().check();
  await maker.getByRole('button', { name: /^生成批次/ }).click();
  await maker.getByText(/已生成 1 笔支付单/).waitFor();
  const checker = await officer('shifan-checker');
  await checker.goto('/532900/payments/persons');
  await checker.getByRole('button', { name: '复核通过' }).first().click();
  const download = checker.waitForEvent('download');
  await checker.getByRole('button', { name: '银行文件' }).first().click();
  const file = readFileSync((await (await download).path()) as string, 'utf8');
  const [order = ''] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(file) ?? [];
  expect(file).toContain(ACCOUNT);
  await checker.getByLabel('导入银行回单').fill(`${order}\tpaid\tB-REFUND\t`);
  await checker.getByRole('button', { name: '入账' }).click();
  await checker.getByText('已付款').first().waitFor();
}

async function officer(name: string): Promise<Page> {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(page, name);
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.screenshot({ path: `dist/journeys/${name}.png`, fullPage: true });
}
