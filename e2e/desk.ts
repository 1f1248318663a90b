import type { Page } from 'playwright-core';

/** What a clerk does at the desk, by keyboard where the page is made for it. */
export async function chooseProvider(page: Page, label: string, name: string): Promise<void> {
  const chooser = page.getByRole('combobox', { name: label, exact: true });
  await chooser.click();
  await chooser.fill(name);
  await page.getByTitle(new RegExp(name)).first().click();
}

export async function openPerson(page: Page, field: string, name: string): Promise<void> {
  const search = page.getByRole('combobox', { name: field });
  await search.fill(name);
  await page.getByRole('option').first().waitFor();
  await search.press('Enter');
  await page.waitForURL(/\/desk\/persons\//);
}

/** Opens the encounter that waits to be settled. */
export async function openWaitingEncounter(page: Page, state: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: state }).getByRole('link').first().click();
  await page.waitForURL(/\/desk\/encounters\//);
}
