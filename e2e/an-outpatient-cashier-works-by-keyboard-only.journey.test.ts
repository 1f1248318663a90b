import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import {
  billToday,
  cardScan,
  expectAccessible,
  openWindow,
  recordsOf,
  voucherScan,
} from './cashier.ts';

const browser = openBrowser();

const BY_CARD = 'P000000031';
const BY_VOUCHER = 'P000000032';
const FROM_LIST = 'P000000033';

test('an outpatient cashier settles, prints, refunds and cancels without the mouse', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await openWindow(page);
  const first = await billToday(page, BY_CARD, [
    ['YP009', '3', '6.5', '19.50'],
    ['YP014', '2', '2.6', '5.20'],
  ]);
  const second = await billToday(page, BY_VOUCHER, [['YP009', '2', '6.5', '13.00']]);
  const third = await billToday(page, FROM_LIST, [
    ['YP009', '4', '6.5', '26.00'],
    ['YP014', '5', '2.6', '13.00'],
  ]);

  await readHelp(page);
  await settleByCard(page);
  await printAll(page);
  await settleByVoucher(page);
  await settleFromList(page);
  await refundOneLine(page);
  await cancel(page);

  expect(await recordsOf(page, first)).toMatchObject([{ kind: 'settlement', total: '24.70' }]);
  expect(await recordsOf(page, second)).toMatchObject([{ kind: 'settlement', total: '13.00' }]);
  expect((await recordsOf(page, third)).map(({ kind, total }) => [kind, total])).toEqual([
    ['reversal', '-32.50'],
    ['settlement', '32.50'],
    ['reversal', '-39.00'],
    ['settlement', '39.00'],
  ]);
  await wrongNumber(page);
});

async function readHelp(page: Page): Promise<void> {
  await focusIs(page, '刷卡、扫码或输入证件号');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').getByText('收费窗口快捷键').waitFor();
  await look(page, 'help');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await focusIs(page, '刷卡、扫码或输入证件号');
}

/** Too little money first: the key does nothing but say what is missing. */
async function settleByCard(page: Page): Promise<void> {
  await page.getByRole('option').nth(2).waitFor();
  await expectAccessible(page);
  await look(page, 'waiting');
  await scan(page, cardScan(BY_CARD));
  await page.getByTestId('bill-total').filter({ hasText: '24.70' }).waitFor();
  await focusIs(page, '收到现金');
  await page.keyboard.type('0.01');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '还差' }).waitFor();
  await page.keyboard.type('50');
  await expectAccessible(page);
  await look(page, 'bill');
  await walkAround(page);
  await page.keyboard.press('Enter');
  await settled(page);
  await expectAccessible(page);
  await look(page, 'settled');
}

/** Tab leaves every field and comes back: nothing holds the focus. */
async function walkAround(page: Page): Promise<void> {
  const seen = new Set<string>();
  for (let step = 0; step < 40; step += 1) {
    seen.add(await focused(page));
    await page.keyboard.press('Tab');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['收到现金', '手机或银行卡 F7', 'F8 结算']));
  expect(seen.size).toBeGreaterThan(8);
  for (let step = 0; step < 60 && (await focused(page)) !== '收到现金'; step += 1) {
    await page.keyboard.press('Tab');
  }
}

async function printAll(page: Page): Promise<void> {
  await focusIs(page, '1 结算单');
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: '结算单' }).waitFor();
  await printed(page, 1);
  await paper(page, 'slip');
  await page.keyboard.press('2');
  const fees = page.getByRole('article', { name: '门诊费用清单' });
  await fees.getByRole('rowheader', { name: '合计' }).waitFor();
  await expectAccessible(page);
  await paper(page, 'fees');
  await page.keyboard.press('3');
  const invoice = page.getByRole('article', { name: /票据数据/ });
  await invoice.getByText('贰拾肆元柒角整').waitFor();
  await paper(page, 'invoice');
  await printed(page, 3);
  await page.keyboard.press('p');
  await printed(page, 4);
  await page.keyboard.press('Escape');
  await settled(page);
}

