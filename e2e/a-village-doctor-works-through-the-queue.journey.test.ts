import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { chooseProvider } from './desk.ts';

const browser = openBrowser();
const CLINIC = '大理市示范一乡第一村卫生室';

test('a village doctor works through the queue by keyboard: calls, charges, settles, registers', async () => {
  const page = await browser.newPage({ language: 'zh', width: 1366 });
  await page.goto('/532900/desk/queue');
  await chooseProvider(page, '医疗机构', CLINIC);
  const rows = page.getByRole('table', { name: '今日候诊' }).getByRole('row');
  await rows.nth(1).waitFor();
  const before = await rows.count();
  await expectNoOverflow(page);
  await page.locator('h1').click();

  // One key calls the first who waits; the page of the visit opens.
  await page.keyboard.press('n');
  await page.waitForURL(/\/desk\/visits\//);
  await page.getByText('就诊中').first().waitFor();
  await page.getByRole('link', { name: '← 今日候诊' }).click();

  // The patient with a cold: arrows and Enter open the visit.
  const cold = rows.filter({ hasText: '咳嗽、流涕两天' });
  await cold.waitFor();
  const place = Number(await cold.getByRole('cell').first().innerText());
  for (let at = 1; at < place; at += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/visits\//);
  await page.getByRole('heading', { name: /展示感冒子/ }).waitFor();

  const search = page.getByRole('combobox', { name: '录入药品或项目' });
  await search.fill('amxl');
  await page.getByRole('option').filter({ hasText: '阿莫西林胶囊' }).waitFor();
  await search.press('Enter');
  const quantity = page.getByLabel('数量 阿莫西林胶囊');
  await quantity.waitFor();
  expect(await quantity.evaluate('document.activeElement.dataset.quantity')).toBeTruthy();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.keyboard.type('一般诊疗费');
  await page.getByRole('option').filter({ hasText: '一般诊疗费' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('数量 一般诊疗费').waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('fund').waitFor();
  await page.getByRole('button', { name: /收费并结算/, disabled: false }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('展示感冒子 的药已开好').waitFor();

  // The cursor stands on what comes next.
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/queue/);
  await cold.getByText('已结算').waitFor();

  // Who is in arrears hears it before anything is done, and may be seen at own cost.
  await page.locator('h1').click();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: '登记患者' });
  await dialog.getByRole('tab', { name: '按姓名查找' }).click();
  await dialog.getByRole('combobox').fill('展示欠费戊');
  await dialog.getByRole('option').first().click();
  await dialog.getByText('今日不能享受医保待遇').waitFor();
  await dialog.getByRole('button', { name: '排入队列' }).click();
  await dialog.getByText('没有正常参保').waitFor();
  await dialog.getByRole('button', { name: /仍然登记/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => rows.count()).toBe(before + 1);
  await rows.filter({ hasText: '欠费' }).first().waitFor();

  // A card identifies its holder; a number typed by hand needs a reason.
  await page.locator('h1').click();
  await page.keyboard.press('r');
  await dialog.getByRole('textbox', { name: /身份证号/ }).fill('110101190001010000');
  await dialog.getByRole('button', { name: '识别' }).click();
  await dialog.getByRole('alert').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('textbox', { name: '筛选候诊队列' }).fill('流涕');
  await expect.poll(() => rows.count()).toBe(2);
});

test('when the line breaks while calling, calling again calls nobody else', async () => {
  const page = await browser.newPage({ language: 'zh', width: 1366 });
  await page.goto('/532900/desk/queue');
  await chooseProvider(page, '医疗机构', CLINIC);
  await page.getByRole('table', { name: '今日候诊' }).waitFor();
  const keys: string[] = [];
  await page.route('**/registrations/call-next', async (route) => {
    keys.push((route.request().postDataJSON() as { key: string }).key);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: /叫下一位/ }).click();
  await page.getByText('还不知道叫到了谁').waitFor();
  await page.getByRole('button', { name: /叫下一位/ }).click();
  await page.waitForURL(/\/desk\/visits\//);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
});
