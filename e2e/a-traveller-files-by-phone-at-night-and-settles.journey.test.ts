import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { cardOf } from '../src/main/demonstration/identities.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { type ClockedServer, startClockedServer } from './running-server.ts';
import { API, choose } from './window.ts';

/** Two in the night, on the second day of the National Day holidays. */
const AT_NIGHT = '2025-10-02T02:00:00+08:00';
const KUNMING = 'H53010200001';
const TRAVELLER = { id: 'P000000005' as PersonId, name: '展示透析丙' };
const OTHER = { id: 'P000000006' as PersonId, name: '展示慢病丁' };
const ROOT = join(import.meta.dirname, '..');

let server: ClockedServer;
beforeAll(async () => {
  server = await startClockedServer(AT_NIGHT);
  publishRates(server);
});
afterAll(() => server?.stop());

const browser = openBrowser();

test('filed by phone at two in the night, the stay settles at the rate of those who filed', async () => {
  const office = await browser.newPage({ language: 'zh', baseURL: server.address });
  const stay = await lieInKunming(office, TRAVELLER.id);
  const unfiled = await lieInKunming(office, OTHER.id);

  const phone = await browser.newPage({ language: 'zh', width: 390, baseURL: server.address });
  await signInByPhone(phone);
  await phone.getByRole('link', { name: '办事' }).first().click();
  await phone.getByRole('button', { name: /^临时外出就医备案/ }).click();
  await phone.waitForURL(/\/own\/drafts\/[0-9a-f]{32}$/);
  await phone.getByLabel('其他临时外出').check();
  await choose(phone, '就医地（市）', '昆明');
  await phone.getByLabel('开始日期').fill('2025-10-02');
  await phone.waitForLoadState('networkidle');
  const number = phone.getByLabel('联系电话', { exact: true });
  if (await number.isVisible()) await number.fill('13900000001');
  await expectNoOverflow(phone);
  await phone.getByRole('button', { name: '提交申请' }).click();
  // No office is open, and none is needed.
  await phone.getByRole('heading', { name: '已当场办结' }).waitFor();
  await phone.getByRole('link', { name: '查看进度' }).click();
  await phone.waitForURL(/\/own\/cases\//);
  await phone.getByText('已办结').first().waitFor();
  await expectNoOverflow(phone);

  await server.moveTo('2025-10-03T10:00:00+08:00');
  // Residents have 60 % of a hospital of the third level: 10 points less elsewhere, 20 for whoever did not file.
  const filedSlip = await settle(office, stay);
  expect(filedSlip).toContain('50%');
  expect(filedSlip).not.toContain('40%');
  const unfiledSlip = await settle(office, unfiled);
  expect(unfiledSlip).toContain('40%');
  expect(unfiledSlip).not.toContain('50%');
});

/** With the card in his hand. */
async function signInByPhone(page: Page): Promise<void> {
  const { number, serial } = cardOf(TRAVELLER.id);
  await page.goto('/532900/own/');
  await page.getByLabel('社保卡号').fill(number);
  await page.getByLabel('卡识别码').fill(serial);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '我的事项' }).waitFor();
}

/** A stay since the end of September that is not filed by the hospital. */
async function lieInKunming(page: Page, person: PersonId): Promise<string> {
  const about = { person, provider: KUNMING, kind: 'inpatient', startedOn: '2025-09-28' };
  const { id } = await post(page, '/encounters', { ...about, outOfArea: true });
  const price = { unitPrice: '20.00', quantity: '200', amount: '4000.00' };
  const lines = [{ code: 'ZL007', day: '2025-09-28', ...price }];
  await post(page, `/encounters/${id}/charges`, { lines });
  return id;
}

async function post(page: Page, path: string, data: object) {
  const answer = await page.request.post(`${API}${path}`, { data });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as { readonly id: string };
}

/** Discharged and settled at the desk; what the slip says of how it was computed. */
async function settle(page: Page, encounter: string): Promise<string> {
  await post(page, `/encounters/${encounter}/discharge`, { endedOn: '2025-10-03' });
  await page.goto(`/532900/desk/encounters/${encounter}`);
  await page.getByRole('region', { name: '试算结果' }).getByText('现金').waitFor();
  await page.getByRole('button', { name: '结算', exact: true }).click();
  await page.waitForURL(/\/settlements\//);
  await page.getByRole('button', { name: '结算单打印' }).click();
  const slip = page.getByRole('article', { name: '结算单' });
  await slip.waitFor();
  return slip.innerText();
}

/** From October on this area pays less to whoever goes elsewhere without a word; the repository's own document makes no difference. */
function publishRates({ folder }: ClockedServer): void {
  const own = join(ROOT, 'policies', '532900', 'resident-inpatient', '2025-01-01.yaml');
  const kept = '    - { by: "0.10", source:';
  const before = readFileSync(own, 'utf8');
  expect(before).toContain(kept);
  const rates = before
    .replaceAll('2025-01-01', '2025-09-01')
    .replace(
      kept,
      `    - { filings: [referral, emergency, temporary], by: "0.10", source: "test" }\n    - { by: "0.20", source:`,
    );
  const at = mkdtempSync(join(tmpdir(), 'yikao-rates-'));
  writeFileSync(join(at, '2025-09-01.yaml'), rates);
  const publish = [
    '--import',
    'tsx',
    'src/main.ts',
    'policy',
    'publish',
    join(at, '2025-09-01.yaml'),
  ];
  const env = { ...process.env, YIKAO_DATA: folder };
  const done = spawnSync(process.execPath, publish, { cwd: ROOT, env, encoding: 'utf8' });
  rmSync(at, { recursive: true, force: true });
  expect(done.stdout + done.stderr).toContain('published 532900/resident-inpatient/2025-09-01');
}
