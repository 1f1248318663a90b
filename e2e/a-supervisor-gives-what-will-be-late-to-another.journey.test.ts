import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { personId } from '../src/main/demonstration/identities.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { API, signInAs } from './window.ts';

const browser = openBrowser();

async function personOf(page: Page, county: string): Promise<string> {
  for (let number = 45; ; number += 1) {
    const answer = await page.request.get(`${API}/persons/${personId(number)}`);
    const person = (await answer.json()) as { id: string; county: string };
    if (person.county === county) return person.id;
  }
}

test('a supervisor sees what will be late and gives it to another officer, who finds it in his queue', async () => {
  // Brought by the open demonstration, for somebody of the supervisor's county.
  const desk = await browser.newPage({ language: 'zh' });
  const brought = await desk.request.post(`${API}/cases`, {
    data: {
      ...{ key: `soon-late-${Date.now()}`, matter: 'recognition-two-diseases' },
      ...{ person: await personOf(desk, '532901'), applicant: { kind: 'insured' } },
      ...{ form: { disease: 'hypertension', phone: '13900000001' }, promised: ['diagnosis'] },
    },
  });
  expect(brought.status(), await brought.text()).toBe(200);
  const { number } = (await brought.json()) as { number: string };

  const chief = await browser.newPage({ language: 'zh' });
  await signInAs(chief, 'shifan-chief');
  await chief.goto('/532900/window/supervision');
  const row = chief.getByRole('row').filter({ hasText: number });
  await row.getByRole('button', { name: '改派' }).click();
  const dialog = chief.getByRole('dialog');
  const box = dialog.getByRole('combobox', { name: '改派给' });
  await box.fill('复审卯');
  await box.press('Enter');
  await dialog.getByLabel('原因').fill('示范：原经办人外出');
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await chief.getByText('已改派').waitFor();
  await row.getByText('shifan-approver').waitFor();
  await expectNoOverflow(chief);
  // The tile of the place opens the cases of the place.
  await chief.locator('.heat-tile').first().click();
  await chief.waitForURL(/\/window\/queue\?.*home=/);
  await chief.getByText(/^居住地：/).waitFor();

  const officer = await browser.newPage({ language: 'zh' });
  await signInAs(officer, 'shifan-approver');
  await officer.goto('/532900/window/queue?queue=mine');
  await officer.getByText(number).waitFor();
  // Who did what is read afterwards, in words.
  await chief.goto('/532900/window/trace');
  const line = chief.getByRole('row').filter({ hasText: number }).first();
  await line.getByText('窗口负责人').waitFor();
});
