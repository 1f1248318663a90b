import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { personId } from '../src/main/demonstration/identities.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { settle } from './page-samples.ts';
import { type OnCard, readCard, readOpenly, signInAs, today } from './window.ts';

const browser = openBrowser();

type Bill = { readonly benefitDay: string; readonly kind: string; readonly cash: string };
type Bills = { readonly rows: readonly Bill[] };
type Person = { readonly groups: readonly string[]; readonly scheme: string | null };

test('a household that a list names since the spring is previewed, included, and paid what it paid too much', async () => {
  const { id, name, idNumber } = await poorAndNotNamed();
  const office = await browser.newPage({ language: 'zh' });
  await signInAs(office, 'shifan-office');

  // The list says more than one thing: somebody here, somebody whose number is wrong.
  await office.goto('/532900/groups/feeds');
  await office.getByLabel('变动：只含新增和终止').check();
  const lines = [
    '身份证号,姓名,人员类别,认定日期,变动类型',
    `${idNumber},${name},特困人员,${springOf(today())},新增`,
    `532901190001010000,示范错号,低保对象,${springOf(today())},新增`,
  ];
  const buffer = Buffer.from(lines.join('\r\n'));
  await office
    .locator('input[type=file]')
    .setInputFiles({ name: '特困名单.csv', mimeType: 'text/csv', buffer });
  await office.waitForURL(/\/groups\/feeds\/[0-9a-f-]{36}$/);

  // Nothing has changed yet; what would is shown line by line.
  const state = office.getByTestId('feed-state');
  await state.getByText('待生效').waitFor({ timeout: 60_000 });
  expect(await office.getByTestId('feed-additions').textContent()).toBe('1');
  await office.getByText(/身份证号校验码或日期不对/).waitFor();
  expect((await readOpenly<Person>(`/persons/${id}/head`)).groups).toEqual([]);
  await look(office, 'feed-preview');

  await office.keyboard.press('F8');
  await office
    .getByRole('dialog')
    .getByText(/新增 1 人次，终止 0 人次/)
    .waitFor();
  await office.getByRole('button', { name: '生效', exact: true }).click();
  await state.getByText('已生效').waitFor({ timeout: 90_000 });
  expect((await readOpenly<Person>(`/persons/${id}/head`)).groups).toEqual(['destitute']);
  const due = (await office.getByTestId('feed-due').textContent()) ?? '';
  expect(Number(due.replaceAll(',', ''))).toBeGreaterThan(0);
  await look(office, 'feed-acted');

  // A claim on paper has its account. Of a bill that a hospital settled the person names one, with the household before one.
  await office.goto(`/532900/households/${id}`);
  await look(office, 'household-recognised');
  const { amount } = await readOpenly<{ amount: string }>(`/persons/${id}/owed`);
  if (Number(amount) > 0) {
    await office.getByLabel('户名').fill(name);
    await office.getByLabel('开户银行').fill('示范银行');
    await office.getByLabel('账号').fill('6200000000005678');
    await office.getByRole('button', { name: '登记支付' }).click();
    await office.getByText(/已登记支付/).waitFor();
  }

  const maker = await browser.newPage({ language: 'zh' });
  await signInAs(maker, 'shifan-maker');
  await maker.goto('/532900/payments/persons');
  await maker.getByRole('row').filter({ hasText: due }).getByRole('checkbox').check();
  await maker.getByRole('button', { name: /^生成批次/ }).click();
  await maker.getByText(/已生成 1 笔支付单/).waitFor();
  const checker = await browser.newPage({ language: 'zh' });
  await signInAs(checker, 'shifan-checker');
  await checker.goto('/532900/payments/persons');
  await checker.getByRole('button', { name: '复核通过' }).first().click();
  await checker.getByText('已复核').first().waitFor();
});

/** Insured as a resident, with dear bills since the spring, and in no group: from the end, where other journeys find nobody. */
async function poorAndNotNamed(): Promise<OnCard> {
  const address = inject('address');
  for (let number = 59; number > 14; number -= 1) {
    const id = personId(number);
    const { groups, scheme } = await readOpenly<Person>(`/persons/${id}/head`);
    if (groups.length > 0 || scheme !== 'resident') continue;
    const { rows } = await readOpenly<Bills>(`/persons/${id}/settlements?size=100`);
    const dear = rows.filter(
      (bill) => bill.benefitDay >= springOf(today()) && Number(bill.cash) > 300,
    );
    if (dear.length === 0) continue;
    const { name } = await readOpenly<OnCard>(`/persons/${id}`);
    return { id, name, idNumber: await readCard(address, id) };
  }
  throw new Error('the demonstration holds nobody with bills and without a group');
}

/** 1 March of the year; in January and February that of the year before. */
function springOf(day: string): string {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '03-01' ? `${year}-03-01` : `${year - 1}-03-01`;
}

async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  await expectNoOverflow(page);
  await page.screenshot({ path: `dist/journeys/${name}.png`, fullPage: true });
}
