import { test } from 'vitest';
import { openBrowser } from './browser.ts';

const browser = openBrowser();

test('an official sees what a bill would cost under the policy of a day', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/532900/policies/try');
  await page.getByLabel('待遇日期').fill('2025-06-01');
  await page.getByLabel('政策范围内').fill('20000');
  await page.getByRole('button', { name: '计算' }).click();
  const result = page.getByRole('region', { name: '结果' });
  // (20,000 − 700) × 60 %: a third-level hospital in 2025.
  await result.getByText('11,580.00').first().waitFor();
  await result.getByRole('img', { name: /基本医保统筹 11,580\.00/ }).waitFor();
  await result.getByRole('button', { name: '查看规则：统筹支付比例' }).click();
  await page.getByRole('dialog').locator('[data-lit]').filter({ hasText: '60%' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('待遇日期').fill('2001-01-01');
  await page.getByRole('button', { name: '计算' }).click();
  await page.getByRole('alert').waitFor();
});
