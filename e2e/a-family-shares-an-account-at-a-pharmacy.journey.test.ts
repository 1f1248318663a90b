import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { personId } from '../src/main/demonstration/identities.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { chooseProvider, openPerson } from './desk.ts';
import { expectWhole, fen, purseOnPhone } from './family.ts';
import { settle, signInWithCard } from './page-samples.ts';
import { type OnCard, readCard, readOpenly } from './window.ts';

const browser = openBrowser();
const NARROW = 360;
const SHOP = '示范大理市平价药店';
/** Six boxes at 6.50; the daughter's part does not reach. */
const BOUGHT = { quantity: '6', price: '6.50', total: '39.00' };
const DAUGHTERS = { given: '30.00', paid: '30.00' };
const SONS = { given: '200.00', paid: '9.00' };

test('a daughter and a son share their accounts, the father buys medicine, and each reads what his account gave', async () => {
  const { father, daughter, son } = await findFamily();
  const hers = await phoneOf(daughter.id);
  const his = await phoneOf(son.id);
  const before = { hers: await purseOnPhone(hers), his: await purseOnPhone(his) };
  for (const purse of [before.hers, before.his]) expectWhole(purse);

  await give(hers, father, DAUGHTERS.given);
  await give(his, father, SONS.given);
  const given = { hers: await purseOnPhone(hers), his: await purseOnPhone(his) };
  // Nothing has left the accounts; what is promised can no longer be spent by whoever promised it.
  expect(given.hers.balance).toBe(before.hers.balance);
  expect(given.hers.available).toBe(before.hers.available - 3_000);
  expect(given.his.held).toBe(before.his.held + 20_000);
  await hers.getByRole('region', { name: '给本地家人用的' }).getByText('父母').waitFor();
  await lookAt(hers, 'family-given');

  const fathers = await phoneOf(father.id);
  await fathers.goto('/532900/own/family');
  const received = fathers.getByRole('region', { name: '本地家人给我用的' });
  // In the order in which they were given they pay.
  const rows = received.getByRole('listitem');
  await rows.nth(1).waitFor();
  expect(await rows.nth(0).innerText()).toMatch(/子女.*30\.00.*第 1 个用/s);
  expect(await rows.nth(1).innerText()).toMatch(/子女.*200\.00.*第 2 个用/s);
  await lookAt(fathers, 'family-received');

  const desk = await browser.newPage({ language: 'zh' });
  await buy(desk, father.idNumber);
  await readSlip(desk);
  const bought = new URL(desk.url()).pathname.split('/').at(-2) ?? '';

  await fathers.goto(`/532900/own/bills/${bought}`);
  const bill = fathers.getByRole('article', { name: SHOP });
  await bill.getByText(/（子女）的账户付了 30\.00 元。/).waitFor();
  await bill.getByText(/（子女）的账户付了 9\.00 元。/).waitFor();
  await lookAt(fathers, 'pharmacy-bill');
  expect(await lastEntry(hers)).toMatch(/看病买药：.*-30\.00/s);
  expect(await lastEntry(his)).toMatch(/看病买药：.*-9\.00/s);
  await lookAt(hers, 'family-entries');
  const drawn = { hers: await purseOnPhone(hers), his: await purseOnPhone(his) };
  expect(drawn.hers.balance).toBe(before.hers.balance - fen(DAUGHTERS.paid));
  expect(drawn.hers.available).toBe(given.hers.available);
  expect(drawn.his.held).toBe(given.his.held - fen(SONS.paid));

  await takeBack(desk, bought);
  await fathers.goto(`/532900/own/bills/${new URL(desk.url()).pathname.split('/').at(-1)}`);
  await fathers.getByText(/退回.+（子女）的账户 30\.00 元。/).waitFor();
  await fathers.getByText(/退回.+（子女）的账户 9\.00 元。/).waitFor();
  await lookAt(fathers, 'pharmacy-reversal');
  expect(await lastEntry(hers)).toMatch(/退回：.*30\.00/s);
  expect({ hers: await purseOnPhone(hers), his: await purseOnPhone(his) }).toEqual(given);
});

async function phoneOf(person: PersonId): Promise<Page> {
  const phone = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(phone, person);
  return phone;
}

type Head = { readonly scheme: string | null; readonly standing: string | null };
type Shared = {
  readonly account: { readonly available: string } | null;
  readonly received: readonly unknown[];
  readonly quotas: readonly unknown[];
  readonly given: readonly { readonly person: { readonly id: string } }[];
};

/** Two employees with something in their accounts, and a resident to whom nobody gives anything yet. */
async function findFamily() {
  const address = inject('address');
  const givers: PersonId[] = [];
  let poor: PersonId | null = null;
  // From the end, and the people of the stories last.
  for (let number = 59; number > 0 && !(poor && givers.length > 1); number -= 1) {
    const id = personId(number);
    const { scheme, standing } = await readOpenly<Head>(`/persons/${id}/head`);
    if (standing !== 'covered') continue;
    const shared = await readOpenly<Shared>(`/persons/${id}/own-account`);
    const free = fen(shared.account?.available ?? '0');
    if (scheme === 'employee' && free > 30_000) givers.push(id);
    const nothing = shared.received.length === 0 && shared.quotas.length === 0;
    if (scheme === 'resident' && shared.account === null && nothing) poor ??= id;
  }
  const [first, second] = givers;
  if (!poor || !first || !second) throw new Error('the demonstration holds no such family');
  const { name } = await readOpenly<OnCard>(`/persons/${poor}`);
  const idNumber = await readCard(address, poor);
  return { father: { id: poor, name, idNumber }, daughter: { id: first }, son: { id: second } };
}

