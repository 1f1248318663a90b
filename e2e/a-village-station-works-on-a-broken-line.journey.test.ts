import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { casesOf, choose, findPerson, photo, signInAs, today } from './window.ts';

const browser = openBrowser();
const FILER = { id: 'P000000001', name: '展示低保甲' };
const PATIENT = { id: 'P000000004', name: '展示特困乙' };

test('the line breaks in the middle: both matters wait here, outlive a reload, and arrive once', async () => {
  const page = await browser.newPage({ language: 'zh', width: 390 });
  await signInAs(page, 'shifan-station');
  await page.goto('/532900/station');
  await page.getByRole('button', { name: /异地长期居住人员备案/ }).waitFor();
  await settled(page);

  await begin(page, '异地长期居住人员备案', FILER.id);
  const filing = new URL(page.url()).pathname;
  await page.getByLabel('异地长期居住').check();
  await choose(page, '备案地', '昆明');
  await page.getByLabel('开始日期').fill(today());
  await phone(page);

  await page.context().setOffline(true);
  await page.getByText('与医保服务器断线').first().waitFor();
  const residence = page.locator('[data-material=residence]');
  await residence.getByLabel(/^拍照/).setInputFiles(await photo(page, '#7a3b10'));
  await residence.getByText('存在本机，线路好了就传').waitFor();
  await page.getByRole('button', { name: '提交（线路恢复后自动发送）' }).click();
  await page.locator('[data-state=waiting]').first().waitFor();

  // A reload without a line finds the page, the words, the photo and the state again.
  await page.reload();
  await page.locator('[data-state=waiting]').first().waitFor();
  expect(new URL(page.url()).pathname).toBe(filing);

  await page.goto('/532900/station');
  await page.getByText('已提交，等线路恢复后自动发送（还没有发出）').waitFor();

  await page.context().setOffline(false);
  await expect
    .poll(() => casesOf(page, FILER.id, 'away-long-term'), { timeout: 20_000 })
    .toHaveLength(1);
  await expect.poll(() => page.locator('.draft-row').count(), { timeout: 20_000 }).toBe(0);
  expect(await casesOf(page, FILER.id, 'away-long-term')).toHaveLength(1);
});

test('a recognition whose answer was lost on the way is asked again and stays one', async () => {
  const page = await browser.newPage({ language: 'zh', width: 390 });
  await signInAs(page, 'shifan-station');
  await page.goto('/532900/station');
  await begin(page, '门诊慢性病待遇认定', PATIENT.id);
  await choose(page, '病种', '高血压（Ⅱ');
  await phone(page);
  const diagnosis = page.locator('[data-material=diagnosis]');
  await diagnosis.getByLabel(/^拍照/).setInputFiles(await photo(page, '#2d6a2d'));
  await diagnosis.getByText('✓ 已上传').waitFor();

  let tries = 0;
  await page.route('**/api/areas/532900/cases', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    tries += 1;
    if (tries > 1) return route.continue();
    // The server does it, and nobody hears of it.
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: /^提交/ }).click();
  await page.waitForURL(/\/receipt$/, { timeout: 30_000 });
  expect(tries).toBeGreaterThan(1);
  expect(await casesOf(page, PATIENT.id)).toHaveLength(1);
});

async function begin(page: Page, matter: string, person: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${matter}`) }).click();
  await findPerson(page, person);
  await page.waitForURL(/\/station\/take\/[0-9a-f]{32}$/);
}

async function phone(page: Page): Promise<void> {
  const box = page.getByLabel('联系电话', { exact: true });
  await page.waitForLoadState('networkidle');
  if (await box.isVisible()) await box.fill('13900000001');
}

/** Until the worker of the origin keeps what the next pages need. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('navigator.serviceWorker.ready');
  await expect
    .poll(() =>
      page.evaluate(
        `caches.open('yikao-pages').then((kept) => kept.keys()).then((keys) => keys.length)`,
      ),
    )
    .toBeGreaterThan(5);
}
