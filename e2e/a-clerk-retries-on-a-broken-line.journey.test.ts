import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPerson, openWaitingEncounter } from './desk.ts';

const browser = openBrowser();

test('the answer is lost, the clerk tries again, and it was settled once', async () => {
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/532900/desk');
  await openPerson(page, '查找参保人', '展示透析丙');
  const person = page.url().split('/').at(-1);
  await openWaitingEncounter(page, '未结算');
  const keys: string[] = [];
  await page.route('**/api/areas/532900/settlements', async (route) => {
    keys.push((route.request().postDataJSON() as { key: string }).key);
    // The first time the server does its work and only the answer is lost.
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  // Keeps the page from learning of the settlement by itself, as a broken line would.
  await page.route('**/api/areas/532900/encounters/*', (route) =>
    keys.length === 1 ? route.abort('connectionreset') : route.continue(),
  );
  await page.getByRole('button', { name: '结算', exact: true }).click();
  await page.getByText('还不知道是否已经结算').waitFor();
  await page.getByRole('button', { name: '重试结算' }).click();
  await page.waitForURL(/\/settlements\//);
  await page.locator('[data-testid=figure-total]').waitFor();
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
  const answer = await page.request.get(`/api/areas/532900/persons/${person}/settlements`);
  const { rows } = (await answer.json()) as { rows: readonly { id: string; encounter: string }[] };
  const settled = page.url().split('/').at(-1);
  const encounter = rows.find(({ id }) => id === settled)?.encounter;
  expect(rows.filter((row) => row.encounter === encounter)).toHaveLength(1);
});
