import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AREA, type Browser, testIdentity } from '../border/identity/testing.ts';
import { addOfficesOf } from '../counter/matters/testing.ts';
import { hashOf, JPEG } from '../counter/papers/testing.ts';
import { addDays, day } from '../kernel/days.ts';
import type { PersonId } from '../kernel/ids.ts';
import { checkDigitOf, recordPerson } from '../people/enrolment/index.ts';
import { openFolderStore } from '../platform/files/folder-store.ts';
import { noVirusScan } from '../platform/files/virus-scan.ts';
import type { Role } from '../platform/http/route.ts';
import { MARK_HEADER } from '../platform/http/session-port.ts';
import { idSource } from '../platform/id-source.ts';
import { allRoutes, createWorld, type World } from './compose.ts';
import { matterBook } from './effects.ts';
import { guardiansOf } from './guardians.ts';

/** A matter of a child, brought by telephone by whoever a counter recorded as its guardian. Over the whole server. */
const folder = mkdtempSync(join(tmpdir(), 'yikao-child-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = await openFolderStore(folder);
const OFFICE = '532900/532901';
const KEYS = [
  { key: 'clerk', id: 'clerk', role: 'counter-clerk' as Role, office: OFFICE },
  { key: 'reviewer', id: 'reviewer', role: 'counter-reviewer' as Role, office: OFFICE },
];
let world: World;
const { area, browser, accesses, clock, pass, server } = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: (opened, clock) => {
    const files = { store, scan: noVirusScan, paperMax: 1_048_576 };
    world = createWorld({ clock, lanes: 1, files });
    world.open({ code: AREA, nameZh: '试验区', nameEn: 'Test area' }, opened);
    return allRoutes(world.of);
  },
  guardians: (_, clock) => guardiansOf((code) => world.of(code), clock),
});

const today = clock.today();
const ofYears = (years: number) => day(`${Number(today.slice(0, 4)) - years}${today.slice(4)}`);
const PEOPLE = [
  ['MOTHER', '示例母', 'female', day('1980-01-01'), '13900000009'],
  ['CHILD', '示例儿', 'male', addDays(ofYears(6), -3), null],
  // Of age the day after tomorrow.
  ['NEARLY', '示例女', 'female', addDays(ofYears(18), 2), null],
  ['STRANGER', '示例丙', 'female', day('1981-01-01'), null],
] as const;
const numbers = new Map<string, string>();

beforeAll(async () => {
  for (const [id, name, sex, bornOn, phone] of PEOPLE) {
    const first = `532989${bornOn.replaceAll('-', '')}01${sex === 'male' ? '1' : '2'}`;
    const idNumber = first + checkDigitOf(first);
    numbers.set(id, idNumber);
    const person = { id: id as PersonId, idNumber, name, initials: 'sl', sex, bornOn };
    const more = { county: '532901', household: `F-${id}`, phone };
    await recordPerson({ database: area, clock, ids: idSource(clock) }, { ...person, ...more });
    await area.sql(
      'test: a card',
      `insert into card (number, person_id, serial, starts_on) values ($1, $2, $3, '1980-01-01')`,
      [`CARD${id}`, id, `CHIP${id}`],
    );
  }
  await addOfficesOf(
    area,
    matterBook().delegated.map(({ code }) => code),
  );
  await world.of(AREA).matters.publish();
});

const base = `/api/areas/${AREA}`;
const FOR = 'x-yikao-for';
const as = (person: string) => ({ [FOR]: person });
const BY = {
  clerk: { authorization: 'Bearer clerk' },
  reviewer: { authorization: 'Bearer reviewer' },
};

async function signedIn(person: string): Promise<Browser> {
  const own = browser();
  const card = { area: AREA, type: 'card', number: `CARD${person}`, cardSerial: `CHIP${person}` };
  await own.post('/api/sign-in/credential', card);
  return own;
}