async function settleByVoucher(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await scan(page, await voucherScan(page, BY_VOUCHER));
  await page.getByTestId('bill-total').filter({ hasText: '13.00' }).waitFor();
  await focusIs(page, '收到现金');
  await page.keyboard.press('F7');
  await page.keyboard.press('F8');
  await settled(page);
}

async function settleFromList(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await focusIs(page, '刷卡、扫码或输入证件号');
  await page.getByRole('option').filter({ hasText: '39.00' }).waitFor();
  while (
    (await page.locator('[role=option][aria-selected=true]', { hasText: '39.00' }).count()) === 0
  ) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await focusIs(page, '收到现金');
  await page.keyboard.press('F4');
  expect(await page.getByRole('checkbox', { name: /用个人账户/ }).isChecked()).toBe(false);
  await focusIs(page, '收到现金');
  await page.keyboard.press('F8');
  await settled(page);
}

/** Found again in the list of the day, as when the patient comes back with a box. */
async function refundOneLine(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('option').filter({ hasText: '39.00' }).waitFor();
  await look(page, 'settled-list');
  await focusIs(page, '刷卡、扫码或输入证件号');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('r');
  await page.getByRole('group', { name: '退还的项目' }).waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1');
  const result = page.getByRole('table', { name: '退费前后' });
  await result.getByRole('row', { name: /总费用 39\.00 32\.50 6\.50/ }).waitFor();
  await expectAccessible(page);
  await look(page, 'refund');
  await page.keyboard.press('F8');
  await page.getByText('已退费').waitFor();
  await result.getByRole('row', { name: /总费用 39\.00 32\.50 6\.50/ }).waitFor();
  await look(page, 'refunded');
}

async function cancel(page: Page): Promise<void> {
  await page.keyboard.press('x');
  await focusIs(page, '原因');
  await look(page, 'cancel');
  await page.keyboard.press('F8');
  await page.getByText('已撤销', { exact: true }).first().waitFor();
  await page.getByTestId('handover').waitFor();
  await look(page, 'cancelled');
}

/** A number that nobody has is refused with its reason, and the next person can be scanned at once. */
async function wrongNumber(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await scan(page, '999999190001010000');
  await page.getByRole('radio', { name: '未带社保卡' }).waitFor();
  await look(page, 'reason');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await focusIs(page, '刷卡、扫码或输入证件号');
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoOverflow(page);
}

async function scan(page: Page, text: string): Promise<void> {
  await focusIs(page, '刷卡、扫码或输入证件号');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** How often the browser was told to print. */
async function printed(page: Page, times: number): Promise<void> {
  await expect.poll(() => page.evaluate('window.printed'), { timeout: 15_000 }).toBe(times);
}

async function settled(page: Page): Promise<void> {
  await page.waitForURL(/settled=/);
  await page.getByRole('button', { name: '1 结算单' }).waitFor();
}

/** The name of what has the focus, as it is read aloud. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const at = document.activeElement;
    const label = at.labels && at.labels[0];
    return (at.getAttribute('aria-label') || (label && label.innerText) || at.innerText || '')
      .replace(/\\s+/g, ' ').trim().slice(0, 40);
  })()`);
}

async function focusIs(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 15_000 }).toBe(name);
}

async function paper(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const file = folder === undefined ? {} : { path: `${folder}/${name}.pdf` };
  expect((await page.pdf({ format: 'A5', landscape: true, ...file })).length).toBeGreaterThan(
    5_000,
  );
  // A5 across less its margins, at 96 pixels an inch: what sticks out would be cut off.
  await page.setViewportSize({ width: 718, height: 480 });
  await expectNoOverflow(page);
  await look(page, `paper-${name}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ media: 'screen' });
}

const folder = process.env.YIKAO_PICTURES;

/** For whoever wants to see the pages: pictures go to the folder that YIKAO_PICTURES names. */
async function look(page: Page, name: string): Promise<void> {
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
