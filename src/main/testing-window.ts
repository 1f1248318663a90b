import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { word } from '../border/open/index.ts';
import { addOfficesOf, PREFECTURE } from '../counter/matters/testing.ts';
import { hashOf } from '../counter/papers/testing.ts';
import type { AreaCode, PersonId } from '../kernel/ids.ts';
import { addPerson, settlementWorld } from '../money/settlement/testing.ts';
import { createGate, type Gate } from '../platform/access.ts';
import type { Access } from '../platform/access-log.ts';
import { clockFrom } from '../platform/clock.ts';
import { clamd } from '../platform/files/clamd.ts';
import { openFolderStore } from '../platform/files/folder-store.ts';
import { startClamd } from '../platform/files/testing-clamd.ts';
import { createServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { allRoutes, createWorld } from './compose.ts';
import { matterBook } from './effects.ts';

export const COUNTY = `${PREFECTURE}/532901`;
export const TOWNSHIP = `${COUNTY}/03`;
export const STATION = `${TOWNSHIP}/07`;
export const NEIGHBOUR = `${PREFECTURE}/532922`;

const STAFF = [
  ['clerk', 'counter-clerk', COUNTY],
  ['clerk.two', 'counter-clerk', COUNTY],
  ['reviewer', 'counter-reviewer', COUNTY],
  ['reviewer.two', 'counter-reviewer', COUNTY],
  ['approver', 'counter-approver', COUNTY],
  ['approver.two', 'counter-approver', COUNTY],
  ['chief', 'counter-chief', COUNTY],
  ['chief.prefecture', 'counter-chief', PREFECTURE],
  ['township', 'counter-approver', TOWNSHIP],
  ['station', 'counter-clerk', STATION],
  ['neighbour', 'counter-approver', NEIGHBOUR],
  ['office', 'office', PREFECTURE],
] as const;

export type Answer = {
  readonly status: number;
  readonly code: string | null;
  readonly body: ReturnType<typeof JSON.parse>;
};

/**
 * The whole server of this program, on its own port over a fresh database, with all documents and effects, a folder for papers
 * and a real virus scanner. Its clock stands where it is set. The name of each member of staff is the key.
 */
export async function openWindow() {
  const base = await settlementWorld();
  const { database } = base;
  let at = new Date('2025-11-20T10:00:00+08:00');
  const clock = clockFrom(() => at);
  const folder = mkdtempSync(join(tmpdir(), 'yikao-window-'));
  const [daemon, store] = await Promise.all([startClamd(), openFolderStore(folder)]);
  const names = { code: database.area, nameZh: '大理州', nameEn: 'Dali' };
  const opened = createWorld({
    ...{ clock, lanes: 1 },
    files: { store, scan: clamd(daemon.socket), paperMax: 20 * 1_048_576 },
  });
  const world = opened.open(names, database);
  await addOfficesOf(
    database,
    matterBook().delegated.map(({ code }) => code),
  );
  await world.matters.publish();
  const accesses: Access[] = [];
  const keys = STAFF.map(([id, role, office]) => ({ key: id, id, role, office }));
  const server = await createServer({
    version: '0',
    routes: allRoutes(opened.of),
    gate: gateOf(keys),
    accessLog: { record: (one) => accesses.push(one), close: () => Promise.resolve() },
    word,
    log: createLog(clock, () => undefined),
    ...{ areas: () => [names], isReady: () => true, webFolder: null, checkAnswers: true },
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  afterAll(async () => {
    await server.close();
    await daemon.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ base, database, world, address, accesses, folder },
    setTime(moment: string) {
      at = new Date(`${moment.replace(' ', 'T')}:00+08:00`);
    },
    call: (who: string, path: string, body?: object) => call(address, who, { path, body }),
    send: (who: string, bytes: Buffer, more: Record<string, string> = {}) =>
      send(address, who, bytes, more),
    person: () => addPerson(base),
  };
}

/** Keys are for machines and know no county: who inspects one has signed in, which is played here. */
function gateOf(keys: readonly object[]): Gate {
  const inspector = { key: 'inspector', id: 'inspector', role: 'inspector' };
  const gate = createGate(JSON.stringify([...keys, inspector]));
  const county = { id: 'inspector.county', role: 'inspector', provider: null } as const;
  return {
    ...gate,
    identify: (authorization) =>
      authorization === `Bearer ${county.id}`
        ? { ...county, area: '532900' as AreaCode, county: '532901' }
        : gate.identify(authorization),
  };
}

export type Window = Awaited<ReturnType<typeof openWindow>>;

type Called = { readonly path: string; readonly body?: object | undefined };

async function call(address: string, who: string, { path, body }: Called): Promise<Answer> {
  const response = await fetch(`${address}/api/areas/532900${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${who}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answerOf(response);
}

async function send(
  address: string,
  who: string,
  bytes: Buffer,
  more: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(`${address}/api/areas/532900/papers`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      ...{ authorization: `Bearer ${who}`, 'content-type': 'application/octet-stream' },
      ...{ 'x-content-sha256': hashOf(bytes), ...more },
    },
  });
  return answerOf(response);
}

/** A file of a size that is only said: what a sender hears before he has sent it. */
export function sayLarge({ address }: Pick<Window, 'address'>, size: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(`${address}/api/areas/532900/papers`, {
      method: 'POST',
      headers: {
        ...{ authorization: 'Bearer clerk', 'content-type': 'image/jpeg' },
        ...{ 'content-length': size, 'x-content-sha256': '0'.repeat(64) },
      },
    });
    sending.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => {
        sending.destroy();
        const body = JSON.parse(text);
        resolve({ status: response.statusCode ?? 0, code: body.error?.code ?? null, body });
      });
    });
    sending.on('error', reject);
    sending.write(Buffer.alloc(1_000));
  });
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
  return { status: response.status, code: body?.error?.code ?? null, body };
}

/** Everything that somebody could have written, counted; and every case as it stands. */
export async function writtenIn({ database }: Pick<Window, 'database'>) {
  return database.asOwner(
    'test: written',
    `select (select count(*) from matter_case)::int as cases, (select count(*) from case_event)::int as lines,
       (select count(*) from case_paper)::int as sheets, (select count(*) from paper_file)::int as files,
       (select count(*) from notice)::int as notices, (select count(*) from settlement)::int as settlements,
       (select count(*) from encounter)::int as encounters,
       (select count(*) from person_payment)::int as payments,
       (select string_agg(id || ':' || version || ':' || state, ' ' order by id) from matter_case) as cases_are`,
  );
}

/** Refused with this code, in words of both languages that leave nothing open, and nothing was written. */
export async function expectRefused(
  window: Window,
  code: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const before = await writtenIn(window);
  const answer = await work();
  expectSaid(answer, code);
  expect(await writtenIn(window)).toEqual(before);
  return answer;
}

export function expectSaid(answer: Answer, code: string): void {
  expect(answer.code ?? JSON.stringify(answer.body)).toBe(code);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.error.zh).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(answer.body.error.en).toMatch(/^[A-Z“”\w].*\.$/);
  expect(answer.body.error.zh + answer.body.error.en).not.toMatch(/\{\w+\}|undefined/);
}

let keys = 0;
export const nextKey = () => `a-key-of-the-test-${++keys}`;

type Papered = readonly (readonly [material: string, file: string])[];

export function papersOf(papers: Papered) {
  return papers.map(([material, file]) => ({ material, file, name: `${material}.pdf`, turns: 0 }));
}

/** A body of `POST /cases` for an insured person. */
export function broughtOf(matter: string, person: PersonId | null, more: object = {}) {
  const applicant = { kind: 'insured' };
  return { key: nextKey(), matter, person, applicant, form: {}, promised: [], ...more };
}

let bills = 0;

/** A visit of June on paper. */
export function billOf(more: object = {}) {
  bills += 1;
  return {
    ...{ visit: 'outpatient', provider: 'H-TERTIARY', from: '2025-06-02', diagnosis: '示例诊断' },
    ...{ billName: '示例人', invoices: `WINDOW-${bills}`, total: '300.00' },
    lines: [{ code: 'A', name: '', amount: '300.00' }],
    account: { holder: '示例人', bank: '示范银行', number: '6200000000001234' },
    ...more,
  };
}
