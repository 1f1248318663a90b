import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { expectAccessible } from './cashier.ts';
import { expectWhole, purseAtOffice, purseOnPhone } from './family.ts';
import { settle, signInWithCard } from './page-samples.ts';
import { type ClockedServer, startClockedServer } from './running-server.ts';
import { decideTransfer, figuresIn, recordOpen, writeLetter } from './transfer.ts';
import { API, postAs, signInAs } from './window.ts';

/** The people of the demonstration’s wallet: he is insured in another province, she here. */
const FATHER = { id: 'P-WALLET-1' as PersonId, area: '511700' };
const MOTHER = { id: 'P-WALLET-2' as PersonId, name: '展示钱包母' };
const QUOTA_FEN = 100_000;
const MONDAY = '2025-09-15T10:00:00+08:00';
const LEAVES = '2025-09-16';

let server: ClockedServer;
beforeAll(async () => {
  server = await startClockedServer(MONDAY);
});
afterAll(() => server?.stop());

const browser = openBrowser();

test('a mother moves to another city: insurance, wallet and filing end, and the quota is back with the father', async () => {
  const office = await browser.newPage({ language: 'zh', baseURL: server.address });
  const his = await phoneOf(FATHER.area, FATHER.id);
  const before = await purseOnPhone(his, FATHER.area);
  expectWhole(before);
  await his
    .getByRole('region', { name: '给外地家人的医保钱包' })
    .getByText(/1,000\.00/)
    .waitFor();
  expect(await purseAtOffice(office, FATHER.area, FATHER.id)).toEqual(before);
  await look(his, 'wallet-before');

  const hers = await phoneOf('532900', MOTHER.id);
  await fileAway(hers);
  await hers.goto('/532900/own/family');
  await hers.getByRole('region', { name: '外地家人给我的医保钱包' }).waitFor();

  const number = await decideTransfer(officer, { person: MOTHER.id, startsOn: LEAVES });
  // She has decided to go; until the day she is insured, and nobody can spend the wallet any more.
  await hers.goto('/532900/own/coverage');
  await hers.getByText(/至 2025-09-15/).waitFor();
  await look(hers, 'transfer-coverage');
  await hers.goto('/532900/own/family');
  await hers.getByRole('heading', { name: '同户家人' }).waitFor();
  expect(await hers.getByRole('region', { name: '外地家人给我的医保钱包' }).count()).toBe(0);

  await server.moveTo(`${LEAVES}T09:00:00+08:00`);
  const hisAgain = await phoneOf(FATHER.area, FATHER.id);
  const after = await purseOnPhone(hisAgain, FATHER.area);
  expectWhole(after);
  expect(before.held - after.held).toBe(QUOTA_FEN);
  expect(after.available - after.balance).toBe(before.available - before.balance + QUOTA_FEN);
  const ended = hisAgain.getByRole('region', { name: '已结束的医保钱包' });
  await ended.getByText(/医保关系转移，剩余额度已退回您的账户/).waitFor();
  await look(hisAgain, 'wallet-after');
  expect(await purseAtOffice(office, FATHER.area, FATHER.id)).toEqual(after);
  await office.screenshot({ path: 'dist/journeys/wallet-after-office.png', fullPage: true });

  expect(await standingFilings(office)).toEqual([]);
  await hearFromOthers(number);
});

async function phoneOf(area: string, person: PersonId): Promise<Page> {
  const phone = await browser.newPage({ language: 'zh', width: 360, baseURL: server.address });
  await signInWithCard(phone, person, area);
  return phone;
}

/** Two weeks ago nobody knew: she had filed to live in Kunming. */
async function fileAway(hers: Page): Promise<void> {
  const answer = await postAs(hers, '/own/cases', {
    ...{ key: 'filed-before-she-left', matter: 'away-long-term', promised: ['residence'] },
    form: {
      ...{ reason: 'long-residence', place: '530100', startsOn: '2025-09-15' },
      phone: '13900000002',
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Days may have passed since he was last here. */
async function officer(name: string): Promise<Page> {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(page, name);
  return page;
}

type Filing = { readonly kind: string; readonly withdrawnOn: string | null };

/** What is filed of her beyond the day on which she left. */
async function standingFilings(office: Page): Promise<readonly Filing[]> {
  const answer = await office.request.get(`${API}/persons/${MOTHER.id}/filings`);
  const filings = (await answer.json()) as readonly Filing[];
  expect(filings.length).toBeGreaterThan(0);
  return filings.filter(({ withdrawnOn }) => withdrawnOn !== LEAVES);
}

/** The pension office has answered by message; the other city writes a letter, and an officer records it. */
async function hearFromOthers(number: string): Promise<void> {
  const reviewer = await officer('shifan-reviewer');
  await reviewer.goto('/532900/window/transfers');
  const row = reviewer.getByRole('row').filter({ hasText: number });
  await row.getByText('已接收').waitFor();
  await row.getByText(/编号 LOOP-/).waitFor();
  await row.getByText('等对方答复').waitFor();
  await look(reviewer, 'transfers-waiting');
  // Their letter says what ours does.
  const ours = figuresIn(await row.innerText());
  await row.getByRole('button', { name: `登记对方答复 ${number}` }).click();
  await writeLetter(reviewer, { ...ours, letter: 'SH-2025-0001' });
  await look(reviewer, 'transfers-answer');
  await recordOpen(reviewer);
  await row.getByText('已划转').waitFor();
  await row.getByText('来函 SH-2025-0001').waitFor();
  await look(reviewer, 'transfers-moved');
}

async function look(page: Page, name: string): Promise<void> {
  await settle(page);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.screenshot({ path: `dist/journeys/${name}.png`, fullPage: true });
}
