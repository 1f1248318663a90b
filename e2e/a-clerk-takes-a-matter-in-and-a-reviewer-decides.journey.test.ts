import { expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { API, casesOf, choose, photo, postAs, signInAs } from './window.ts';

const browser = openBrowser();
const PERSON = 'P000000008';
const MATTER = '门诊慢性病待遇认定';

test('a township takes a recognition in, the county takes it from the queue and decides', async () => {
  const clerk = await browser.newPage({ language: 'zh' });
  await signInAs(clerk, 'shifan-township');
  await clerk.goto(`/532900/window/take?person=${PERSON}`);
  await clerk.getByRole('button', { name: new RegExp(MATTER) }).click();
  await clerk.waitForURL(/\/window\/take\/[0-9a-f]{32}$/);
  // What the office knows is shown; what it does not is asked, and a press too early says where.
  await clerk.getByRole('button', { name: '受理并打印回执' }).click();
  await clerk.getByText('请填写这一项。').first().waitFor();
  await choose(clerk, '病种', '高血压（Ⅱ');
  const phone = clerk.getByLabel('联系电话', { exact: true });
  if (await phone.isVisible()) await phone.fill('13900000001');
  const diagnosis = clerk.locator('[data-material=diagnosis]');
  await diagnosis.getByLabel(/^选择文件/).setInputFiles(await photo(clerk, '#1d4e6b'));
  await diagnosis.getByText('✓ 已上传').waitFor();
  await diagnosis.getByRole('button', { name: /^右转 90 度/ }).click();
  await clerk.getByRole('button', { name: '先核一遍' }).click();
  await clerk.getByText(/可以提交/).waitFor();
  await clerk.getByRole('button', { name: '受理并打印回执' }).click();
  await clerk.waitForURL(/\/receipt$/);
  await clerk.getByRole('img', { name: '扫码查看办理进度' }).waitFor();
  const [made] = await casesOf(clerk, PERSON);
  expect(made).toBeDefined();
  await clerk.getByText(made?.number ?? '—').waitFor();

  const reviewer = await browser.newPage({ language: 'zh' });
  await signInAs(reviewer, 'shifan-reviewer');
  await reviewer.goto(`/532900/window/queue?queue=office&text=${made?.number}`);
  await reviewer.getByRole('button', { name: `领取 ${made?.number}` }).click();
  await reviewer.waitForURL(/\/window\/cases\//);
  await reviewer.getByRole('img').first().waitFor({ state: 'attached' });
  await reviewer.getByRole('button', { name: '退回补正' }).waitFor();
  await reviewer.getByRole('button', { name: '通过', exact: true }).click();
  await reviewer.getByText('已办结').first().waitFor();
  await reviewer.getByText('予以通过').waitFor();
  await expectNoOverflow(reviewer);
});

test('an officer is refused what lies outside his township', async () => {
  const county = await browser.newPage({ language: 'zh' });
  await signInAs(county, 'shifan-reviewer');
  const [made] = await casesOf(county, PERSON);
  expect(made).toBeDefined();
  const other = await browser.newPage({ language: 'zh' });
  await signInAs(other, 'shifan-station');
  // Below the township that took it in, and not of the person's own: it does not exist for him.
  const answer = await other.request.get(`${API}/cases/${made?.id}`);
  expect(answer.status()).toBe(404);
  expect(await casesOf(other, PERSON)).toEqual([]);
  const act = { key: 'a-strangers-try', version: 1, act: 'take' };
  expect((await postAs(other, `/cases/${made?.id}/acts`, act)).status()).toBe(404);
  await other.goto(`/532900/window/cases/${made?.id}`);
  await other.getByRole('alert').waitFor();
});
