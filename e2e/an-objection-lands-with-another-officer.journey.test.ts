import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import { bring, findCase, photo, postAs, readCase, sendPaper, signInAs, today } from './window.ts';

const browser = openBrowser();
const PERSON = 'P000000009';

test('who was refused objects by phone, and another officer decides', async () => {
  const clerk = await pageOf('shifan-township');
  const diagnosis = await sendPaper(clerk, await photo(clerk, '#553377'));
  await bring(clerk, {
    ...{
      person: PERSON,
      matter: 'recognition-chronic',
      papers: [{ material: 'diagnosis', ...diagnosis }],
    },
    form: { disease: 'hypertension-2-3', startsOn: today(), phone: '13900000001' },
  });
  const { id, number } = await findCase(clerk, PERSON, 'recognition-chronic');

  const first = await pageOf('shifan-reviewer');
  await first.goto(`/532900/window/queue?queue=office&text=${number}`);
  await first.getByRole('button', { name: `领取 ${number}` }).click();
  await first.waitForURL(/\/window\/cases\//);
  await first.getByRole('button', { name: '不予通过' }).click();
  await first.getByLabel('理由').fill('诊断材料看不清。');
  await first.getByRole('button', { name: /确认/ }).click();
  await first.getByText('不予通过').first().waitFor();

  await object(number);

  // The first officer sees that it is open again, and that it is not for him.
  await first.goto(`/532900/window/cases/${id}`);
  await first.getByText('办理中').first().waitFor();
  expect(await first.getByRole('button', { name: '领取' }).count()).toBe(0);
  const { version } = await readCase(first, id);
  const again = { key: 'he-tries-again', version, act: 'take' };
  const refused = await postAs(first, `/cases/${id}/acts`, again);
  expect(await refused.json()).toMatchObject({ error: { code: 'matters.excluded' } });

  const second = await pageOf('shifan-approver');
  await second.goto(`/532900/window/queue?queue=office&text=${number}`);
  await second.getByRole('button', { name: `领取 ${number}` }).click();
  await second.waitForURL(/\/window\/cases\//);
  await second.getByRole('button', { name: '通过', exact: true }).click();
  await second.getByText('已办结').first().waitFor();
  await second.getByText('予以通过').waitFor();
});

/** The objection names the case by its number; what the rule admits is done at once. */
async function object(number: string): Promise<void> {
  const phone = await browser.newPage({ language: 'zh', width: 390 });
  await signInWithCard(phone, PERSON as never);
  await phone.goto('/532900/own/start');
  await phone.getByRole('button', { name: /^对经办决定的异议/ }).click();
  await phone.waitForURL(/\/own\/drafts\/[0-9a-f]{32}$/);
  await phone.getByLabel('原办件编号').fill(number);
  await phone.getByLabel('异议理由').fill('诊断证明是清楚的，请重新看。');
  await phone.getByRole('button', { name: '提交申请' }).click();
  await phone.getByRole('heading', { name: '已当场办结' }).waitFor();
  await phone.context().close();
}

async function pageOf(name: string): Promise<Page> {
  const page = await browser.newPage({ language: 'zh' });
  await signInAs(page, name);
  return page;
}
