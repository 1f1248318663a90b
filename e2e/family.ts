import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** In fen. */
export type Purse = { readonly balance: number; readonly held: number; readonly available: number };

/** What the phone shows of an own account. */
export async function purseOnPhone(phone: Page, area = '532900'): Promise<Purse> {
  await phone.goto(`/${area}/own/family`);
  const card = phone.getByRole('region', { name: '个人账户', exact: true });
  await card.waitFor();
  const [available = NaN, held = NaN, balance = NaN] = (
    await card.locator('dd').allTextContents()
  ).map(fen);
  return { balance, held, available };
}

/** What the office's page shows of somebody's account. */
export async function purseAtOffice(page: Page, area: string, person: string): Promise<Purse> {
  await page.goto(`/${area}/accounts/persons/${person}`);
  const facts = page.locator('dl.facts.three dd');
  await facts.first().waitFor();
  const [balance = NaN, held = NaN, available = NaN] = (await facts.allTextContents()).map(fen);
  return { balance, held, available };
}

export function fen(text: string): number {
  const yuan = text.replaceAll(/[^\d.-]/g, '');
  return Math.round(Number(yuan) * 100);
}

/** Available is what is there less what is promised, before and after anything. */
export function expectWhole({ balance, held, available }: Purse): void {
  expect(available).toBe(balance - held);
}
