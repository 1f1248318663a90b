import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import {
  bring,
  findCase,
  type OnCard,
  peopleWithoutCases,
  photo,
  signInAs,
  today,
} from './window.ts';

const browser = openBrowser();
const OWED = '承诺补交的材料还没有交：居住证明或承诺书';

/** Care away, decided at once, while the proof of residence was promised in writing. */
async function promise({ id }: OnCard): Promise<{ readonly clerk: Page; readonly case: string }> {
  const clerk = await browser.newPage({ language: 'zh' });
  await signInAs(clerk, 'shifan-township');
  const form = { reason: 'long-residence', place: '530100', startsOn: today() };
  await bring(clerk, {
    ...{ person: id, matter: 'away-long-term', form: { ...form, phone: '13900000001' } },
    promised: ['residence'],
  });
  return { clerk, case: (await findCase(clerk, id, 'away-long-term')).id };
}

test('a clerk finds what is owed, takes the paper in, and nothing is owed any more', async () => {
  const [person] = await peopleWithoutCases(inject('address'), 1);
  if (!person) throw new Error('there is nobody');
  const { clerk, case: id } = await promise(person);
  const { number } = await findCase(clerk, person.id, 'away-long-term');
  await clerk.goto(`/532900/window/queue?queue=owed&text=${number}`);
  await clerk.locator(`tr[data-case="${number}"]`).waitFor();
  await clerk.goto(`/532900/window/cases/${id}`);
  await clerk.getByText(OWED).waitFor();
  await clerk.getByRole('button', { name: '补交材料' }).click();
  const residence = clerk.locator('[data-material=residence]');
  await residence.getByLabel(/^选择文件/).setInputFiles(await photo(clerk, '#27405a'));
  await residence.getByText('✓ 已上传').waitFor();
  await clerk.getByRole('button', { name: '提交材料' }).click();
  await clerk.getByRole('list', { name: '办理过程' }).getByText('补交材料').waitFor();
  await clerk.getByText(OWED).waitFor({ state: 'detached' });
  await clerk.getByText('已办结').first().waitFor();
  for (const width of [1280, 320]) {
    await clerk.setViewportSize({ width, height: 900 });
    await expectNoOverflow(clerk);
    await clerk.screenshot({ path: `dist/journeys/promise-kept-${width}.png`, fullPage: true });
  }
  await clerk.setViewportSize({ width: 1280, height: 900 });
  await clerk.goto(`/532900/window/queue?queue=owed&text=${number}`);
  await clerk.getByText('没有记录').first().waitFor();
  expect(await clerk.locator(`tr[data-case="${number}"]`).count()).toBe(0);
});

test('who promised it brings it by phone', async () => {
  const [, person] = await peopleWithoutCases(inject('address'), 2);
  if (!person) throw new Error('there is nobody');
  const { case: id } = await promise(person);
  const phone = await browser.newPage({ language: 'zh', width: 320 });
  await signInWithCard(phone, person.id as PersonId);
  await phone.goto(`/532900/own/cases/${id}`);
  await phone.getByText('您承诺以后补交：居住证明或承诺书').waitFor();
  await phone.getByRole('button', { name: '补交材料' }).click();
  const residence = phone.locator('[data-material=residence]');
  await residence.getByLabel(/^拍照/).setInputFiles(await photo(phone, '#5a4027'));
  await residence.getByText('✓ 已上传').waitFor();
  await expectNoOverflow(phone);
  await phone.getByRole('button', { name: '提交材料' }).click();
  await phone.getByRole('list', { name: '办理过程' }).getByText('补交材料').waitFor();
  await phone.getByText(/您承诺以后补交/).waitFor({ state: 'detached' });
  await phone.screenshot({ path: 'dist/journeys/promise-kept-by-phone.png', fullPage: true });
});
