import { expect, inject, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { signInWithCard } from './page-samples.ts';
import { type OnCard, peopleWithoutCases, photo, signInAs } from './window.ts';

const browser = openBrowser();

test('a tip is sent by phone without a name, followed by who sent it, and read by nobody who learns who that is', async () => {
  const [, , person] = await peopleWithoutCases(inject('address'), 3);
  const { id, name, idNumber } = person as OnCard;
  const phone = await browser.newPage({ language: 'zh', width: 320 });
  await signInWithCard(phone, id as PersonId);
  await phone.goto('/532900/own/start');
  await phone.getByRole('button', { name: /^欺诈骗保举报/ }).click();
  await phone.waitForURL(/\/drafts\//);
  await phone.getByLabel('线索内容').fill('某药店用医保卡卖日用品');
  await phone.getByRole('group', { name: '匿名举报' }).getByLabel('是').check();
  // Nobody is asked for a name who says that he gives none.
  expect(await phone.getByLabel('举报人姓名').count()).toBe(0);
  const evidence = phone.locator('[data-material=evidence]');
  await evidence.getByLabel(/^拍照/).setInputFiles(await photo(phone, '#6a5b2d'));
  await evidence.getByText('✓ 已上传').waitFor();
  await expectNoOverflow(phone);
  await phone.screenshot({ path: 'dist/journeys/tip-by-phone.png', fullPage: true });
  await phone.getByRole('button', { name: '提交申请' }).click();
  await phone.getByRole('link', { name: '查看进度' }).click();
  await phone.waitForURL(/\/own\/cases\/[0-9a-f-]{36}$/);
  const tip = phone.url().split('/').at(-1) ?? '';
  await phone.getByText('待受理').first().waitFor();
  await phone.goto('/532900/own/');
  await phone.getByRole('link', { name: '欺诈骗保举报' }).waitFor();

  const officer = await browser.newPage({ language: 'zh' });
  await signInAs(officer, 'shifan-prefecture');
  await officer.goto(`/532900/window/cases/${tip}`);
  await officer.getByText('某药店用医保卡卖日用品').or(officer.getByText('***')).first().waitFor();
  await officer.getByRole('list', { name: '办理过程' }).getByText('提交了申请').waitFor();
  const seen = (await officer.locator('#content').innerText()) + (await officer.content());
  for (const mark of [id, name, idNumber]) expect(seen).not.toContain(mark);
  await officer.screenshot({ path: 'dist/journeys/tip-at-the-office.png', fullPage: true });
});