async function record(child: string, relation = 'parent'): Promise<string> {
  const asked = { area: AREA, name: '示例母', idNumber: numbers.get('MOTHER'), relation };
  const path = `${base}/persons/${child}/shown-codes`;
  const { body, status } = await browser().post(path, asked, BY.clerk);
  expect([status, body.code]).toEqual([200, undefined]);
  return String(body.id);
}

async function endAll(child: string): Promise<void> {
  const path = `${base}/persons/${child}/shown-codes`;
  const { body } = await browser().get(path, BY.clerk);
  for (const { id, endedAt } of body as unknown as { id: string; endedAt: string | null }[]) {
    if (endedAt === null) await browser().post(`${path}/${id}/end`, {}, BY.clerk);
  }
}

let keys = 0;
const nextKey = () => `filing-for-a-child-${++keys}`;

async function photograph(own: Browser, whose: Record<string, string>): Promise<string> {
  keys += 1;
  const bytes = Buffer.concat([
    JPEG.subarray(0, 30),
    Buffer.alloc(900 + keys, keys),
    JPEG.subarray(-2),
  ]);
  const file = hashOf(bytes);
  const session = (await own.get('/api/session')).body as { signed: { mark: string } };
  const answer = await server.inject({
    method: 'POST',
    url: `${base}/own/papers`,
    payload: bytes,
    headers: {
      ...{ cookie: `yikao=${own.token}`, [MARK_HEADER]: session.signed.mark, ...whose },
      ...{ 'content-type': 'image/jpeg', 'content-length': String(bytes.length) },
      'x-content-sha256': file,
    },
  });
  expect([answer.statusCode, answer.json().file]).toEqual([200, file]);
  return file;
}

const sheets = (file: string, materials = ['identity', 'police']) =>
  materials.map((material) => ({ material, file, name: `${material}.jpg`, turns: 0 }));

/** What the telephone sends, with the words of somebody who thinks he applies for himself. */
const filingOf = (file: string, more: object = {}) => ({
  ...{ key: nextKey(), matter: 'change-identity', applicant: { kind: 'insured' } },
  ...{ form: { what: 'name', newName: '示例新名' }, papers: sheets(file), ...more },
});

async function filed(own: Browser, child: string): Promise<string> {
  const file = await photograph(own, as(child));
  const body = filingOf(file, { person: child, again: true });
  const answer = await own.post(`${base}/own/cases`, body, as(child));
  expect([answer.status, answer.code]).toEqual([200, null]);
  return String(answer.body.id);
}

async function byReviewer(id: string, act: string, more: object = {}): Promise<void> {
  const { version } = (await browser().get(`${base}/cases/${id}`, BY.reviewer)).body;
  const body = { key: nextKey(), version, act, ...more };
  const answer = await browser().post(`${base}/cases/${id}/acts`, body, BY.reviewer);
  expect([act, answer.status, answer.code]).toEqual([act, 200, null]);
}

/** As far as a step of it, in the hands of somebody. */
async function takenUp(id: string): Promise<void> {
  const now = async () => (await browser().get(`${base}/cases/${id}`, BY.reviewer)).body;
  if ((await now()).assignee === null) await byReviewer(id, 'take');
  await byReviewer(id, 'accept');
  if ((await now()).assignee === null) await byReviewer(id, 'take');
}

const rowsOf = async (own: Browser, path: string, headers: Record<string, string> = {}) =>
  (await own.get(base + path, headers)).body.rows as readonly Record<string, unknown>[];

