import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPerson, openWaitingEncounter } from './desk.ts';

const browser = openBrowser();

test('a newcomer settles, reads the rule and the proof in English', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/');
  await page.getByText('EN', { exact: true }).click();
  await page.getByRole('button', { name: 'Open the settlement desk' }).click();
  await openPerson(page, 'Find a person', '展示慢病丁');
  await openWaitingEncounter(page, 'Not settled');
  await page.getByRole('region', { name: 'Result of the trial' }).getByText('Cash').waitFor();
  await page.getByRole('button', { name: 'Settle', exact: true }).click();
  await page.waitForURL(/\/settlements\//);
  await page.getByRole('img', { name: /Where the money goes: Total/ }).waitFor();
  await page
    .getByRole('button', { name: /Open the rule/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('Residents · Chronic disease').waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('heading', { name: /Settlement of/ }).waitFor();
  await page.goto('/532900/proof');
  await page.getByText('Everything agrees').waitFor({ timeout: 60_000 });
  await page.goto('/532900/policies/document?id=no-such');
  await page.getByRole('alert').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('the desk is worked by keyboard', async () => {
  const page = await browser.newPage({ language: 'en' });
  await page.goto('/532900/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.waitForURL(/\/desk$/);
  const search = page.getByRole('combobox', { name: 'Find a person' });
  expect(await search.evaluate((field) => field.ownerDocument.activeElement === field)).toBe(true);
  await search.blur();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Keyboard shortcuts').waitFor();
});
