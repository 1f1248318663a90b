import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { type ClockedServer, startClockedServer } from './running-server.ts';
import { API, bring, type FoundCase, findCase, readCase, signInAs } from './window.ts';

const MATTER = '医保关系转移接续（转出）';
const IN_TIME = 'P000000005';
const LATE = 'P000000006';

/**
 * Brought on Monday, 15 September 2025. The 28th and 11 October are worked, 1 to 8 October are free: the fifteenth working
 * day is 11 October, the 22nd is 21 October.
 */
const BROUGHT = '2025-09-15T10:00:00+08:00';
const DUE = '2025-10-21';

let server: ClockedServer;
beforeAll(async () => {
  server = await startClockedServer(BROUGHT);
});
afterAll(() => server?.stop());

const browser = openBrowser();

/** Days have passed since he was last here, and his sign-in with them. */
async function pageOf(name: string): Promise<Page> {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  await signInAs(page, name);
  return page;
}

test('across National Day one transfer ends on working day 22, and another is red on day 23', async () => {
  const inTime = await takeIn(IN_TIME);
  const late = await takeIn(LATE);
  for (const each of [inTime, late]) expect(each).toMatchObject({ dueOn: DUE, colour: 'green' });

  // A fifth of the fifteen days before its end the step is amber; eight free days use nothing up, and on a
  // Saturday that is worked the first officer is still in time.
  await server.moveTo('2025-09-29T15:00:00+08:00');
  expect(await colourOf(inTime)).toBe('green');
  await server.moveTo('2025-10-08T20:00:00+08:00');
  expect(await colourOf(inTime)).toBe('amber');
  await server.moveTo('2025-10-11T10:00:00+08:00');
  expect(await colourOf(inTime)).toBe('amber');
  const reviewer = await pageOf('shifan-reviewer');
  for (const { number } of [inTime, late]) await forward(reviewer, number);
  expect(await colourOf(inTime)).toBe('green');
  await server.moveTo('2025-10-20T09:00:00+08:00');
  expect(await colourOf(inTime)).toBe('amber');

  await server.moveTo('2025-10-21T16:30:00+08:00');
  const approver = await pageOf('shifan-approver');
  await approver.goto(`/532900/window/queue?queue=office&text=${late.number}`);
  await approver.getByRole('row').filter({ hasText: late.number }).getByText('即将到期').waitFor();
  await approver.goto(`/532900/window/queue?queue=office&text=${inTime.number}`);
  await approver.getByRole('button', { name: `领取 ${inTime.number}` }).click();
  await approver.waitForURL(/\/window\/cases\//);
  await approver.getByRole('button', { name: '通过', exact: true }).click();
  await approver.getByText('已办结').first().waitFor();

  await server.moveTo('2025-10-22T09:00:00+08:00');
  await seenLate(late);
  await endsLate(late);
});

/** Brought at the counter of a township. */
async function takeIn(person: string): Promise<FoundCase> {
  const clerk = await pageOf('shifan-township');
  const form = { toArea: '310100', startsOn: '2025-10-01', pension: 'none' };
  await bring(clerk, { person, matter: 'transfer-out', form });
  const made = await findCase(clerk, person);
  await clerk.goto(`/532900/window/cases/${made.id}`);
  await clerk.getByText(MATTER).first().waitFor();
  await clerk.getByText('时间充裕').first().waitFor();
  await clerk.context().close();
  return made;
}

async function forward(page: Page, number: string): Promise<void> {
  await page.goto(`/532900/window/queue?queue=office&text=${number}`);
  await page.getByRole('button', { name: `领取 ${number}` }).click();
  await page.waitForURL(/\/window\/cases\//);
  await page.getByRole('button', { name: '同意，转下一步' }).click();
  await page.getByRole('button', { name: '同意，转下一步' }).waitFor({ state: 'detached' });
}

async function colourOf({ id }: FoundCase): Promise<string> {
  const page = await pageOf('shifan-chief');
  const { colour } = await readCase(page, id);
  await page.context().close();
  return colour;
}

/** In red in the queue and on its page, with the line that says who was told. */
async function seenLate({ id, number }: FoundCase): Promise<void> {
  const chief = await pageOf('shifan-chief');
  await chief.goto(`/532900/window/queue?queue=all&colour=red&text=${number}`);
  await chief.getByRole('row').filter({ hasText: number }).getByText('已超期').waitFor();
  await chief.goto(`/532900/window/cases/${id}`);
  await chief.getByText('已超期').first().waitFor();
  await chief.locator('[data-act=escalate]').waitFor();
  await expectNoOverflow(chief);
  await chief.context().close();
}

/** Decided after all, and counted for what it is. */
async function endsLate({ number }: FoundCase): Promise<void> {
  const approver = await pageOf('shifan-approver');
  await approver.goto(`/532900/window/queue?queue=office&text=${number}`);
  await approver.getByRole('button', { name: `领取 ${number}` }).click();
  await approver.waitForURL(/\/window\/cases\//);
  await approver.getByRole('button', { name: '通过', exact: true }).click();
  await approver.getByText('已办结').first().waitFor();
  const chief = await pageOf('shifan-chief');
  const period = 'from=2025-10-01&until=2025-10-31';
  const answer = await chief.request.get(`${API}/supervision/results?${period}`);
  const { matters } = (await answer.json()) as { matters: readonly { matter: string }[] };
  expect(matters).toContainEqual({ matter: 'transfer-out', ended: 2, onTime: 1 });
}
