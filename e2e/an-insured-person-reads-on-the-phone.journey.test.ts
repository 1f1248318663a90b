import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import { choose, readOpenly, today } from './window.ts';

const browser = openBrowser();
const NARROW = 320;
const OLD = 80;
/** Of the demonstration, and of no other journey. */
const READER = 'P000000050' as PersonId;
const FILER = 'P000000049' as PersonId;
/** Of the demonstration, with a premium that nobody has paid. */
const PAYER = 'P000000011' as PersonId;
const FILING_MOST_MS = 60_000;

async function phoneOf(person: PersonId, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const page = await browser.newPage({ language, width: NARROW });
  await signInWithCard(page, person);
  await page.goto('/532900/own/');
  return page;
}

test('the first page of a narrow phone shows the code, whether one is insured, and what is new', async () => {
  const phone = await phoneOf(READER);
  await phone.getByRole('region', { name: '参保情况' }).getByText(/参保/).first().waitFor();
  await phone.getByRole('heading', { name: '我的事项' }).waitFor();
  await expectNoOverflow(phone);

  await phone.getByRole('button', { name: '出示医保码' }).click();
  const code = phone.getByRole('img', { name: /的医保码$/ });
  const drawn = () => code.locator('path').getAttribute('d');
  const first = await drawn();
  await phone.getByRole('button', { name: '换一个新码' }).click();
  await expect.poll(drawn).not.toBe(first);
  await expectNoOverflow(phone);
  await phone.getByRole('button', { name: '收起医保码' }).click();
  expect(await code.count()).toBe(0);
  expect(await keptOnThePhone(phone)).not.toContain('YK1');
  await phone.context().close();
});

/** Everything that a browser keeps, as one text. */
async function keptOnThePhone(page: Page): Promise<string> {
  return (await page.evaluate(`(async () => {
    const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (url.includes('/api/')) throw new Error('an answer of the server is kept: ' + url);
        kept.push(url);
      }
    }
    return kept.join(' ');
  })()`)) as string;
}

test('a code is renewed by itself before it ends, while somebody looks at it', async () => {
  const phone = await browser.newPage({ language: 'zh', width: NARROW });
  await phone.clock.install();
  await signInWithCard(phone, READER);
  await phone.goto('/532900/own/');
  let asked = 0;
  phone.on('request', (request) => {
    if (request.url().endsWith('/own/vouchers')) asked += 1;
  });
  await phone.getByRole('button', { name: '出示医保码' }).click();
  await phone.getByRole('img', { name: /的医保码$/ }).waitFor();
  expect(asked).toBe(1);
  // It holds two minutes.
  await phone.clock.runFor(119_000);
  await expect.poll(() => asked).toBe(2);
  await phone.context().close();
});

test('somebody of eighty reads a bill in large type, in sentences, with the article of each step', async () => {
  const { person, bill } = await oldWithBill();
  const phone = await phoneOf(person);
  const sizeOf = async () =>
    (await phone
      .getByRole('heading', { level: 1 })
      .evaluate(
        (heading) =>
          (
            heading as unknown as { getBoundingClientRect: () => { height: number } }
          ).getBoundingClientRect().height,
      )) as number;
  const before = await sizeOf();
  await phone.getByRole('button', { name: /^打开长辈版/ }).click();
  expect(await sizeOf()).toBeGreaterThan(before * 1.25);
  expect(await phone.getByRole('navigation', { name: '常用功能' }).count()).toBe(0);
  await expectNoOverflow(phone);

  // The telephone keeps it.
  await phone.reload();
  await phone.getByText('现在是长辈版').waitFor();
  await phone.getByRole('link', { name: '账单', exact: true }).click();
  await phone.getByRole('main').getByRole('link', { name: bill.provider.name }).first().click();
  const slip = phone.getByRole('article', { name: bill.provider.name });
  await slip
    .getByText(/一共花了 [\d,.]+ 元。/)
    .first()
    .waitFor();
  await slip.getByText(/^自己付 [\d,.]+ 元。$/).waitFor();
  await slip.getByText('为什么是这个数').click();
  await slip
    .locator('summary')
    .filter({ hasText: /^依据$/ })
    .first()
    .click();
  await slip
    .getByText(/日报|暂定|凭记忆|〔/)
    .first()
    .waitFor();
  await slip.getByText('花在哪里').click();
  await slip.getByText(/共 \d+ 项/).waitFor();
  await expectNoOverflow(phone);
  await phone.context().close();
});

