import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { type StartedServer, startServer } from './running-server.ts';
import { casesOf, choose, peopleWithoutCases, photo, signInAs, today } from './window.ts';

const browser = openBrowser();
/** Of its own, with people whom no other journey and no case of the demonstration concerns. */
let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ YIKAO_KEYS: '', YIKAO_DEMO: '200' });
});
afterAll(() => server?.stop());

test('five matters in a morning, two of them without a line, all of them taken in once', async () => {
  const people = await peopleWithoutCases(server.address, 5);
  // Of two only name and number are known while the line is down; one number has a slip of the pen.
  const [right, slip, ...known] = people;
  const page = await browser.newPage({ language: 'zh', width: 390, baseURL: server.address });
  await signInAs(page, 'shifan-station');
  await page.goto('/532900/station');
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).waitFor();
  // The pages of the morning come while the line is there.
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).click();
  await page.getByRole('combobox', { name: '查找参保人' }).waitFor();
  await page.goto('/532900/station');
  await page.waitForLoadState('networkidle');
  for (const person of known) {
    await begin(page);
    const search = page.getByRole('combobox', { name: '查找参保人' });
    await search.fill(person.id);
    await search.press('Enter');
    await fill(page);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.waitForURL(/\/receipt$/, { timeout: 30_000 });
    await expectNoOverflow(page);
    await page.goto('/532900/station');
  }
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).waitFor();

  await page.context().setOffline(true);
  await page.getByText('线路断开：').waitFor();
  await begin(page);
  await writeDown(page, right?.name ?? '', right?.idNumber ?? '');
  await fill(page);
  await page
    .getByRole('link', { name: /服务站/ })
    .first()
    .click();
  await begin(page);
  await writeDown(page, slip?.name ?? '', '532901199001010010');
  await fill(page);

  await page.context().setOffline(false);
  // Nobody has this number: whoever has the name is offered, and somebody says who it is.
  await page.getByText(/不能确定/).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: '就是这个人' }).first().click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/receipt$/, { timeout: 30_000 });
  await page.goto('/532900/station');
  await page.locator('.draft-row a').first().click();
  // Until it is known whom it is for, nothing is sent.
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/receipt$/, { timeout: 30_000 });
  for (const { id } of people) {
    expect([id, await casesOf(page, id)]).toEqual([id, [expect.anything()]]);
  }

  // The receipt comes as a half sheet or as a slip of 80 mm, as this counter printed last.
  await page.getByLabel('80 毫米小票').check();
  await page.reload();
  await page.locator('.receipt.roll').waitFor();
});

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).click();
}

async function fill(page: Page): Promise<void> {
  await page.waitForURL(/\/station\/take\/[0-9a-f]{32}$/);
  await page.getByLabel('异地长期居住', { exact: true }).check();
  await choose(page, '备案地', '昆明');
  await page.getByLabel('开始日期').fill(today());
  const phone = page.getByLabel('联系电话', { exact: true });
  await page.waitForTimeout(500);
  if (await phone.isVisible()) await phone.fill('13900000001');
  const residence = page.locator('[data-material=residence]');
  await residence.getByLabel(/^拍照/).setInputFiles(await photo(page, '#7a3b10'));
  await residence.locator('.sheet').first().waitFor();
}

async function writeDown(page: Page, name: string, number: string): Promise<void> {
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('身份证号').fill(number);
  await page.getByRole('button', { name: '开始填写' }).click();
}
