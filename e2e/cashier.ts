import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { cardOf } from '../src/main/demonstration/identities.ts';

export const API = '/api/areas/532900';
export const HOSPITAL = 'H53290100001';

export type Bill = { readonly person: string; readonly encounter: string };

/** A visit of today with charges, as a doctor or a hospital's own system would have left it. */
export async function billToday(
  page: Page,
  person: string,
  lines: readonly (readonly [code: string, quantity: string, price: string, amount: string])[],
): Promise<Bill> {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
  const opening = { person, provider: HOSPITAL, kind: 'outpatient', startedOn: day };
  const { id } = await send<{ id: string }>(page, '/encounters', opening);
  await send(page, `/encounters/${id}/charges`, {
    lines: lines.map(([code, quantity, unitPrice, amount]) => ({
      ...{ code, day, quantity, unitPrice, amount },
    })),
  });
  return { person, encounter: id };
}

/** What a wedge reader types for the card of a person of the demonstration. */
export function cardScan(person: string): string {
  const { number, serial } = cardOf(person as PersonId);
  return `${number}|${serial}`;
}

export async function voucherScan(page: Page, person: string): Promise<string> {
  return (await send<{ qr: string }>(page, '/vouchers', { person })).qr;
}

/** Records of one bill, newest first. */
export async function recordsOf(page: Page, { person, encounter }: Bill) {
  const answer = await page.request.get(`${API}/persons/${person}/settlements?size=100`);
  type Row = { id: string; kind: string; encounter: string; total: string; cash: string };
  const { rows } = (await answer.json()) as { rows: readonly Row[] };
  return rows.filter((row) => row.encounter === encounter);
}

export async function send<Answer>(page: Page, path: string, body: unknown): Promise<Answer> {
  const answer = await page.request.post(`${API}${path}`, { data: body });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** The window belongs to this hospital, as it has since it was set up. */
export async function openWindow(page: Page): Promise<void> {
  await page.addInitScript(
    `localStorage.setItem('yikao.provider.532900', ${JSON.stringify(HOSPITAL)});
     window.printed = 0; window.print = () => { window.printed += 1; };`,
  );
  await page.goto('/532900/desk/cashier');
}

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Nothing on the page keeps somebody out seriously, by the rules of axe. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(
    ({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
  expect(found).toEqual([]);
}
