import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { casesOf, choose, photo, signInAs, today } from './window.ts';

const browser = openBrowser();
/** Two of whom only name and number are known while the line is down; one number has a slip of the pen. */
const WITH_LINE = ['P000000033', 'P000000034', 'P000000035'];
const WITHOUT = ['P000000036', 'P000000037'];

type Person = { readonly id: string; readonly name: string; readonly idNumber: string };

test('five matters in a morning, two of them without a line, all of them taken in once', async () => {
  const page = await browser.newPage({ language: 'zh', width: 390 });
  await signInAs(page, 'shifan-station');
  await page.goto('/532900/station');
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).waitFor();
  // The pages of the morning come while the line is there.
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).click();
  await page.getByRole('combobox', { name: '查找参保人' }).waitFor();
  await page.goto('/532900/station');
  await page.waitForLoadState('networkidle');
  for (const person of WITH_LINE) {
    await begin(page);
    const search = page.getByRole('combobox', { name: '查找参保人' });
    await search.fill(person);
    await search.press('Enter');
    await fill(page);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.waitForURL(/\/receipt$/, { timeout: 30_000 });
    await expectNoOverflow(page);
    await page.goto('/532900/station');
  }
  const told = await Promise.all(WITHOUT.map((id) => personOf(page, id)));
  await page.getByRole('button', { name: /^异地长期居住人员备案/ }).waitFor();

  await page.context().setOffline(true);
  await page.getByText('线路断开：').waitFor();
  const [right, slip] = told;
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
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/receipt$/, { timeout: 30_000 });
  for (const person of [...WITH_LINE, ...WITHOUT]) {
    expect([person, await casesOf(page, person)]).toEqual([person, [expect.anything()]]);
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

/** As it stands on his card: what a page hides of the number is the day of birth. */
async function personOf(page: Page, id: string): Promise<Person> {
  const answer = await page.request.get(`/api/areas/532900/persons/${id}`);
  const { name, idNumber, bornOn } = (await answer.json()) as Person & { bornOn: string };
  const whole = idNumber.slice(0, 6) + bornOn.replaceAll('-', '') + idNumber.slice(-4);
  return { id, name, idNumber: whole };
}
