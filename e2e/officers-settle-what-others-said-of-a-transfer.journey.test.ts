import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { settle } from './page-samples.ts';
import { type ClockedServer, startClockedServer } from './running-server.ts';
import { decideTransfer, figuresIn, recordOpen, writeLetter } from './transfer.ts';
import { signInAs } from './window.ts';

const MONDAY = '2025-09-15T10:00:00+08:00';
const STARTS = '2025-09-16';
const [FIRST, SECOND] = ['P000000005', 'P000000006'];

let server: ClockedServer;
beforeAll(async () => {
  // No line goes to the pension office: what it says comes on paper.
  server = await startClockedServer(MONDAY, { YIKAO_KEYS: '', TRIAL_PENSION: 'paper' });
});
afterAll(() => server?.stop());

const browser = openBrowser();

/** Days may have passed since he was last here. */
async function officer(name: string): Promise<Page> {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(page, name);
  return page;
}

test('another city counts other months: whoever recorded it cannot settle it, somebody else asks again, then takes theirs', async () => {
  const number = await decideTransfer(officer, { person: FIRST, startsOn: STARTS });
  const approver = await listOf('shifan-approver');
  const row = rowOf(approver, number);
  const ours = figuresIn(await row.innerText());
  const residentMonths = String(Number(ours.residentMonths) + 3);
  const theirs = { ...ours, residentMonths, letter: 'SH-2025-0101' };

  await row.getByRole('button', { name: `登记对方答复 ${number}` }).click();
  await writeLetter(approver, theirs);
  await recordOpen(approver);
  await row.getByText('数字不一致').waitFor();
  // Both stand side by side, so that nobody has to look ours up.
  expect(await row.innerText()).toMatch(saysBoth(ours.residentMonths, residentMonths));
  await look(approver, 'transfers-contradicted');

  // The hand that typed a number is not the one that lets it stand.
  await openSettling(approver, number);
  await approver.getByRole('dialog').getByLabel('理由').fill('已电话核对');
  await approver.getByRole('button', { name: '采用对方数字' }).click();
  await approver.getByText('登记答复的人不能处理其中的差异，请由他人处理。').waitFor();
  await look(approver, 'transfers-same-hand');
  // A reviewer only records: nothing to settle with is shown to him.
  const reviewer = await listOf('shifan-reviewer');
  await rowOf(reviewer, number).getByText('数字不一致').waitFor();
  expect(await reviewer.getByRole('button', { name: `处理不一致 ${number}` }).count()).toBe(0);

  const other = await listOf('shifan-prefecture');
  await openSettling(other, number);
  const dialog = other.getByRole('dialog');
  expect(await dialog.innerText()).toMatch(saysBoth(ours.residentMonths, residentMonths));
  // Neither way is open without a reason.
  expect(await dialog.getByRole('button', { name: '请对方再核' }).isDisabled()).toBe(true);
  expect(await dialog.getByRole('button', { name: '采用对方数字' }).isDisabled()).toBe(true);
  await dialog.getByLabel('理由').fill('对方把待遇等待期也算了进去');
  await look(other, 'transfers-settle');
  await dialog.getByRole('button', { name: '请对方再核' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await rowOf(other, number).getByText('等对方答复').waitFor();

  // They say it again, with a paper: this time it stands.
  await reviewer.reload();
  await rowOf(reviewer, number).getByText('等对方答复').waitFor();
  await reviewer.getByRole('button', { name: `登记对方答复 ${number}` }).click();
  await writeLetter(reviewer, { ...theirs, letter: 'SH-2025-0102' });
  await recordOpen(reviewer);
  await other.reload();
  await openSettling(other, number);
  await dialog.getByLabel('理由').fill('对方附来缴费凭证');
  await dialog.getByRole('button', { name: '采用对方数字' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await rowOf(other, number).getByText('已确认，等日期').waitFor();
  await rowOf(other, number).getByText(`居民 ${residentMonths} 个月`).waitFor();
  await look(other, 'transfers-settled');
});

test('the pension office answers on paper: it takes one transfer under its number, and refuses another with a reason', async () => {
  const taken = await decideTransfer(officer, { person: SECOND, startsOn: STARTS });
  const reviewer = await listOf('shifan-reviewer');
  await rowOf(reviewer, taken).getByText('等答复', { exact: true }).waitFor();
  await openPension(reviewer, taken);
  const dialog = reviewer.getByRole('dialog');
  const save = dialog.getByRole('button', { name: /登\s?记/ });
  // Taken by nobody knows whom under no number would be no answer.
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel('接收编号').fill('YL-2025-0007');
  await look(reviewer, 'pension-taken');
  await recordOpen(reviewer);
  const row = rowOf(reviewer, taken);
  await row.getByText('已接收').waitFor();
  await row.getByText(/城乡居民养老 · 编号 YL-2025-0007/).waitFor();
  expect(await row.getByRole('button', { name: /登记养老答复/ }).count()).toBe(0);

  const [refused = ''] = await waiting(reviewer);
  await openPension(reviewer, refused);
  await dialog.getByRole('radio', { name: '不予接收' }).check();
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel('理由').fill('已在转入地领取待遇');
  await look(reviewer, 'pension-refused');
  await recordOpen(reviewer);
  await only(reviewer, '不予接收');
  await rowOf(reviewer, refused)
    .getByText(/已在转入地领取待遇/)
    .waitFor();
  await rowOf(reviewer, taken).waitFor({ state: 'detached' });
  await look(reviewer, 'transfers-pension-refused');
});

/** The list as one of them sees it. */
async function listOf(name: string): Promise<Page> {
  const page = await officer(name);
  await page.goto('/532900/window/transfers');
  await settle(page);
  return page;
}

function rowOf(page: Page, number: string) {
  return page.getByRole('row').filter({ hasText: number });
}

async function openSettling(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: `处理不一致 ${number}` }).click();
  await page.getByRole('dialog').getByText('登记答复的人不能处理。', { exact: false }).waitFor();
}

async function openPension(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: `登记养老答复 ${number}` }).click();
  await page.getByRole('dialog').getByLabel('接收编号').waitFor();
}

function saysBoth(ours: string, theirs: string): RegExp {
  return new RegExp(`我方：.*居民 ${ours} 个月[^]*对方：.*居民 ${theirs} 个月`);
}

/** Transfers of which the pension office has still to say something, as the list shows them. */
async function waiting(page: Page): Promise<string[]> {
  await only(page, '等答复或答复不明');
  const links = page.getByRole('table').getByRole('link', { name: /^532900-/ });
  await links.first().waitFor();
  return links.allTextContents();
}

async function only(page: Page, pension: string): Promise<void> {
  await page.getByRole('combobox', { name: '养老保险' }).click();
  await page.getByTitle(pension, { exact: true }).last().click();
  await settle(page);
}

async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.screenshot({ path: `dist/journeys/${name}.png`, fullPage: true });
}