test('a mother files for her child: its case, she its applicant, her photographs, and the log names both', async () => {
  await record('CHILD');
  const mother = await signedIn('MOTHER');
  const id = await filed(mother, 'CHILD');
  expect(accesses.at(-1)).toMatchObject({
    ...{ actor: 'MOTHER', person: 'CHILD', action: 'POST /own/cases' },
  });

  const { body: one } = await browser().get(`${base}/cases/${id}`, BY.reviewer);
  expect(one).toMatchObject({ person: { id: 'CHILD', name: '示*儿' }, state: 'submitted' });
  expect(one).toMatchObject({
    channel: 'online',
    applicant: { kind: 'relative', relation: 'parent' },
  });
  const trace = one.trace as readonly object[];
  expect(trace[0]).toMatchObject({
    ...{ act: 'submit', actor: 'MOTHER', role: 'insured', facts: { applicant: 'relative' } },
  });

  // As the child and as herself, she reads it, its papers, and is offered what an applicant may do.
  for (const headers of [{}, as('CHILD')] as Record<string, string>[]) {
    const [row] = await rowsOf(mother, '/own/cases', headers);
    expect(row).toMatchObject({ id, person: { id: 'CHILD' }, acts: ['withdraw', 'add-papers'] });
    const { body } = await mother.get(`${base}/own/cases/${id}`, headers);
    expect(body.applicant).toEqual({
      ...{ kind: 'relative', name: '示例母', relation: 'parent', phone: '13900000009' },
    });
    expect(accesses.at(-1)).toMatchObject({ actor: 'MOTHER', person: 'CHILD' });
    const sheet = await mother.get(`${base}/own/cases/${id}/papers/1`, headers);
    expect(sheet.status).toBe(200);
  }
  const child = await signedIn('CHILD');
  expect(await rowsOf(child, '/own/cases')).toMatchObject([{ id }]);
  const stranger = await signedIn('STRANGER');
  expect((await stranger.get(`${base}/own/cases/${id}`)).code).toBe('matters.unknown_case');
  expect(await rowsOf(stranger, '/own/cases')).toEqual([]);
});

test('she is told what comes of it, corrects it as the child or as herself, and the child reads it too', async () => {
  const mother = await signedIn('MOTHER');
  const id = await filed(mother, 'CHILD');
  await takenUp(id);
  await byReviewer(id, 'return', { reason: '看不清' });
  const told = async (own: Browser, headers = {}) =>
    (await rowsOf(own, '/own/notices', headers)).filter((row) => row.case === id);
  const words = { zh: expect.stringContaining('补正') };
  expect((await told(mother))[0]).toMatchObject({ about: '示*儿', event: 'returned', words });
  expect((await told(mother, as('CHILD')))[0]).toMatchObject({ about: null, event: 'returned' });
  expect((await told(await signedIn('CHILD')))[0]).toMatchObject({ event: 'returned' });
  expect(await told(await signedIn('STRANGER'))).toEqual([]);

  const { version } = (await mother.get(`${base}/own/cases/${id}`)).body;
  const file = await photograph(mother, {});
  const again = { key: nextKey(), version, act: 'resubmit', papers: sheets(file, ['police']) };
  const { body } = await mother.post(`${base}/own/cases/${id}/acts`, again);
  expect(body).toMatchObject({ state: 'open', person: { id: 'CHILD' } });
  expect(accesses.at(-1)).toMatchObject({ actor: 'MOTHER', person: 'CHILD' });
  const more = { key: nextKey(), version: body.version, act: 'add-papers' };
  const sent = await photograph(mother, as('CHILD'));
  const added = await mother.post(
    `${base}/own/cases/${id}/acts`,
    { ...more, papers: sheets(sent, ['identity']) },
    as('CHILD'),
  );
  expect([added.status, added.code]).toEqual([200, null]);
});

test('what a person brings alone is not offered for a child, and refused', async () => {
  const mother = await signedIn('MOTHER');
  const offered = async (headers = {}) =>
    ((await mother.get(`${base}/own/matters`, headers)).body as unknown as { code: string }[]).map(
      ({ code }) => code,
    );
  expect(await offered()).toContain('tip');
  const forChild = await offered(as('CHILD'));
  expect(forChild).toContain('change-identity');
  expect(forChild).not.toContain('tip');
  const tip = {
    key: nextKey(),
    matter: 'tip',
    applicant: { kind: 'anybody' },
    form: { story: '线索' },
  };
  const before = accesses.length;
  for (const path of ['/own/cases', '/own/cases/trials']) {
    const { status, code } = await mother.post(base + path, tip, as('CHILD'));
    expect([status, code]).toEqual([422, 'matters.not_for_a_child']);
  }
  expect(accesses.length).toBe(before);
  // Where only an agent may stand for somebody, a guardian is that.
  const sharing = { key: nextKey(), matter: 'family-sharing', form: {} };
  const { code } = await mother.post(`${base}/own/cases/trials`, sharing, as('CHILD'));
  expect(code).toBe('matters.field_missing');
});

