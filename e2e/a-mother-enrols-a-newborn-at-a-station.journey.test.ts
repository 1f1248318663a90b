import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { checkDigitOf } from '../src/people/enrolment/index.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { settle, signInWithCard } from './page-samples.ts';
import { type ClockedServer, startClockedServer } from './running-server.ts';
import { bring, findPerson, signInAs } from './window.ts';

/** The father is an employee in Sichuan, the mother and the child live in Yunnan. */
const FATHERS_AREA = '511700';
const FATHER = 'P-WALLET-1' as PersonId;
const MOTHER = '展示钱包母';
const TODAY = '2025-10-15T10:00:00+08:00';
const LATER = '2025-11-03T09:00:00+08:00';
const BORN = '2025-09-20';
const CHILD = '展示小婴儿';
const STATION = '大理市示范一乡第1医保服务站';
const NARROW = 320;

let server: ClockedServer;
let now = TODAY;
beforeAll(async () => {
  server = await startClockedServer(TODAY);
});
afterAll(() => server?.stop());

const browser = openBrowser();

/** Of a browser that takes the same day for today as the server. */
async function open(width?: number): Promise<Page> {
  const page = await browser.newPage({
    ...{ language: 'zh', baseURL: server.address },
    ...(width === undefined ? {} : { width }),
  });
  await page.clock.setSystemTime(new Date(now));
  return page;
}

