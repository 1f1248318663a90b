import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { messageByCard } from '../src/border/national/people/testing.ts';
import { CALL_SERVICE } from '../src/border/national/testing-door.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { cardOf, personId } from '../src/main/demonstration/identities.ts';

export const API = '/api/areas/532900';

/** As one of the people of the demonstration, each of whom has one post. */
export async function signInAs(page: Page, name: string): Promise<void> {
  const answer = await page.request.post('/api/sign-in/demonstration', { data: { name } });
  if (!answer.ok()) throw new Error(`${name} was not let in: ${await answer.text()}`);
}

export async function findPerson(page: Page, name: string): Promise<void> {
  const search = page.getByRole('combobox', { name: '查找参保人' });
  await search.fill(name);
  await page.getByRole('option').first().waitFor();
  await search.press('Enter');
}

/** Type, arrow, Enter: from a list that the form searches. */
export async function choose(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  await box.fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().waitFor();
  await box.press('Enter');
}

/** A photo with a pattern of its own, drawn by the browser as a camera would hand it over. */
export async function photo(page: Page, tone: string) {
  const data = (await page.evaluate(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 200; canvas.height = 280;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fdfbf5'; pen.fillRect(0, 0, 200, 280);
    pen.fillStyle = ${JSON.stringify(tone)};
    for (let y = 20; y < 260; y += 24) pen.fillRect(20, y, 160, 12);
    return canvas.toDataURL('image/png').split(',')[1];
  })()`)) as string;
  return { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(data, 'base64') };
}

type Cases = {
  readonly total: number;
  readonly rows: readonly { readonly id: string; readonly number: string }[];
};

/** Every case of a person that the reader may see, of one matter where it is named. */
export async function casesOf(page: Page, person: string, matter = ''): Promise<Cases['rows']> {
  const of = matter === '' ? '' : `&matter=${matter}`;
  const answer = await page.request.get(`${API}/cases?queue=all&text=${person}${of}`);
  return ((await answer.json()) as Cases).rows;
}

/** As a page of ours would send it: with the mark of the session. */
export async function postAs(page: Page, path: string, data: unknown, more: object = {}) {
  const session = await (await page.request.get('/api/session')).json();
  const { mark } = (session as { signed: { mark: string } }).signed;
  const headers = { ...more, 'x-yikao-mark': mark };
  return page.request.post(`${API}${path}`, { data, headers });
}

/** Filed by phone by whoever is signed in; decided at once. Its id, however often it is asked for. */
export async function ownCase(page: Page): Promise<string> {
  const answer = await postAs(page, '/own/cases', {
    key: 'a-filing-by-phone',
    matter: 'away-long-term',
    form: { reason: 'long-residence', place: '530100', startsOn: today(), phone: '13900000001' },
    promised: ['residence'],
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}

export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
}

export type FoundCase = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly colour: string;
  readonly dueOn: string | null;
};

/** The one case of a person, as the reader sees it. */
export async function findCase(page: Page, person: string, matter = ''): Promise<FoundCase> {
  const [row, ...more] = await casesOf(page, person, matter);
  if (!row || more.length > 0)
    throw new Error(`${person} has ${more.length + (row ? 1 : 0)} cases`);
  return readCase(page, row.id);
}

export async function readCase(page: Page, id: string): Promise<FoundCase> {
  const answer = await page.request.get(`${API}/cases/${id}`);
  return (await answer.json()) as FoundCase;
}

type Matter = {
  readonly person: string;
  readonly matter: string;
  readonly form: object;
  readonly papers?: readonly object[];
  readonly promised?: readonly string[];
};

/** Taken in at the counter of whoever is signed in, for journeys that begin after it. */
export async function bring(page: Page, { person, ...brought }: Matter): Promise<void> {
  const applicant = { kind: 'insured', name: '', phone: null, relation: null };
  const data = { key: `journey-${person}-${brought.matter}`, person, applicant, ...brought };
  const answer = await postAs(page, '/cases', data);
  if (!answer.ok()) throw new Error(`${brought.matter} was not taken in: ${await answer.text()}`);
}

/** Uploads a paper; what a case names it by. */
export async function sendPaper(page: Page, { name, mimeType, buffer }: Photo) {
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  const headers = { 'content-type': mimeType, 'x-file-name': name, 'x-content-sha256': sha256 };
  const answer = await postAs(page, '/papers', buffer, headers);
  if (!answer.ok()) throw new Error(`the paper was not taken: ${await answer.text()}`);
  const { file } = (await answer.json()) as { file: string };
  return { file, name, turns: 0 };
}

type Photo = Awaited<ReturnType<typeof photo>>;

/** Read without signing in, as the open demonstration lets everybody. */
export async function readOpenly<View>(path: string, address = inject('address')): Promise<View> {
  const answer = await fetch(`${address}${API}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as View;
}

export type OnCard = { readonly id: string; readonly name: string; readonly idNumber: string };

/** Insured people of whom the demonstration tells no case, as their cards say it. */
export async function peopleWithoutCases(address: string, count: number): Promise<OnCard[]> {
  const found: OnCard[] = [];
  for (let number = 15; found.length < count; number += 1) {
    const id = personId(number);
    const { total } = await readOpenly<Cases>(`/cases?queue=all&text=${id}`, address);
    const { standing } = await readOpenly<Head>(`/persons/${id}/head`, address);
    if (total > 0 || standing !== 'covered') continue;
    const { name } = await readOpenly<OnCard>(`/persons/${id}`, address);
    found.push({ id, name, idNumber: await readCard(address, id) });
  }
  return found;
}

/** The whole number, which no page tells: as a hospital's card reader is told it. */
export async function readCard(address: string, id: PersonId): Promise<string> {
  const { rows } = await readOpenly<{ rows: { id: string }[] }>('/providers', address);
  const provider = rows[0]?.id ?? '';
  const { number, serial } = cardOf(id);
  const msgid = `${provider}20250601083000${id.slice(-4)}`;
  const asked = { ...messageByCard(provider, number, serial), msgid };
  const answer = await fetch(address + CALL_SERVICE, {
    method: 'POST',
    body: JSON.stringify(asked),
  });
  const { output } = (await answer.json()) as { output: { baseinfo: { certno: string } } };
  return output.baseinfo.certno;
}

type Head = { readonly standing: string | null };
