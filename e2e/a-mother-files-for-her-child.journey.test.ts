import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { aChild, recordGuardian } from './guardian.ts';
import { signInWithCard } from './page-samples.ts';
import { sendBack } from './send-back.ts';
import {
  API,
  casesOf,
  type OnCard,
  peopleWithoutCases,
  photo,
  postAs,
  readOpenly,
  signInAs,
} from './window.ts';

const browser = openBrowser();
const NARROW = 320;
/** Of the county whose reviewer of the demonstration sends papers back. */
const OF_THAT_COUNTY = 'P000000057';
const NEW_NAME = '示例改名';

/** By the reviewer who sent it back. */
async function approve(office: Page, id: string): Promise<void> {
  const read = async () =>
    (await (await office.request.get(`${API}/cases/${id}`)).json()) as {
      readonly version: number;
      readonly assignee: string | null;
    };
  const acts = (await read()).assignee === null ? ['take', 'approve'] : ['approve'];
  for (const act of acts) {
    const { version } = await read();
    const body = { key: `journey-${act}-${id}`, version, act };
    const answer = await postAs(office, `/cases/${id}/acts`, body);
    if (!answer.ok()) throw new Error(await answer.text());
  }
}

test('a mother files for her child by phone, is told, corrects it, and follows it to the decision', async () => {
  const { county } = await readOpenly<{ county: string }>(`/persons/${OF_THAT_COUNTY}`);
  const mother = (await peopleWithoutCases(inject('address'), 8)).at(-1) as OnCard;
  // Its name changes, and other journeys look for the people of the stories by theirs.
  const child = await aChild(
    (row) => row.county === county && row.id !== mother.id && !row.name.startsWith('展'),
  );
  await recordGuardian(browser, child, mother);

  const hers = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(hers, mother.id as PersonId);
  await hers.goto('/532900/own/start');
  const whom = hers.getByRole('group', { name: '为谁办理' });
  expect(await whom.getByLabel('我自己').isChecked()).toBe(true);
  await whom.getByLabel(/（\d+ 岁）$/).click();
  await hers.getByText(/^现在看的是 .+ 的医保$/).waitFor();
  await whom.getByRole('radio', { name: /（\d+ 岁）$/, checked: true }).waitFor();
  await expectNoOverflow(hers);
  // What concerns nobody one reports in one’s own name.
  await hers.getByRole('button', { name: /^姓名或身份证号码变更/ }).waitFor();
  expect(await hers.getByRole('button', { name: /^欺诈骗保举报/ }).count()).toBe(0);

  await hers.getByRole('button', { name: /^姓名或身份证号码变更/ }).click();
  await hers.getByText(/^这件事为.+办理，申请人是您/).waitFor();
  // Who applies is known and not asked.
  expect(await hers.getByText('谁来办').count()).toBe(0);
  await hers.getByLabel('姓名', { exact: true }).check();
  await hers.getByLabel('新姓名').fill(NEW_NAME);
  for (const [material, tone] of [
    ['identity', '#6a2d2d'],
    ['police', '#2d6a3a'],
  ] as const) {
    const sheet = await photo(hers, tone);
    await hers.locator(`[data-material=${material}]`).getByLabel(/^拍照/).setInputFiles(sheet);
  }
  await expectNoOverflow(hers);
  await hers.getByRole('button', { name: '提交申请' }).click();
  await hers.getByRole('heading', { name: /^已收下/ }).waitFor();
  await hers.getByRole('link', { name: '查看进度' }).click();
  await hers.waitForURL(/\/own\/cases\//);
  const id = new URL(hers.url()).pathname.split('/').at(-1) ?? '';
  await hers.getByRole('list', { name: '办理过程' }).getByText('我', { exact: true }).waitFor();

  // At the office it is the child’s, and she its applicant.
  const office = await browser.newPage({ language: 'zh' });
  await signInAs(office, 'shifan-reviewer');
  const cases = await casesOf(office, child.id, 'change-identity');
  const number = cases.find((one) => one.id === id)?.number ?? '';
  await sendBack(browser, number);
  await office.goto(`/532900/window/cases/${id}`);
  await office.getByText('亲属代办').first().waitFor();
  await office.getByText('父母').first().waitFor();

  // She is told herself, and what she opens from there is the child’s again.
  await hers.getByRole('button', { name: '回到我自己' }).click();
  await hers.getByRole('heading', { name: `${mother.name}，您好` }).waitFor();
  await hers.goto('/532900/own/notices');
  await hers
    .getByText(/^为.+办理$/)
    .first()
    .waitFor();
  await expectNoOverflow(hers);
  await hers
    .getByRole('link', { name: /需要补正材料/ })
    .first()
    .click();
  await hers.getByText(/^现在看的是/).waitFor();
  await hers.getByText('退回原因：看不清').waitFor();
  const again = hers.locator('[data-material=police]');
  await again.getByLabel(/^拍照/).setInputFiles(await photo(hers, '#2d3a6a'));
  await hers.getByRole('button', { name: '补正后重新提交' }).click();
  await hers.getByText('办理中').first().waitFor();

  await approve(office, id);
  await hers.reload();
  await hers.getByText(/^现在看的是/).waitFor();
  await hers.getByRole('region', { name: '办理决定' }).getByText('已办结').waitFor();

  // Her own list names whose it is; the child’s shows nothing of hers.
  await hers.getByRole('button', { name: '回到我自己' }).click();
  await hers.getByRole('heading', { name: `${mother.name}，您好` }).waitFor();
  await hers.goto('/532900/own/matters');
  await hers
    .getByRole('listitem')
    .getByText(/^为.+办理$/)
    .first()
    .waitFor();
  await expectNoOverflow(hers);
  await hers.context().close();
  await office.context().close();
});

test('what a mother wrote for her child without a line goes out as the child’s from her own window', async () => {
  const mother = (await peopleWithoutCases(inject('address'), 10)).at(-1) as OnCard;
  const child = await aChild((row) => row.id !== mother.id && !row.name.startsWith('展'));
  await recordGuardian(browser, child, mother);
  const written = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(written, mother.id as PersonId);
  await written.goto('/532900/own/start');
  const whom = written.getByRole('group', { name: '为谁办理' });
  await whom.getByLabel(/（\d+ 岁）$/).click();
  await written.getByText(/^现在看的是/).waitFor();
  await written.getByRole('button', { name: /^联系电话变更/ }).click();
  await written.getByLabel('新联系电话').fill('13900000077');
  await written.waitForLoadState('networkidle');
  await written.context().setOffline(true);
  await written.getByRole('button', { name: /^提交/ }).click();
  await written.locator('[data-state=waiting]').waitFor();
  const own = await written.context().newPage();
  await written.close();

  await own.context().setOffline(false);
  await own.goto('/532900/own/');
  await own.getByRole('heading', { name: `${mother.name}，您好` }).waitFor();
  await expect
    .poll(
      async () => {
        await own.goto('/532900/own/matters');
        await own.getByRole('heading', { name: '我的事项' }).waitFor();
        await own.waitForLoadState('networkidle');
        return own.getByRole('listitem').filter({ hasText: '联系电话变更' }).allInnerTexts();
      },
      { timeout: 30_000 },
    )
    .toEqual([expect.stringMatching(/为.+办理/)]);
  await own.context().close();
});