test('a mother enrols a newborn at a station and pays with the father’s wallet from another province', async () => {
  const station = await open();
  await signInAs(station, 'shifan-station');
  const number = childNumber();
  const order = await enrol(station, number);

  // The father, at work in another province, gives his child a part of his account.
  const his = await open(NARROW);
  await signInWithCard(his, FATHER, FATHERS_AREA);
  await his.goto(`/${FATHERS_AREA}/own/give`);
  await his.getByLabel('家人在哪里参保').selectOption('532900');
  await his.getByLabel('家人姓名').fill(CHILD);
  await his.getByLabel('家人身份证号').fill(number);
  await his.getByLabel('家人是我的').selectOption('child');
  await his.getByLabel('给多少额度（元）').fill('900');
  await look(his, 'newborn-father-gives');
  await his.getByRole('button', { name: '确定' }).click();
  await his.getByText('办好了，额度已经留出').waitFor();

  // At the station the mother agrees to it for the child, and it pays: insured from the day of birth.
  await payByWallet(station, 'offered');
  await station.getByText(`${BORN} 起，至 2026-01-01 前`).waitFor();
  await look(station, 'newborn-paid');
  const child = await childOf(station, order);

  // The next year as well; that one comes back, and with it the quota.
  await station.goto(`/532900/premiums/new/${child}`);
  await station.getByText('集中缴费期').waitFor();
  await station.keyboard.press('F8');
  await station.waitForURL(/\/premiums\/orders\//);
  const next = station.url();
  await payByWallet(station, 'agreed');
  expect(await quotaLeft(child)).toBe('100.00');
  const account = { holder: CHILD, bank: '示范银行', number: '6200000000005678' };
  const form = { cause: 'other', year: '2026', account };
  await bring(station, { person: child, matter: 'premium-refund', form });
  await station.goto(next);
  await station.getByTestId('premium-state').getByText('已退费').waitFor();
  expect(await quotaLeft(child)).toBe('500.00');

  // By night the father's area has booked what was used, and at the end of the month what it owes for it.
  await server.moveTo(LATER);
  now = LATER;
  const office = await open();
  await office.goto(`/${FATHERS_AREA}/accounts/persons/${FATHER}`);
  await office.getByText('居民医保费').first().waitFor();
  await look(office, 'newborn-fathers-account');
  await office.goto(`/${FATHERS_AREA}/wallets?month=2025-10`);
  const cleared = office
    .getByRole('row')
    .filter({ hasText: '2025-10' })
    .filter({ hasText: '应付' });
  await cleared.getByText('400.00').first().waitFor();
  await look(office, 'newborn-clearing');
  for (const area of ['532900', FATHERS_AREA]) {
    const { checks } = await read<Proof>(`/api/areas/${area}/proof`);
    expect(checks.filter(({ found }) => found > 0)).toEqual([]);
  }
});

test('a counter sets a part of an account aside for the child, and what it stops ends that as well', async () => {
  const station = await open();
  await signInAs(station, 'shifan-station');
  const uncle = await personNamed('展示职工父');
  await station.goto(`/532900/accounts/persons/${uncle}`);
  await station.getByLabel('亲属姓名').fill(CHILD);
  await station.getByLabel('亲属身份证号').fill(childNumber());
  await station.getByLabel('额度（元）').fill('50');
  await station.getByRole('button', { name: '给亲属一份额度', exact: true }).click();
  await station.getByText('办好了，额度已经留出').waitFor();
  const given = station.getByRole('table', { name: '给区内亲属的额度' });
  const quota = given.getByRole('row').filter({ hasText: '展***儿' });
  await quota.getByText('50.00').waitFor();
  await look(station, 'counter-gives');

  await station.goto(`/532900/households/${await personNamed(CHILD)}`);
  await station.getByRole('button', { name: `停保 ${CHILD}` }).click();
  await station.getByRole('dialog').getByText('共济和钱包随之解除').waitFor();
  await look(station, 'counter-stops');
  await station.getByRole('button', { name: '确认停保' }).click();
  await station.getByText('2025-11-03 前').waitFor();
  await station.goto(`/532900/accounts/persons/${uncle}`);
  await station.getByText('明细').first().waitFor();
  await given.waitFor();
  expect(await quota.count()).toBe(0);
});

/** What is due is said before anything is written. */
async function enrol(page: Page, number: string): Promise<string> {
  await page.goto('/532900/station');
  await page.getByRole('link', { name: '新生儿参保缴费 →' }).click();
  await findPerson(page, MOTHER);
  await page.getByLabel('孩子姓名').fill(CHILD);
  await page.getByLabel('孩子身份证号').fill(number);
  await page.getByText(`自 ${BORN} 起享受待遇，没有等待期`).waitFor();
  await look(page, 'newborn-due');
  await page.keyboard.press('F8');
  await page.waitForURL(/\/premiums\/orders\/[0-9a-f-]{36}$/);
  await page.getByTestId('premium-state').getByText('待缴').waitFor();
  // The station is called by its name, on the page and in its header.
  await page.locator('dl.facts').getByText(STATION).waitFor();
  await page.getByRole('button', { name: STATION }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** What is offered has to be agreed to once; from then on it is chosen like any other quota. */
async function payByWallet(page: Page, quota: 'offered' | 'agreed'): Promise<void> {
  await page.getByRole('radio', { name: '亲属共济或钱包额度' }).check();
  if (quota === 'offered') {
    const agree = page.getByRole('button', { name: '同意使用' });
    await agree.waitFor();
    await look(page, 'newborn-wallet');
    await agree.click();
    await page.getByRole('tooltip').getByRole('button', { name: '同意使用' }).click();
    await expect.poll(() => agree.count()).toBe(0);
  } else {
    const chosen = page.getByRole('combobox', { name: '额度' });
    await chosen.click();
    await page.getByRole('option').first().waitFor({ state: 'attached' });
    await chosen.press('Enter');
  }
  // F8 asks, and a second press answers nothing: only the button of the question moves money.
  const pays: string[] = [];
  const told = (request: Request) => {
    if (request.method() === 'POST' && request.url().endsWith('/payments'))
      pays.push(request.url());
  };
  page.on('request', told);
  await page.keyboard.press('F8');
  const sure = page.getByRole('dialog', { name: '确定缴费？' });
  await sure.getByText('亲属共济或钱包额度').waitFor();
  await page.keyboard.press('F8');
  await look(page, `newborn-sure-${quota}`);
  await sure.getByRole('button', { name: '取消' }).click();
  await sure.waitFor({ state: 'hidden' });
  expect(pays).toEqual([]);
  await page.getByRole('button', { name: /^缴 .+（F8）$/ }).click();
  await sure.getByRole('button', { name: /^确定缴/ }).click();
  await page.getByTestId('premium-state').getByText('已缴').waitFor();
  expect(pays).toHaveLength(1);
  page.off('request', told);
}

function childNumber(): string {
  const digits = `532989${BORN.replaceAll('-', '')}801`;
  return digits + checkDigitOf(digits);
}

type Order = { readonly person: { readonly id: string } };
type Account = { readonly quotas: readonly { readonly left: string }[] };
type Proof = { readonly checks: readonly { readonly found: number }[] };

async function childOf(page: Page, order: string): Promise<string> {
  const answer = await page.request.get(`/api/areas/532900/premiums/${order}`);
  return ((await answer.json()) as Order).person.id;
}

/** As everybody may read it in the open demonstration. */
async function read<View>(path: string): Promise<View> {
  const answer = await fetch(server.address + path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as View;
}

async function personNamed(name: string): Promise<string> {
  const found = await read<{ rows: readonly { id: string }[] }>(
    `/api/areas/532900/persons?query=${encodeURIComponent(name)}`,
  );
  return found.rows[0]?.id ?? '';
}

async function quotaLeft(child: string): Promise<string | undefined> {
  const { quotas } = await read<Account>(`/api/areas/532900/persons/${child}/own-account`);
  return quotas[0]?.left;
}

async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.screenshot({ path: `dist/journeys/${name}.png`, fullPage: true });
}
