import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { type StartedServer, startServer } from './running-server.ts';
import { peopleWithoutCases, signInAs, today } from './window.ts';

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
  const box = page.getByRole('combobox', { name: '事项' });
  await box.fill('异地长期居住');
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await box.press('Enter');
  await page.getByRole('checkbox', { name: /居住证明/ }).check();
  const csv = [HEADING, ...lines.map((line) => line.join(','))].join('\r\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '示范备案.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.waitForURL(/\/window\/batches\/[0-9a-f-]{36}$/);
  await page.getByText('试办完，待提交').waitFor();
  await page.getByText('不能办 3', { exact: true }).click();
  for (const why of [/位数或校验码不符/, /姓名与身份证号/, /在第 \d+ 行已经有了/]) {
    await page.getByText(why).waitFor();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: /^提交 17 件/ }).click();
  // Whoever leaves finds it again where it is then.
  await page.goto('/532900/window/batches');
  await page.getByRole('link', { name: '示范备案.csv' }).first().click();
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
});