async function give(phone: Page, father: OnCard, quota: string): Promise<void> {
  await phone.goto('/532900/own/give');
  await phone.getByLabel('家人姓名').fill(father.name);
  await phone.getByLabel('家人身份证号').fill(father.idNumber);
  const relation = phone.getByLabel('家人是我的');
  // The list of the law, and nobody else: an uncle cannot be chosen.
  expect(await relation.getByRole('option').allTextContents()).toEqual([
    ...['配偶', '父母', '子女', '兄弟姐妹', '祖父母', '孙子女'],
  ]);
  await relation.selectOption('parent');
  await phone.getByLabel('给多少额度（元）').fill(quota);
  await expectNoOverflow(phone);
  await phone.getByRole('button', { name: '确定' }).click();
  await phone.getByText('办好了，额度已经留出。').waitFor();
}

/** What a pharmacy's desk does: the person, what he takes, and the accounts that pay. */
async function buy(desk: Page, idNumber: string): Promise<void> {
  await desk.goto('/532900/desk');
  await chooseProvider(desk, '医疗机构', SHOP);
  await desk.getByText(`${SHOP} · 零售药店`).first().waitFor();
  await openPerson(desk, '查找参保人', idNumber);
  await desk.getByRole('button', { name: '登记就诊' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByText('购药类别').waitFor();
  // Nobody lies in a pharmacy.
  expect(await dialog.getByText('住院', { exact: true }).count()).toBe(0);
  await dialog.getByRole('button', { name: '登记就诊' }).click();
  await desk.waitForURL(/\/desk\/encounters\//);
  const form = desk.getByRole('region', { name: '新的一行' });
  const item = form.getByLabel('项目');
  await item.fill('zyfsxp');
  await desk.getByText('左氧氟沙星片').first().waitFor();
  await item.press('Enter');
  await form.getByLabel('数量').fill(BOUGHT.quantity);
  await form.getByLabel('单价').fill(BOUGHT.price);
  await form.getByLabel('金额').fill(BOUGHT.total);
  await form.getByLabel('金额').press('Enter');
  await desk.getByRole('button', { name: '上传 1 行' }).click();
  const trial = desk.getByRole('region', { name: '试算结果' });
  await trial.getByText('本地药店购药统筹基金不支付').waitFor();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: '结算', exact: true }).click();
  await desk.waitForURL(/\/settlements\/[^/]+$/);
  await desk.getByTestId('figure-cash').filter({ hasText: '0.00' }).waitFor();
}

/** On the slip stands whose account paid what, by a name that is covered as it has to be, and by no number. */
async function readSlip(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '结算单打印' }).click();
  await desk.waitForURL(/\/slip$/);
  const payers = desk.getByRole('article', { name: '结算单' }).getByRole('table', { name: /付/ });
  await payers.getByRole('row', { name: /家庭共济 39\.00/ }).waitFor();
  await payers.getByRole('row', { name: /其中 .*\*.*（子女）的账户 30\.00/ }).waitFor();
  await payers.getByRole('row', { name: /其中 .*\*.*（子女）的账户 9\.00/ }).waitFor();
  const text = await desk.getByRole('article', { name: '结算单' }).innerText();
  expect(text).not.toMatch(/P0000000\d\d/);
  // A shop is called a shop, and not by a level of hospital.
  expect(text).toMatch(/机构类别\s*零售药店/);
  expect(text).not.toContain('村卫生室');
  await settle(desk);
  await expectAccessible(desk);
  await desk.screenshot({ path: 'dist/journeys/pharmacy-slip.png', fullPage: true });
}

async function takeBack(desk: Page, bought: string): Promise<void> {
  await desk.goto(`/532900/settlements/${bought}`);
  await desk.getByRole('button', { name: '冲销', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('原因').fill('买错了药');
  await dialog.getByRole('button', { name: '确认冲销' }).click();
  await desk.getByTestId('figure-total').filter({ hasText: '-39.00' }).waitFor();
}

/** The newest movement of the account, as its owner reads it. */
async function lastEntry(phone: Page): Promise<string> {
  await phone.goto('/532900/own/entries');
  const first = phone.locator('.own-items li').first();
  await first.waitFor();
  // Whose bill it was is said; it is not his to open.
  expect(await first.getByRole('link').count()).toBe(0);
  return first.innerText();
}

async function lookAt(phone: Page, name: string): Promise<void> {
  await settle(phone);
  await expectNoOverflow(phone);
  await expectAccessible(phone);
  await phone.screenshot({ path: `dist/journeys/${name}.png`, fullPage: true });
}
