import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { photo, postAs, signInAs } from './window.ts';
import { keepPaper } from './window-papers.ts';

const browser = openBrowser();
/** Of the county whose reviewer decides. */
const PEOPLE = [9, 15, 18, 20, 21, 22, 23, 24, 26, 31].map(
  (order) => `P${String(order).padStart(9, '0')}`,
);
/** Brought by no other journey, so that the list holds these ten alone. */
const MATTER = 'recognition-special';
const QUEUE = `/532900/window/queue?queue=office&matter=${MATTER}&sort=number`;

test('ten cases are taken, read and decided without a mouse', async () => {
  const clerk = await browser.newPage({ language: 'zh' });
  await signInAs(clerk, 'shifan-township');
  const numbers: string[] = [];
  for (const person of PEOPLE) numbers.push(await bring(clerk, person));

  const page = await browser.newPage({ language: 'zh' });
  await signInAs(page, 'shifan-reviewer');
  await page.goto(QUEUE);
  await rowOf(page, numbers[0] ?? '').waitFor();
  // Nothing was pressed yet: the first arrow goes into the list, `a` takes the row that has the focus.
  await page.keyboard.press('ArrowDown');
  await focusOn(page, numbers[0] ?? '');
  await page.keyboard.press('a');
  for (const [index, number] of numbers.entries()) {
    await page.getByRole('heading', { name: `办件 ${number}` }).waitFor();
    if (index > 0) await press(page, '领取');
    await press(page, '通过');
    await page.getByText('已办结').first().waitFor();
    await expectNoOverflow(page);
    await page.keyboard.press('j');
  }
  // Nothing is left, so the last press led back to the same list with its filters.
  await page.waitForURL((url) => url.searchParams.get('sort') === 'number');
  for (const number of numbers) await rowOf(page, number).waitFor({ state: 'detached' });
});

test('what was presented at the counter opens the person: a card, by the field that takes names', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await signInAs(page, 'shifan-township');
  const { cardOf } = await import('../src/main/demonstration/identities.ts');
  const person = 'P000000031';
  const { number, serial } = cardOf(person as Parameters<typeof cardOf>[0]);
  await page.goto('/532900/window/take');
  const field = page.getByRole('combobox', { name: '查找参保人' });
  await field.fill(`${number}|${serial}`);
  await field.press('Enter');
  await page.waitForURL(new RegExp(`person=${person}$`));
  await page.goto('/532900/window/take');
  await field.fill(`${number}|WRONGCHIP1`);
  await field.press('Enter');
  await page.getByText('凭证无法识别').waitFor();
});

function rowOf(page: Page, number: string) {
  return page.locator(`tr[data-case="${number}"]`);
}

async function focusOn(page: Page, number: string): Promise<void> {
  await page.locator(`tr[data-case="${number}"]:focus`).waitFor();
}

/** `a` goes to the first button, which is the one that is usually wanted; Enter presses it. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  await page.keyboard.press('a');
  await page.locator('.acts button:focus').and(button).waitFor();
  await page.keyboard.press('Enter');
}

async function bring(page: Page, person: string): Promise<string> {
  await page.goto('/532900/window/take');
  const file = await keepPaper(page, '/papers', await photo(page, `#${person.slice(-2)}4080`));
  const answer = await postAs(page, '/cases', {
    ...{ key: `by-keyboard-${person}`, matter: MATTER, again: true },
    ...{ person, applicant: { kind: 'insured' } },
    form: { disease: 'uremia', phone: '13900000001' },
    papers: [{ material: 'diagnosis', file, name: 'photo.png', turns: 0 }],
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { number: string }).number;
}
