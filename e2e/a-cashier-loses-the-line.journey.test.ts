import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Bill, billToday, openWindow, recordsOf } from './cashier.ts';

const browser = openBrowser();

const LINES = [
  ['YP009', '1', '6.5', '6.50'],
  ['YP014', '1', '2.6', '2.60'],
] as const;

test('the line breaks after the server settled; the page is reloaded; it was settled once', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await openWindow(page);
  const bill = await billToday(page, 'P000000041', LINES);
  await openBill(page, bill);
  const line = await cutAfterCommit(page, '**/api/areas/532900/settlements');
  await page.keyboard.press('F8');
  await state(page, 'unknown');
  await page.getByText('请不要交付收据和找零').waitFor();
  await page.getByText('与医保服务器断线').waitFor();
  await look(page, 'line-unknown');
  expect(await recordsOf(page, bill)).toHaveLength(1);

  await page.reload();
  const bar = page.getByRole('region', { name: '待办的请求' });
  await bar.getByText('已发出，结果未知').waitFor();
  await look(page, 'line-reloaded');
  // A second press while the outcome is open is the same request.
  await page.keyboard.press('F8');
  await line.mend();
  await page.waitForURL(/settled=/);
  await page.getByText('已结算', { exact: true }).waitFor();
  expect(line.keys.size).toBe(1);
  expect(line.sent()).toBeGreaterThan(1);
  expect(await recordsOf(page, bill)).toHaveLength(1);
  expect(await kept(page)).toEqual([]);
});

test('cut off before it was sent: it waits, outlives the window, and is settled when the line is back', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await openWindow(page);
  const bill = await billToday(page, 'P000000042', LINES);
  await openBill(page, bill);
  const context = page.context();
  await context.setOffline(true);
  await page.getByText('与医保服务器断线').waitFor();
  await page.keyboard.press('F8');
  await state(page, 'waiting');
  await look(page, 'line-waiting');
  await page.close();
  await context.setOffline(false);
  expect(await recordsOf(await context.newPage(), bill)).toEqual([]);

  const next = await context.newPage();
  next.setDefaultTimeout(20_000);
  await openWindow(next);
  const bar = next.getByRole('region', { name: '待办的请求' });
  await bar.getByText('已办成').waitFor();
  await look(next, 'line-done');
  expect(await recordsOf(next, bill)).toHaveLength(1);
  expect((await kept(next)).join()).not.toMatch(/P000000042|"key"/);
  await bar.getByRole('button', { name: '知道了' }).press('Enter');
  await bar.waitFor({ state: 'hidden' });
  expect(await kept(next)).toEqual([]);
});

test('what was not sent yet is withdrawn; what another window settled is found settled', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await openWindow(page);
  const bill = await billToday(page, 'P000000043', LINES);
  await openBill(page, bill);
  await page.context().setOffline(true);
  await page.keyboard.press('F8');
  await state(page, 'waiting');
  const bar = page.getByRole('region', { name: '待办的请求' });
  await bar.getByRole('button', { name: '撤回' }).press('Enter');
  await page.getByTestId('outcome').waitFor({ state: 'hidden' });
  await page.context().setOffline(false);
  expect(await recordsOf(page, bill)).toEqual([]);

  const other = await page.context().newPage();
  await openWindow(other);
  await openBill(other, bill);
  await other.keyboard.press('F8');
  await other.waitForURL(/settled=/);
  await page.keyboard.press('F8');
  const alert = page
    .getByTestId('outcome')
    .or(page.getByText('已结算', { exact: true }))
    .first();
  await alert.waitFor();
  expect(await recordsOf(page, bill)).toHaveLength(1);
});

test('a refund whose answer is lost is finished once', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await openWindow(page);
  const bill = await billToday(page, 'P000000044', LINES);
  await openBill(page, bill);
  await page.keyboard.press('F8');
  await page.waitForURL(/settled=/);
  await page.getByRole('button', { name: '1 结算单' }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('group', { name: '退还的项目' }).waitFor();
  await page.keyboard.press('Space');
  await page.getByTestId('pay-out').waitFor();
  const line = await cutAfterCommit(page, '**/settlements/*/refunds');
  await page.keyboard.press('F8');
  await state(page, 'unknown');
  await look(page, 'line-refund');
  await page.reload();
  await line.mend();
  await page.getByText('已退费').waitFor();
  await page.getByRole('row', { name: /总费用 9\.10 2\.60 6\.50/ }).waitFor();
  expect((await recordsOf(page, bill)).map(({ total }) => total)).toEqual([
    '2.60',
    '-9.10',
    '9.10',
  ]);
});

async function openBill(page: Page, { encounter }: Bill): Promise<void> {
  await page.goto(`/532900/desk/cashier?bill=${encounter}`);
  await page.getByTestId('cash-due').waitFor();
  await page.getByRole('textbox', { name: '收到现金' }).focus();
}

/** The server does its work, its answer is lost, and after that nothing goes through any more. */
async function cutAfterCommit(page: Page, command: string) {
  const keys = new Set<string>();
  let sent = 0;
  const lose = async (route: Route) => {
    sent += 1;
    keys.add((route.request().postDataJSON() as { key: string }).key);
    if (sent === 1) await route.fetch();
    await route.abort('connectionreset');
  };
  const drop = (route: Route) => route.abort('connectionreset');
  await page.route('**/api/**', drop);
  await page.route(command, lose);
  return {
    keys,
    sent: () => sent,
    /** From now on every request is counted and goes through. */
    async mend() {
      await page.unroute('**/api/**', drop);
      await page.unroute(command, lose);
      await page.route(command, (route) => {
        sent += 1;
        keys.add((route.request().postDataJSON() as { key: string }).key);
        return route.continue();
      });
    },
  };
}

async function state(page: Page, name: string): Promise<void> {
  await page.locator(`[data-testid=outcome][data-state=${name}]`).waitFor();
}

/** What lies in the browser's store of requests. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(
    `Object.entries(localStorage).filter(([slot]) => slot.startsWith('yikao.outbox')).map(String)`,
  );
}

const folder = process.env.YIKAO_PICTURES;

async function look(page: Page, name: string): Promise<void> {
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
