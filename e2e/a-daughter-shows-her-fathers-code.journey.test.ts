import { expect, inject, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import { API, type OnCard, peopleWithoutCases, postAs, readOpenly } from './window.ts';

const browser = openBrowser();
const NARROW = 320;

test('a father lets his daughter show his code; she shows it, reads nothing of his, and he sees it', async () => {
  const [father, daughter] = (await peopleWithoutCases(inject('address'), 2)) as [OnCard, OnCard];
  const his = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(his, father.id as never);
  await his.goto('/532900/own/codes');
  await his.getByLabel('家人姓名').fill(daughter.name);
  await his.getByLabel('家人身份证号').fill(daughter.idNumber);
  await his.getByLabel('家人是我的').selectOption('child');
  await expectNoOverflow(his);
  await his.getByRole('button', { name: '确定' }).click();
  await his.getByText('办好了').waitFor();
  await his.getByRole('region', { name: '能出示我的码的人' }).waitFor();

  const hers = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(hers, daughter.id as never);
  await hers.goto('/532900/own/');
  const family = hers.getByRole('region', { name: '家人的医保码' });
  await family.getByRole('button', { name: /^出示.+的医保码$/ }).click();
  await family.getByRole('img', { name: /的医保码$/ }).waitFor();
  await expectNoOverflow(hers);
  // A credential and nothing else: his records stay his.
  const bills = await readOpenly<{ rows: readonly { id: string }[] }>(
    `/persons/${father.id}/settlements`,
  );
  for (const { id } of bills.rows.slice(0, 1)) {
    const answer = await hers.request.get(`${API}/own/settlements/${id}`);
    expect(answer.status()).toBe(404);
  }
  const elsewhere = await hers.request.get(`${API}/persons/${father.id}`);
  expect(elsewhere.status()).toBe(403);

  await his.reload();
  await his.getByRole('region', { name: '我的码最近被谁出示过' }).waitFor();
  await expectNoOverflow(his);
  await his.getByRole('button', { name: '不再让他出示' }).click();
  await expect.poll(() => his.getByRole('region', { name: '能出示我的码的人' }).count()).toBe(0);
  await hers.reload();
  await hers.getByRole('heading', { name: '我的事项' }).waitFor();
  expect(await family.count()).toBe(0);
  // Whoever knows its name cannot ask for it either.
  const again = await postAs(
    hers,
    '/own/shown-codes/00000000-0000-7000-8000-000000000000/vouchers',
    {},
  );
  expect(again.status()).toBe(404);
});
