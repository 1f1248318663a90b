import type { Page } from 'playwright-core';
import { bring, findCase } from './window.ts';

/** A page of one of the people of the demonstration, signed in just now. */
export type Officer = (name: string) => Promise<Page>;

export type Leaving = { readonly person: string; readonly startsOn: string };

/** Joint with pension insurance: taken in at a township, looked at by two of the county. The number of the case. */
export async function decideTransfer(
  officer: Officer,
  { person, startsOn }: Leaving,
): Promise<string> {
  const clerk = await officer('shifan-township');
  const form = { toArea: '310000', startsOn, pension: 'resident' };
  await bring(clerk, { person, matter: 'transfer-out', form, promised: ['pension'] });
  const { id, number } = await findCase(clerk, person, 'transfer-out');
  const reviewer = await officer('shifan-reviewer');
  await take(reviewer, id);
  await reviewer.getByRole('button', { name: '同意，转下一步' }).click();
  await reviewer.getByText('审核同意，转下一步').waitFor();
  const approver = await officer('shifan-approver');
  await take(approver, id);
  await approver.getByRole('button', { name: '通过', exact: true }).click();
  await approver.getByText('已办结').first().waitFor();
  await approver.getByText('个人账户余额').first().waitFor();
  return number;
}

async function take(page: Page, id: string): Promise<void> {
  await page.goto(`/532900/window/cases/${id}`);
  await page.getByRole('button', { name: '领取' }).click();
  await page.getByRole('button', { name: '领取' }).waitFor({ state: 'detached' });
}

export type TransferLetter = {
  readonly letter: string;
  readonly employeeMonths: string;
  readonly residentMonths: string;
  readonly balance: string;
};

/** What the row of a transfer says that we have. */
export function figuresIn(text: string): Omit<TransferLetter, 'letter'> {
  const [, employeeMonths = '', residentMonths = ''] =
    /职工 (\d+) 个月，居民 (\d+) 个月/.exec(text) ?? [];
  const [, balance = ''] = /余额 ([\d,]+\.\d\d) 元/.exec(text) ?? [];
  return { employeeMonths, residentMonths, balance: balance.replaceAll(',', '') };
}

/** Types what the letter of the other area says into the open dialog. */
export async function writeLetter(page: Page, letter: TransferLetter): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('来函编号').fill(letter.letter);
  await dialog.getByLabel('职工月数').fill(letter.employeeMonths);
  await dialog.getByLabel('居民月数').fill(letter.residentMonths);
  await dialog.getByLabel('个人账户余额（元）').fill(letter.balance);
}

/** Closes the open dialog by recording what stands in it. */
export async function recordOpen(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /登\s?记/ }).click();
  await dialog.waitFor({ state: 'hidden' });
}
