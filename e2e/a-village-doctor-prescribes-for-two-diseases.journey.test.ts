import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { chooseProvider } from './desk.ts';

const browser = openBrowser();
const CLINIC = '大理市示范一乡第一村卫生室';

test('last month’s medicine is repeated in two steps and a few keys', async () => {
  const page = await browser.newPage({ language: 'zh', width: 1366 });
  await page.goto('/532900/desk/queue');
  await chooseProvider(page, '医疗机构', CLINIC);
  await page.getByRole('table', { name: '今日候诊' }).waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('p');
  await page.getByText('第 1 步 选患者和病种').waitFor();
  await page.getByRole('button', { name: /展\**辛/ }).click();
  await page.getByText('展示两病辛').waitFor();
  await page.getByText('氨氯地平片').first().waitFor();
  await page.getByRole('button', { name: '照上次开药' }).click();

  await page.getByText('第 2 步 定药和天数').waitFor();
  await page.getByTestId('fund').waitFor();
  const [fund, own] = [page.getByTestId('fund'), page.getByTestId('own')];
  // 2.20 + 6.90, both centrally procured: 80 % at a village clinic.
  await expect.poll(() => fund.innerText()).toBe('7.28');
  await expect.poll(() => own.innerText()).toBe('1.82');
  await page
    .getByText(/还剩 1 天/)
    .first()
    .waitFor();
  await expectNoOverflow(page);

  // Two months instead: packs and money follow.
  await page.getByRole('button', { name: '60 天', exact: true }).click();
  await expect.poll(() => page.getByLabel('数量 氨氯地平片').inputValue()).toBe('3');
  await expect.poll(() => fund.innerText()).toBe('21.84');
  await page.getByRole('button', { name: '28 天', exact: true }).click();
  await expect.poll(() => fund.innerText()).toBe('7.28');
  await page.getByRole('button', { name: /确认开药并结算/, disabled: false }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('展示两病辛 的药已开好').waitFor();

  await page.getByRole('button', { name: '打印处方' }).click();
  const sheet = page.getByRole('article', { name: '处方' });
  await sheet.getByText('氨氯地平片').waitFor();
  await sheet.getByText('每次 1 片，每日 1 次').first().waitFor();
  await page.getByRole('link', { name: '← 今日候诊' }).click();
  const row = page.getByRole('row').filter({ hasText: '复诊取降压药' });
  await row.getByText('已结算').waitFor();
});

test('a first prescription is written by initials, and a lost answer settles it once', async () => {
  const page = await browser.newPage({ language: 'zh', width: 820 });
  await page.goto('/532900/desk/prescribe');
  await chooseProvider(page, '医疗机构', CLINIC);
  await page.getByRole('button', { name: /展\**癸/ }).click();
  await page.getByText('还没有开过药').waitFor();
  await page.getByRole('button', { name: '开新处方' }).click();
  await page.getByRole('combobox', { name: '录入药品或项目' }).fill('xbdp');
  await page.getByRole('option').filter({ hasText: '硝苯地平控释片' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByLabel('天数 硝苯地平控释片').inputValue()).toBe('30');
  expect(await page.getByLabel('数量 硝苯地平控释片').inputValue()).toBe('3');
  await page.getByTestId('fund').waitFor();
  await expectNoOverflow(page);

  const keys: string[] = [];
  await page.route('**/api/areas/532900/prescriptions', async (route) => {
    keys.push((route.request().postDataJSON() as { key: string }).key);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: /确认开药并结算/, disabled: false }).click();
  await page.getByText('还不知道是否已经结算').waitFor();
  // Nothing can be changed while nobody knows; only the same can be asked again.
  expect(await page.getByLabel('数量 硝苯地平控释片').isDisabled()).toBe(true);
  await page.getByRole('button', { name: /重试/ }).click();
  await page.getByText('展示两病癸 的药已开好').waitFor();
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);

  const found = await page.request.get('/api/areas/532900/persons', {
    params: { query: '展示两病癸' },
  });
  const [person] = ((await found.json()) as { rows: { id: string }[] }).rows;
  const answer = await page.request.get(`/api/areas/532900/persons/${person?.id}/settlements`);
  expect(((await answer.json()) as { rows: unknown[] }).rows).toHaveLength(1);
});
