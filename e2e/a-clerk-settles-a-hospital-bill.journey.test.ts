import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { csvOf, xlsxOf } from './charge-files.ts';
import { chooseProvider, openPerson } from './desk.ts';

const browser = openBrowser();

test('a clerk settles a hospital bill, explains it, prints it and takes it back', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/');
  await page.getByRole('button', { name: '打开结算窗口' }).click();
  await chooseProvider(page, '医疗机构', '示范大理州第一医院');
  await openPerson(page, '查找参保人', '展示低保甲');
  const day = await openStay(page);
  await enterLine(page);
  await importFile(page, 'charges.xlsx', xlsxOf([['YP009', '', day, '3', '6.5', '19.5']]), 1);
  await importFile(
    page,
    'charges.csv',
    csvOf([
      ['YP014', '注射用头孢曲松钠', day, '2', '2.60', '5.20'],
      ['', '没有编码', day, '1', '1.00', '1.00'],
    ]),
    1,
  );
  await page.getByRole('button', { name: '上传 3 行' }).click();
  await expectText(page, '[data-testid=bill-total]', '38.30');
  await page.getByRole('region', { name: '试算结果' }).getByText('现金').waitFor();
  await page.getByRole('button', { name: '结算', exact: true }).click();
  await page.waitForURL(/\/settlements\//);
  await expectText(page, '[data-testid=figure-total]', '38.30');
  await readExplanation(page);
  await printSlip(page);
  await reverse(page);
});

/** A stay that began and ended today; its day. */
async function openStay(page: Page): Promise<string> {
  await page.getByRole('button', { name: '登记就诊' }).click();
  const dialog = page.getByRole('dialog');
  const day = await dialog.getByLabel('开始日期').inputValue();
  await dialog.getByLabel('结束日期').fill(day);
  await dialog.getByRole('button', { name: '登记就诊' }).click();
  await page.waitForURL(/\/desk\/encounters\//);
  return day;
}

/** By keyboard: pinyin initials, Enter, quantity, price, amount, Enter. */
async function enterLine(page: Page): Promise<void> {
  const form = page.getByRole('region', { name: '新的一行' });
  const item = form.getByLabel('项目');
  await item.fill('amxljn');
  await page.getByText('阿莫西林胶囊').first().waitFor();
  await item.press('Enter');
  await form.getByLabel('数量').fill('2');
  await form.getByLabel('单价').fill('6.80');
  await form.getByLabel('金额').fill('13.60');
  await form.getByLabel('金额').press('Enter');
  await page.getByRole('button', { name: '上传 1 行' }).waitFor();
}

async function importFile(page: Page, name: string, buffer: Buffer, good: number): Promise<void> {
  await page.getByRole('button', { name: '导入 CSV / Excel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await dialog.getByText(`可以导入 ${good} 行`).waitFor();
  await dialog.getByRole('button', { name: `导入 ${good} 行` }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function readExplanation(page: Page): Promise<void> {
  await page.getByRole('img', { name: /钱是怎么分的.*总费用 38\.30/ }).waitFor();
  const steps = page.getByRole('table', { name: '计算过程' });
  expect(await steps.getByRole('row').count()).toBeGreaterThan(5);
  await steps.getByRole('button', { name: '查看规则：起付线' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('[data-lit]').first().waitFor();
  await drawer.getByText('532900/resident-inpatient/2025-01-01').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

async function printSlip(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结算单打印' }).click();
  const slip = page.getByRole('article', { name: '结算单' });
  for (const payer of ['基本医保统筹', '大病保险', '医疗救助', '个人账户', '家庭共济', '现金']) {
    await slip.getByRole('rowheader', { name: payer, exact: true }).waitFor();
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  expect((await page.pdf({ format: 'A5' })).length).toBeGreaterThan(5_000);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: '← 结算单' }).click();
}

async function reverse(page: Page): Promise<void> {
  await page.getByRole('button', { name: '冲销', exact: true }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: '确认冲销' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因').fill('录入错误');
  await dialog.getByRole('button', { name: '确认冲销' }).click();
  await expectText(page, '[data-testid=figure-total]', '-38.30');
  await page.getByRole('link', { name: '原结算' }).click();
  await page.getByRole('link', { name: '冲销记录' }).waitFor();
}

async function expectText(page: Page, place: string, text: string): Promise<void> {
  await page.locator(place).filter({ hasText: text }).waitFor();
}
