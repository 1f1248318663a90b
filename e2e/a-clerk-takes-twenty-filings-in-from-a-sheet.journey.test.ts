import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { settle } from './page-samples.ts';
import { type StartedServer, startServer } from './running-server.ts';
import { type OnCard, peopleWithoutCases, photo, signInAs, today } from './window.ts';

const browser = openBrowser();
/** Of its own, since nobody else's people may be among the twenty. */
let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ YIKAO_KEYS: '', YIKAO_DEMO: '200' });
});
afterAll(() => server?.stop());
const HEADING = '身份证号,姓名,备案原因,备案地（市）,开始日期,联系电话';

test('a clerk tries a sheet of twenty, submits what is good, and reads why three are not', async () => {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(page, 'shifan-township');
  const people = await peopleWithoutCases(server.address, 20);
  const lines = people.map(({ name, idNumber }) => [
    ...[idNumber, name, '异地长期居住', '昆明市', today(), '13900000001'],
  ]);
  const [a = [], b = [], c = []] = lines;
  a[0] = (a[0] ?? '').replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  b[1] = '示范别人';
  c[0] = lines[5]?.[0] ?? '';
  c[1] = lines[5]?.[1] ?? '';
  lines.push(lines.splice(2, 1)[0] ?? []);
  await page.goto('/532900/window/batches');
  await chooseMatter(page);
  await page.getByRole('checkbox', { name: /居住证明/ }).check();
  await page.route('**/cases/batches', loseAnswer, { times: 1 });
  const csv = [HEADING, ...lines.map((line) => line.join(','))].join('\r\n');
  await page
    .getByLabel('选择表格并试办', { exact: true })
    .setInputFiles({ name: '示范备案.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  // The answer is lost on the way: whoever brings the same sheet once more finds the batch of before.
  await page.getByRole('alert').last().waitFor();
  await page
    .getByLabel('选择表格并试办', { exact: true })
    .setInputFiles({ name: '示范备案.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.waitForURL(/\/window\/batches\/[0-9a-f-]{36}$/);
  await page.getByText('试办完，待提交').waitFor();
  await page.getByText('不能办 3', { exact: true }).click();
  for (const why of [/位数或校验码不符/, /姓名与身份证号/, /在第 \d+ 行已经有了/]) {
    await page.getByText(why).waitFor();
  }
  await page.setViewportSize({ width: 320, height: 844 });
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: /^提交 17 件/ }).click();
  // Whoever leaves finds it again where it is then.
  await page.goto('/532900/window/batches');
  const batches = page.getByRole('link', { name: '示范备案.csv' });
  await batches.first().waitFor();
  expect(await batches.count()).toBe(1);
  await batches.click();
  await page.getByText('已办完').waitFor();
  await page.getByText('已受理 17', { exact: true }).click();
  expect(await page.getByRole('link', { name: /^532900-/ }).count()).toBe(17);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出结果' }).click();
  expect((await saved).suggestedFilename()).toBe('批量受理结果.xlsx');
  await page
    .getByRole('link', { name: /^532900-/ })
    .first()
    .click();
  await page.getByText('已办结').first().waitFor();
  await seenFromAbove();
});

/** Whoever leads the county follows what a township brings, and leaves it to the township. */
async function seenFromAbove(): Promise<void> {
  const chief = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(chief, 'shifan-chief');
  await chief.goto('/532900/window/queue');
  await chief.getByRole('link', { name: '批量受理' }).click();
  const row = chief.getByRole('row').filter({ hasText: '示范备案.csv' });
  await row
    .getByText(/示范.*乡|示范.*镇|示范.*街道/)
    .first()
    .waitFor();
  // Brings none himself.
  expect(await chief.getByLabel('选择表格并试办', { exact: true }).count()).toBe(0);
  await settle(chief);
  await expectNoOverflow(chief);
  await expectAccessible(chief);
  await chief.screenshot({ path: 'dist/journeys/batches-from-above.png', fullPage: true });
  await row.getByRole('link').first().click();
  await chief.getByText('不能办 3', { exact: true }).waitFor();
  for (const act of ['停下', '重新试办']) {
    expect(await chief.getByRole('button', { name: act }).count()).toBe(0);
  }
  await expectAccessible(chief);
}

test('a workbook is brought with the scans of its rows, and what their names leave open is asked', async () => {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(page, 'shifan-township');
  const people = await peopleWithoutCases(server.address, 4);
  const [, b, c, d] = people;
  await page.goto('/532900/window/batches');
  await chooseMatter(page);
  // One names its line, one the ID number, one the person alone, and one nothing.
  const names = ['2-居住证明.png', `${b?.idNumber} 居住证明.png`, `${c?.name}.png`, 'IMG_0001.png'];
  const tones = ['#102030', '#304050', '#506070', '#708090'];
  const scans = [];
  for (const [i, name] of names.entries()) {
    scans.push({ ...(await photo(page, tones[i] ?? '')), name });
  }
  await page.getByLabel('选择各行的材料', { exact: true }).setInputFiles(scans);
  await page.getByText('已选 4 份材料').waitFor();
  await page.getByLabel('选择表格并试办', { exact: true }).setInputFiles({
    name: '示范备案.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbook(people),
  });
  await page.getByText('“示范备案.xlsx”共 4 行').waitFor();
  await page.getByText('这 2 份材料要您看一下').waitFor();
  await page.getByText(`像是第 4 行 ${c?.name}`, { exact: false }).waitFor();
  const tryIt = page.getByRole('button', { name: '试办', exact: true });
  expect(await tryIt.isDisabled()).toBe(true);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoOverflow(page);
    await page.screenshot({ path: `dist/journeys/batch-papers-${width}.png`, fullPage: true });
  }
  const third = c?.name ?? '';
  await page.getByLabel(`“${third}.png”是第几行的`).selectOption({ label: `第 4 行 ${third}` });
  await page.getByLabel(`“${third}.png”是什么材料`).selectOption({ label: '居住证明或承诺书' });
  await page.getByLabel('“IMG_0001.png”是第几行的').selectOption({ label: '不用这一份' });
  await tryIt.click();
  await page.waitForURL(/\/window\/batches\/[0-9a-f-]{36}$/);
  await page.getByText('试办完，待提交').waitFor();
  // The fourth has no paper and promised none.
  await page.getByText('可提交 3', { exact: true }).click();
  expect(await page.getByRole('cell', { name: d?.name ?? '' }).count()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: 'dist/journeys/batch-tried.png', fullPage: true });
  await page.getByRole('button', { name: /^提交 3 件/ }).click();
  await page.getByText('已办完').waitFor();
  await page.getByText('已受理 3', { exact: true }).click();
  await page
    .getByRole('link', { name: /^532900-/ })
    .first()
    .click();
  await page.getByText('2-居住证明.png').first().waitFor();
});

async function loseAnswer(route: Route): Promise<void> {
  if (route.request().method() !== 'POST') return route.fallback();
  await route.fetch();
  await route.abort();
}

async function chooseMatter(page: Page): Promise<void> {
  const box = page.getByRole('combobox', { name: '事项' });
  await box.fill('异地长期居住');
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await box.press('Enter');
}

/** As a spreadsheet program writes it: a day is a day there, not a text. */
function workbook(people: readonly OnCard[]): Promise<Buffer> {
  const heading = HEADING.split(',').map((value) => ({ value }));
  const startsOn = { value: new Date(`${today()}T00:00:00Z`), format: 'yyyy-mm-dd' };
  const lines = people.map(({ name, idNumber }) => [
    ...[{ value: idNumber }, { value: name }, { value: '异地长期居住' }, { value: '昆明市' }],
    ...[startsOn, { value: '13900000001' }],
  ]);
  return writeWorkbook([heading, ...lines]).toBuffer();
}