test('without choosing the child, for another, or without being its guardian nothing is filed', async () => {
  const mother = await signedIn('MOTHER');
  const stranger = await signedIn('STRANGER');
  const file = await photograph(mother, {});
  const about = filingOf(file, { person: 'CHILD' });
  for (const [own, headers, refusal] of [
    [mother, {}, 'matters.not_about_him'],
    [mother, as('STRANGER'), 'access.not_guardian'],
    [stranger, as('CHILD'), 'access.not_guardian'],
    [stranger, {}, 'matters.not_about_him'],
  ] as const) {
    const { status, code } = await own.post(`${base}/own/cases`, about, headers);
    expect([status, code]).toEqual([403, refusal]);
  }
  // A draft for one child is not sent as another’s.
  await record('NEARLY');
  const { code } = await mother.post(`${base}/own/cases`, about, as('NEARLY'));
  expect(code).toBe('matters.not_about_him');
});

async function written(): Promise<number> {
  const [row] = await area.asOwner<{ count: number }>(
    'test: cases',
    'select count(*)::int as count from matter_case',
  );
  return row?.count ?? 0;
}

/** Nothing of it is read, done or filed by her any more; the person himself goes on, and is told. */
async function isOver(mother: Browser, id: string, child: string): Promise<void> {
  const own = await signedIn(child);
  for (const headers of [{}, as(child)] as Record<string, string>[]) {
    const read = await mother.get(`${base}/own/cases/${id}`, headers);
    expect([read.status, read.code]).toEqual([403, 'access.not_guardian']);
    const sheet = await mother.get(`${base}/own/cases/${id}/papers/1`, headers);
    expect(sheet.code).toBe('access.not_guardian');
    const act = { key: nextKey(), version: 1, act: 'withdraw', reason: '不办了' };
    const done = await mother.post(`${base}/own/cases/${id}/acts`, act, headers);
    expect(done.code).toBe('access.not_guardian');
  }
  expect((await rowsOf(mother, '/own/cases')).map((row) => row.id)).not.toContain(id);
  const before = await written();
  const body = filingOf(await photograph(mother, {}), { person: child, again: true });
  expect((await mother.post(`${base}/own/cases`, body, as(child))).code).toBe(
    'access.not_guardian',
  );
  expect(await written()).toBe(before);

  await takenUp(id);
  const of = async (one: Browser) =>
    (await rowsOf(one, '/own/notices')).filter((row) => row.case === id);
  expect(await of(own)).toMatchObject([{ event: 'accepted', about: null }]);
  expect(await of(mother)).toEqual([]);
  const { body: seen } = await own.get(`${base}/own/cases/${id}`);
  expect(seen).toMatchObject({ id, acts: expect.arrayContaining(['withdraw']) });
}

test('when a counter ends it, her part in what she filed is over', async () => {
  await endAll('CHILD');
  await record('CHILD', 'grandparent');
  const mother = await signedIn('MOTHER');
  const id = await filed(mother, 'CHILD');
  const { body } = await mother.get(`${base}/own/cases/${id}`);
  expect(body.applicant).toMatchObject({ relation: 'grandparent' });
  await endAll('CHILD');
  await isOver(mother, id, 'CHILD');
});

const DAYS = 86_400_000;

test('when the child is of age, her part in what she filed is over', async () => {
  await endAll('NEARLY');
  await record('NEARLY');
  const id = await filed(await signedIn('MOTHER'), 'NEARLY');
  pass(3 * DAYS);
  await isOver(await signedIn('MOTHER'), id, 'NEARLY');
});
