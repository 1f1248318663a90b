import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import { sendBack } from './send-back.ts';
import { choose, photo, postAs, today } from './window.ts';
import { keepPaper } from './window-papers.ts';

const browser = openBrowser();
const NARROW = 320;
/** Of the county whose reviewer sends it back. */
const PERSON = 'P000000057' as PersonId;
const FILER = 'P000000056' as PersonId;
/** What a tired hand does before it gives up. */
const TAPS_MOST = 8;

test('care away is filed by phone in eight taps and decided at once', async () => {
  const page = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(page, FILER);
  await page.goto('/532900/own/');
  let taps = 0;
  const tap = async (press: () => Promise<unknown>) => {
    taps += 1;
    await press();
  };
  await tap(() => page.getByRole('button', { name: '办一件事' }).click());
  await tap(() => page.getByRole('button', { name: /^异地长期居住人员备案/ }).click());
  await tap(() => page.getByLabel('异地长期居住', { exact: true }).check());
  await tap(() => page.getByRole('combobox', { name: /备案地/ }).click());
  await page.keyboard.type('km');
  await tap(() => page.getByRole('option', { name: /昆明市/ }).click());
  await tap(() => page.getByLabel('开始日期').fill(today()));
  const phone = page.getByLabel('联系电话', { exact: true });
  if (await phone.isVisible()) await phone.fill('13900000001');
  await tap(() => page.getByLabel('书面承诺，以后补交').check());
  await expectNoOverflow(page);
  await tap(() => page.getByRole('button', { name: '提交申请' }).click());
  await page.getByText('已当场办结').waitFor();
  expect(taps).toBeLessThanOrEqual(TAPS_MOST);

  await page.getByRole('link', { name: '查看进度' }).click();
  await page.getByRole('region', { name: '办理决定' }).waitFor();
  // What was carried out and cannot be decided anew offers no objection that would be refused.
  expect(await page.getByRole('button', { name: '对决定有异议' }).count()).toBe(0);
  await expectNoOverflow(page);
});

test('what was returned is corrected, and another application is taken back, at 320 pixels', async () => {
  const page = await browser.newPage({ language: 'zh', width: NARROW });
  await signInWithCard(page, PERSON);
  const own = await apply(page, 'own-returned', 'hypertension-2-3');
  await sendBack(browser, own.number);

  await page.goto(`/532900/own/cases/${own.id}`);
  await page.getByText('退回原因：看不清').waitFor();
  await page.getByText('现在等您补正').waitFor();
  await expectNoOverflow(page);
  await choose(page, '病种', '糖尿病');
  const phone = page.getByLabel('联系电话', { exact: true });
  if (await phone.isVisible()) await phone.fill('13900000001');
  const diagnosis = page.locator('[data-material=diagnosis]');
  await diagnosis.getByLabel(/^拍照/).setInputFiles(await photo(page, '#5b2d6a'));
  await page.getByRole('button', { name: '补正后重新提交' }).click();
  await page.getByText('办理中').first().waitFor();
  await page.getByText(/现在由.*办理/).waitFor();

  const other = await apply(page, 'own-withdrawn', 'copd');
  await page.goto(`/532900/own/cases/${other.id}`);
  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.getByLabel('为什么撤回').fill('不用了');
  await expectNoOverflow(page);
  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.getByText('已撤回').first().waitFor();
});

type Made = { readonly id: string; readonly number: string };

async function apply(page: Page, key: string, disease: string): Promise<Made> {
  const tone = `#${disease.length}0${disease.length}0a0`.slice(0, 7);
  const file = await keepPaper(page, '/own/papers', await photo(page, tone));
  const answer = await postAs(page, '/own/cases', {
    ...{ key, matter: 'recognition-chronic', again: true },
    form: { disease, phone: '13900000001' },
    papers: [{ material: 'diagnosis', file, name: 'photo.png', turns: 0 }],
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()) as Made;
}
