import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';

const browser = openBrowser();

test('an official reads a policy and compares it with another', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/532900/policies');
  await page.getByRole('combobox', { name: '险种' }).click();
  await page.getByTitle('居民医保').last().click();
  await page.getByRole('link', { name: '大理州城乡居民大病保险' }).click();
  const bands = page.getByRole('table', { name: '分段' });
  await bands.getByText('60%', { exact: true }).waitFor();
  await bands.getByText('以上部分').waitFor();
  expect(await page.getByText('推定').count()).toBeGreaterThan(3);
  await page.goto(
    '/532900/policies/diff?from=532900/resident-inpatient/2025-01-01&to=532900/employee-inpatient/2025-01-01',
  );
  const changes = page.getByRole('table', { name: '变化' });
  const cap = changes.getByRole('row').filter({ hasText: '年度封顶线' }).first();
  await cap.getByText('100,000.00').waitFor();
  await cap.getByText('大理日报').waitFor();
});

test('the pages can be read on a narrow screen', async () => {
  const page = await browser.newPage({ language: 'zh', width: 360 });
  for (const place of ['', '/desk', '/policies', '/policies/try', '/proof']) {
    await page.goto(`/532900${place}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoOverflow(page);
  }
});
