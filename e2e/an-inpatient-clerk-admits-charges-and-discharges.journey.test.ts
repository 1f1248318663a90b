import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { chooseProvider } from './desk.ts';

const browser = openBrowser();

test('an inpatient clerk admits, charges, discharges and settles, and takes it back', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/532900/desk/ward');
  await chooseProvider(page, '医疗机构', '示范大理州第一医院');
  const board = page.getByRole('table', { name: '住院患者一览' });
  await board.getByRole('row').filter({ hasText: '住院过久' }).waitFor();
  const before = await board.locator('[data-patient]').count();

  const day = await admit(page);
  await state(page, '已入院，未记账');
  await charge(page, day);
  await state(page, '在院记账');
  const cost = await liveCost(page);
  await move(page);
  await discharge(page);
  await settle(page, cost);
  await takeBack(page);

  await page.getByRole('link', { name: '← 住院病区' }).click();
  await page.getByText('出院待结算').click();
  await board.getByRole('row').filter({ hasText: 'Z-01' }).waitFor();
  await page.getByText('在院', { exact: true }).click();
  await expect.poll(() => board.locator('[data-patient]').count()).toBe(before);
});

test('the ward can be searched, exported, walked through by keyboard and read when narrow', async () => {
  const page = await browser.newPage({ language: 'en' });
  await page.addInitScript(`localStorage.setItem('yikao.provider.532900', 'H53290100001')`);
  await page.goto('/532900/desk/ward');
  const board = page.getByRole('table', { name: 'Board of inpatients' });
  const names = board.locator('[data-patient]');
  await names.first().waitFor();
  await page.getByLabel('Find bed, name, number, diagnosis').fill('1301');
  await expect.poll(() => names.count()).toBe(1);
  await board.getByText('Cost over limit').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^Inpatient ward-\d{4}-\d\d-\d\d\.csv$/);

  await page.getByLabel('Find bed, name, number, diagnosis').fill('');
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/ward\/[^/]+$/);
  await page.getByRole('img', { name: /Course of cost: \d{4}-/ }).waitFor();
  await page.getByRole('tab', { name: 'Why these shares' }).click();
  await page.getByRole('table', { name: 'The computation' }).waitFor();
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoOverflow(page);
});

/** By keyboard to the person; the bed and why; the day of the admission. */
async function admit(page: Page): Promise<string> {
  await page.getByRole('button', { name: '办理入院' }).press('Enter');
  const search = page.getByRole('dialog').getByRole('combobox', { name: '查找参保人' });
  await search.fill('示例住院庚');
  await page.getByRole('option').first().waitFor();
  await search.press('Enter');
  const dialog = page.getByRole('dialog').filter({ hasText: '入院信息' });
  const day = await dialog.getByLabel('入院日期').inputValue();
  await dialog.getByRole('combobox', { name: '科室' }).fill('内科');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('床位').fill('0103');
  await dialog.getByLabel('押金').fill('100');
  await dialog.getByLabel('诊断编码 1').fill('J18.900');
  await dialog.getByLabel('诊断名称 1').fill('肺炎');
  await dialog.getByRole('button', { name: '办理入院' }).click();
  // Somebody lies in that bed: the refusal is told, and nothing that was typed is lost.
  await dialog.getByText('床位 0103 已有患者').waitFor();
  await dialog.getByLabel('床位').fill('Z-01');
  await dialog.getByRole('button', { name: '办理入院' }).click();
  await page.waitForURL(/\/desk\/ward\/[^/]+$/);
  return day;
}

async function charge(page: Page, day: string): Promise<void> {
  await page.getByRole('tab', { name: '记账' }).click();
  const form = page.getByRole('region', { name: '新的一行' });
  const item = form.getByLabel('项目');
  await item.fill('amxljn');
  await page.getByText('阿莫西林胶囊').first().waitFor();
  await item.press('Enter');
  expect(await form.getByLabel('日期').inputValue()).toBe(day);
  await form.getByLabel('数量').fill('100');
  await form.getByLabel('单价').fill('6.80');
  await form.getByLabel('金额').fill('680.00');
  await form.getByLabel('金额').press('Enter');
  await page.getByRole('button', { name: '上传 1 行' }).click();
}

/** What the trial says the patient would pay. */
async function liveCost(page: Page): Promise<string> {
  const trial = page.getByRole('region', { name: '试算结果' });
  const cash = trial.locator('.total-line').filter({ hasText: '现金' }).locator('.money');
  await cash.waitFor();
  return cash.innerText();
}

async function move(page: Page): Promise<void> {
  await page.getByRole('button', { name: '转科、换床' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('经治医生').fill('演示医师甲');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '登记信息' }).click();
  await page.getByText('演示医师甲').waitFor();
}

async function discharge(page: Page): Promise<void> {
  await page.getByRole('button', { name: '办理出院' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办理出院' }).click();
  await state(page, '已出院，待结算');
  await page.getByRole('button', { name: '取消出院' }).click();
  await page.getByRole('button', { name: '确定' }).click();
  await state(page, '在院记账');
  await page.getByRole('button', { name: '办理出院' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办理出院' }).click();
  await state(page, '已出院，待结算');
}

async function settle(page: Page, cost: string): Promise<void> {
  const stay = page.url();
  await page.getByRole('button', { name: '结算', exact: true }).click();
  await page.waitForURL(/\/settlements\//);
  await page.getByTestId('figure-cash').filter({ hasText: cost }).waitFor();
  await page.goto(stay);
  await state(page, '已结算');
  await page.getByRole('button', { name: '费用清单' }).click();
  const list = page.getByRole('article', { name: '住院费用清单' });
  await list.getByRole('rowheader', { name: '西药费' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5_000);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: '← 住院' }).click();
  await page.getByRole('button', { name: '打印结算单' }).waitFor();
}

async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '取消结算' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('录入错误');
  await dialog.getByRole('button', { name: '确认冲销' }).click();
  await state(page, '已出院，待结算');
}

async function state(page: Page, text: string): Promise<void> {
  await page.getByTestId('stay-state').filter({ hasText: text }).waitFor();
}
