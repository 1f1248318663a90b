import { expect, inject, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import { type OnCard, peopleWithoutCases, readCard, readOpenly } from './window.ts';

const browser = openBrowser();
const NARROW = 320;
const OF_AGE = 18;

type Row = { readonly id: PersonId; readonly age: number };

/** Somebody of the demonstration who is not of age, with his number. */
async function aChild(): Promise<OnCard> {
  for (let page = 1; page <= 5; page += 1) {
    const { rows } = await readOpenly<{ rows: readonly Row[] }>(`/persons?size=100&page=${page}`);
    const found = rows.find(({ id, age }) => age < OF_AGE && /^P\d{9}$/.test(id));
    if (!found) continue;
    const idNumber = await readCard(inject('address'), found.id);
    const { name } = await readOpenly<OnCard>(`/persons/${found.id}`);
    return { id: found.id, name, idNumber };
  }
  throw new Error('the demonstration has no children');
}

test('a clerk records a mother, who then opens her child’s insurance on her telephone and comes back to her own', async () => {
  const child = await aChild();
  const mother = (await peopleWithoutCases(inject('address'), 6)).find(
    ({ id }) => id !== child.id,
  ) as OnCard;
  const desk = await browser.newPage({ language: 'zh' });
  await desk.goto(`/532900/accounts/persons/${child.id}`);
  await desk.getByLabel('出示人姓名').fill(mother.name);
  await desk.getByLabel('出示人身份证号').fill(mother.idNumber);
  await desk.getByRole('button', { name: '登记亲属' }).click();
  await desk.getByRole('table', { name: '亲情账户与监护人' }).getByText('窗口登记').waitFor();

  const hers = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(hers, mother.id as PersonId);
  await hers.goto('/532900/own/me');
  const children = hers.getByRole('region', { name: '我的孩子' });
  await children.getByRole('button', { name: /^替 .+（\d+ 岁）查看和办理$/ }).click();
  await hers.getByText(/^现在看的是 .+ 的医保$/).waitFor();
  await hers.getByRole('heading', { name: `${child.name}，您好` }).waitFor();
  await expectNoOverflow(hers);
  await hers.getByRole('button', { name: '出示医保码' }).click();
  await hers.getByRole('img', { name: `${child.name}的医保码` }).waitFor();
  // What is filed goes out under one’s own name only.
  expect(await hers.getByRole('link', { name: '办事', exact: true }).count()).toBe(0);
  await hers.goto('/532900/own/premiums');
  await hers.getByRole('heading', { name: '参保缴费' }).waitFor();
  await hers.getByText(/^现在看的是/).waitFor();
  await expectNoOverflow(hers);

  await hers.getByRole('button', { name: '回到我自己' }).click();
  await hers.getByRole('heading', { name: `${mother.name}，您好` }).waitFor();
  expect(await hers.getByText(/^现在看的是/).count()).toBe(0);
  await hers.context().close();
  await desk.context().close();
});
