import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { findCase, type OnCard, peopleWithoutCases, signInAs } from './window.ts';

const browser = openBrowser();

test('county and township are chosen by name with keys alone, and the case shows names', async () => {
  const [, , , person] = await peopleWithoutCases(inject('address'), 4);
  const { id } = person as OnCard;
  const page = await browser.newPage({ language: 'zh' });
  await signInAs(page, 'shifan-township');
  await page.goto(`/532900/window/take?person=${id}`);
  await page.getByRole('button', { name: /^住址变更/ }).click();
  await page.waitForURL(/\/window\/take\/[0-9a-f]{32}$/);
  const known = page.getByRole('region', { name: '系统已有，不用填写' });
  await known.getByText(/示范.*医疗保障经办中心/).waitFor();
  expect(await known.innerText()).not.toMatch(/5329\d\d/);
  const correct = page.getByRole('button', { name: '更正 县（市）' });
  await correct.focus();
  await page.keyboard.press('Enter');

  const county = page.getByRole('combobox', { name: '县（市）' });
  await county.focus();
  await page.keyboard.type('宾川');
  await page.getByRole('option', { name: '示范宾川县医疗保障经办中心' }).waitFor();
  await shoot(page, 'address-county');
  await page.keyboard.press('Enter');
  expect(await county.inputValue()).toBe('示范宾川县医疗保障经办中心');
  const township = page.getByRole('combobox', { name: /^乡镇/ });
  await township.focus();
  await page.getByRole('option').first().waitFor();
  const offered = await page.getByRole('option').allInnerTexts();
  expect(offered.every((text) => text.startsWith('宾川县'))).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await township.inputValue()).toBe('宾川县示范二乡医保服务所');
  // With another county the township is asked again, within that county.
  await county.focus();
  await page.keyboard.type('祥云');
  await page.getByRole('option', { name: /祥云县/ }).waitFor();
  await page.keyboard.press('Enter');
  expect(await township.inputValue()).toBe('');
  await township.focus();
  await page.keyboard.type('示范三');
  await page.getByRole('option', { name: '祥云县示范三乡医保服务所' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('详细地址').fill('示范路 1 号');
  await shoot(page, 'address-form');
  await page.getByRole('button', { name: '受理并打印回执' }).click();
  await page.waitForURL(/\/receipt$/);

  const made = await findCase(page, id, 'change-address');
  await page.goto(`/532900/window/cases/${made.id}`);
  await page.getByText('已办结').first().waitFor();
  const main = page.locator('#content');
  await main.getByText('示范祥云县医疗保障经办中心').first().waitFor();
  await main.getByText('祥云县示范三乡医保服务所').first().waitFor();
  const result = page.getByRole('region', { name: '办理结果' });
  expect(await result.innerText()).toMatch(/已变更\s+住址/);
  await shoot(page, 'address-case');
});

async function shoot(page: Page, name: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoOverflow(page);
    await page.screenshot({ path: `dist/journeys/${name}-${width}.png`, fullPage: true });
  }
}
