import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { settle, signInWithCard } from './page-samples.ts';
import { openSlowLine, type SlowLine } from './slow-line.ts';
import { signInAs } from './window.ts';

const browser = openBrowser();

let line: SlowLine;
beforeEach(async () => {
  line = await openSlowLine(inject('address'));
});
afterEach(() => line.close());

test('an officer presses sign-out and closes the window in the same moment: the computer is nobody’s', async () => {
  const page = await browser.newPage({ language: 'zh', baseURL: line.address });
  await signInAs(page, 'shifan-chief');
  const office = await openBeside(page, '/532900/window/queue');
  await office.locator('button.who').click();
  await office.getByRole('menuitem', { name: '退出登录' }).waitFor();
  await expectAccessible(office);
  await office.screenshot({ path: 'dist/journeys/sign-out.png' });
  await pressAndClose(office, '[role=menuitem]', '退出登录');
  await expectNobody(page);
});

test('somebody at a kiosk presses sign-out and closes the window in the same moment: the next one sees nothing', async () => {
  const page = await browser.newPage({ language: 'zh', width: 360, baseURL: line.address });
  await signInWithCard(page);
  const kiosk = await openBeside(page, '/532900/own');
  await kiosk.getByRole('button', { name: '退出', exact: true }).waitFor();
  await pressAndClose(kiosk, 'button', '退出');
  await expectNobody(page);
  await page.goto('/532900/own/me');
  await settle(page);
  expect(await page.getByRole('button', { name: '退出', exact: true }).count()).toBe(0);
});

/** A window that a script may close. */
async function openBeside(page: Page, path: string): Promise<Page> {
  await page.goto('/532900');
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(`void window.open(${JSON.stringify(path)})`),
  ]);
  await settle(opened);
  return opened;
}

/** No time passes between the two. */
async function pressAndClose(page: Page, selector: string, name: string): Promise<void> {
  line.slowDown();
  const closed = page.waitForEvent('close');
  await page
    .evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})]
         .find((one) => one.textContent.trim() === ${JSON.stringify(name)}).click();
       window.close();`,
    )
    .catch(() => undefined);
  await closed;
}

async function expectNobody(page: Page): Promise<void> {
  const signed = async () => {
    const answer = await page.request.get('/api/session');
    return ((await answer.json()) as { signed: object | null }).signed;
  };
  await expect.poll(signed, { timeout: 10_000 }).toBeNull();
}