type Row = { readonly id: PersonId; readonly age: number };
type Bill = { readonly provider: { readonly name: string }; readonly kind: string };

/** The oldest of the demonstration who has a bill; where nobody is eighty yet, whoever comes nearest. */
async function oldWithBill() {
  const { rows } = await readOpenly<{ rows: readonly Row[] }>('/persons?size=100');
  const byAge = [...rows].sort((a, b) => b.age - a.age);
  expect(byAge[0]?.age).toBeGreaterThanOrEqual(OLD - 20);
  for (const { id } of byAge) {
    const bills = await readOpenly<{ rows: readonly Bill[] }>(`/persons/${id}/settlements`);
    const [bill] = bills.rows;
    if (bill?.kind === 'settlement') return { person: id, bill };
  }
  throw new Error('the demonstration has no bills');
}

test('what a stay would cost is told for each level of hospital, and how the year stands', async () => {
  const phone = await phoneOf(READER, 'en');
  await phone.getByRole('link', { name: 'Estimate my bill' }).click();
  await phone.getByLabel('About how much in all (yuan)').fill('20000');
  await phone.getByRole('button', { name: 'Estimate' }).click();
  await phone
    .getByText(/^You pay about [\d,.]+ yuan$/)
    .nth(2)
    .waitFor();
  await expectNoOverflow(phone);
  await phone.goto('/532900/own/year');
  await phone.getByText(/^Year \d{4}, /).waitFor();
  expect(await phone.getByText('By which rule').count()).toBeGreaterThan(2);
  await expectNoOverflow(phone);
  await phone.context().close();
});

test('a filing takes less than a minute, and the next one of the same begins with one tap', async () => {
  const phone = await phoneOf(FILER);
  const began = performance.now();
  await phone.getByRole('button', { name: '办一件事' }).click();
  await phone.getByRole('button', { name: /^异地长期居住人员备案/ }).click();
  await phone.getByLabel('异地长期居住', { exact: true }).check();
  await choose(phone, '备案地（市）', '昆明');
  await phone.getByLabel('开始日期').fill(today());
  await phone.waitForLoadState('networkidle');
  const number = phone.getByLabel('联系电话', { exact: true });
  if (await number.isVisible()) await number.fill('13900000001');
  await phone.getByLabel('书面承诺，以后补交').check();
  await phone.getByRole('button', { name: '提交申请' }).click();
  await phone.getByText('已当场办结').waitFor();
  expect(performance.now() - began).toBeLessThan(FILING_MOST_MS);

  await phone.getByRole('link', { name: '办事', exact: true }).click();
  await phone.getByRole('button', { name: '再办一次：异地长期居住人员备案' }).click();
  await phone.waitForURL(/\/drafts\/[0-9a-f]{32}$/);
  await phone.context().close();
});

test('money moves when somebody has said yes, and the question is where the focus is', async () => {
  const phone = await phoneOf(PAYER);
  let paid = 0;
  phone.on('request', (request) => {
    if (request.url().endsWith('/payments')) paid += 1;
  });
  await phone.goto('/532900/own/premiums');
  const pay = phone.getByRole('button', { name: '交给税务扣款' });
  await pay.focus();
  await phone.keyboard.press('Enter');
  const asked = phone.getByRole('region', { name: '交给税务扣款' });
  await asked.getByText(/^请税务部门扣 [\d,.]+ 元，缴/).waitFor();
  const focused = () => phone.evaluate('document.activeElement.textContent');
  expect(await focused()).toMatch(/^请税务部门扣/);
  await expectNoOverflow(phone);
  await phone.keyboard.press('Tab');
  expect(await focused()).toMatch(/^确定缴 [\d,.]+ 元$/);
  await phone.keyboard.press('Tab');
  await phone.keyboard.press('Enter');
  await pay.waitFor();
  expect(await focused()).toBe('交给税务扣款');
  expect(paid).toBe(0);
  await phone.context().close();
});
