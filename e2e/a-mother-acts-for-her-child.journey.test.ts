import { expect, inject, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { aChild, recordGuardian } from './guardian.ts';
import { signInWithCard } from './page-samples.ts';
import { type OnCard, peopleWithoutCases } from './window.ts';

const browser = openBrowser();
const NARROW = 320;

test('a clerk records a mother, who then opens her child’s insurance on her telephone and comes back to her own', async () => {
  const child = await aChild();
  const mother = (await peopleWithoutCases(inject('address'), 6)).find(
    ({ id }) => id !== child.id,
  ) as OnCard;
  await recordGuardian(browser, child, mother);

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
  await hers.goto('/532900/own/premiums');
  await hers.getByRole('heading', { name: '参保缴费' }).waitFor();
  await hers.getByText(/^现在看的是/).waitFor();
  await expectNoOverflow(hers);

  await hers.getByRole('button', { name: '回到我自己' }).click();
  await hers.getByRole('heading', { name: `${mother.name}，您好` }).waitFor();
  expect(await hers.getByText(/^现在看的是/).count()).toBe(0);
  await hers.context().close();
});
