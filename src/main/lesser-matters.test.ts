import { beforeAll, expect, test } from 'vitest';
import { type CaseId, type Colleague, showCase } from '../counter/matters/index.ts';
import {
  addFile,
  COUNTY,
  insured,
  officer,
  PREFECTURE,
  STATION,
  TOWNSHIP,
} from '../counter/matters/testing.ts';
import { addInsured } from '../counter/matters/testing-case.ts';
import { insertOffices, levelOf, type OfficePath } from '../counter/offices/index.ts';
import type { AreaCode, PersonId, ProviderId } from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { orderPremium, payPremium } from '../money/premium/index.ts';
import { clockFrom } from '../platform/clock.ts';
import type { Caller } from '../platform/http/route.ts';
import { testArea } from '../platform/testing.ts';
import { createWorld } from './compose.ts';
import { matterBook } from './effects.ts';

/** The documents of this program with their effects, through the engine's own commands. */
const database = await testArea();
let at = new Date('2025-09-15T10:00:00+08:00');
const clock = clockFrom(() => at);
const names = { code: '532900' as AreaCode, nameZh: '大理州', nameEn: 'Dali' };
/** Who works at an office, as far as a test says so. */
let staff: (office: string) => readonly Colleague[] = () => [
  { name: 'another.approver', displayName: '', role: 'counter-approver' },
];
const world = createWorld({
  ...{ clock, lanes: 1 },
  colleagues: (office) => Promise.resolve(staff(office)),
}).open(names, database);
const { matters } = world;
const FILE = 'f'.repeat(64);

const clerk = officer('a.clerk', 'counter-clerk', COUNTY);
const reviewer = officer('a.reviewer', 'counter-reviewer', COUNTY);
const approver = officer('an.approver', 'counter-approver', COUNTY);
const other = officer('another.approver', 'counter-approver', COUNTY);
const ofPrefecture = officer('high.approver', 'counter-approver', PREFECTURE);

beforeAll(async () => {
  const paths = [PREFECTURE, COUNTY, TOWNSHIP, STATION] as readonly OfficePath[];
  await insertOffices(
    database.sql,
    paths.map((path) => ({
      ...{ path, level: levelOf(path), name: `示范 ${path}`, nameEn: `Example ${path}` },
      ...{ county: path.split('/')[1] ?? null, phone: '', address: '' },
      delegated: matterBook().delegated.map(({ code }) => code),
    })),
  );
  await addFile(database, FILE);
  await matters.publish();
});

let keys = 0;
const key = () => `a-key-of-the-test-${++keys}`;

type Given = {
  readonly matter: string;
  readonly person?: PersonId | null;
  readonly provider?: ProviderId | null;
  readonly form?: object;
  readonly papers?: readonly string[];
  readonly promised?: readonly string[];
};

const NAMES = { insured: '', provider: '示范', anybody: '匿名' } as const;

function bring(caller: Caller, given: Given): Promise<CaseId> {
  const { matter, person = null, provider = null, form = {}, papers = [], promised = [] } = given;
  const kind =
    matter === 'tip' ? 'anybody' : matter.startsWith('contract') ? 'provider' : 'insured';
  return matters.submit(caller, {
    ...{ key: key(), matter, person, provider, promised },
    applicant: { kind, name: NAMES[kind], phone: null, relation: null },
    form: form as never,
    papers: papers.map((material) => ({ material, file: FILE, name: '材料.pdf', turns: 0 })),
  });
}

async function read(id: CaseId) {
  const [row] = await database.sql<Record<string, string>>(
    'test: case as it is',
    'select state, step, office, assignee, excluded, result, due_on as due, version from matter_case where id = $1',
    [id],
  );
  if (!row) throw new Error('there is no such case');
  const result = JSON.parse(row.result ?? '{}') as Record<string, string>;
  return { ...row, state: row.state, result };
}

async function act(caller: Caller, id: CaseId, one: string, more: object = {}): Promise<void> {
  const { version } = (await read(id)) as unknown as { version: number };
  await matters.act({ id, caller, request: { key: key(), version, act: one, ...more } as never });
}

async function decide(id: CaseId, by: readonly Caller[], reason?: string): Promise<void> {
  for (const [index, caller] of by.entries()) {
    await act(caller, id, 'take');
    const last = index === by.length - 1;
    await act(caller, id, last ? 'approve' : 'forward', last && reason ? { reason } : {});
  }
}

async function refused(work: Promise<unknown>, code: string): Promise<void> {
  const error = await work.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect((error as Rejection | null)?.kind?.code ?? error).toBe(code);
}

async function resident(): Promise<{ id: PersonId; idNumber: string }> {
  const person = await addInsured({ database });
  await database.sql(
    'test: resident',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'resident', 'covered', '2024-01-01')`,
    [world.ids.next(), person.id],
  );
  return person;
}

test('by telephone at night a new number and certificates are done at once', async () => {
  at = new Date('2025-09-14T02:00:00+08:00');
  const { id: person } = await resident();
  const own = insured(person);
  for (const [matter, form] of [
    ['change-phone', { newPhone: '13900000001' }],
    ['certificate-insurance', {}],
    ['certificate-payment', { from: '2025-01-01' }],
    ['insurance-inquiry', {}],
  ] as const) {
    const id = await bring(own, { matter, person, form });
    expect([matter, (await read(id)).state]).toEqual([matter, 'done']);
  }
  at = new Date('2025-09-15T10:00:00+08:00');
});

test('a name changes by a reviewer who sees the paper, and not without it', async () => {
  const { id: person } = await resident();
  const form = { what: 'name', newName: '示例新名' };
  await refused(bring(clerk, { matter: 'change-identity', person, form }), 'matters.paper_missing');
  const papers = ['identity', 'police'];
  const id = await bring(clerk, { matter: 'change-identity', person, form, papers });
  expect(await read(id)).toMatchObject({ state: 'open', due: '2025-09-22' });
  await decide(id, [reviewer]);
  expect(await read(id)).toMatchObject({ state: 'done', result: { changed: 'name' } });
});

test('an objection lands with another officer, and the first is kept out', async () => {
  const { id: person } = await resident();
  const form = { what: 'name', newName: '示例异议' };
  const papers = ['identity', 'police'];
  const original = await bring(clerk, { matter: 'change-identity', person, form, papers });
  await act(approver, original, 'take');
  await act(approver, original, 'refuse', { reason: '证明不清楚' });
  const [row] = await database.sql<{ number: string }>(
    'test: number',
    'select number from matter_case where id = $1',
    [original],
  );
  at = new Date('2025-09-17T10:00:00+08:00');
  const objection = {
    matter: 'objection',
    person,
    form: { case: row?.number, grounds: '已补证明' },
  };
  const id = await bring(insured(person), objection);
  expect(await read(id)).toMatchObject({ state: 'done', result: { original } });
  expect(await read(original)).toMatchObject({
    ...{ state: 'open', office: COUNTY, assignee: null, excluded: 'an.approver' },
  });
  await refused(act(approver, original, 'take'), 'matters.excluded');
  await decide(original, [other]);
  expect(await read(original)).toMatchObject({ state: 'done', result: { changed: 'name' } });
  await refused(bring(insured(person), objection), 'objections.made_already');
  at = new Date('2025-09-15T10:00:00+08:00');
});

test('what was carried out is not opened again, and the page of the case does not offer it', async () => {
  const { id: person } = await resident();
  const own = insured(person);
  const form = { what: 'name', newName: '示例已改' };
  const papers = ['identity', 'police'];
  const original = await bring(clerk, { matter: 'change-identity', person, form, papers });
  expect((await showCase(matters, original, own)).objectable).toBe(true);
  await decide(original, [reviewer]);
  expect((await showCase(matters, original, own)).objectable).toBe(false);
  const objection = { matter: 'objection', person, form: { case: original, grounds: '不服' } };
  await refused(bring(own, objection), 'objections.carried_out');
  expect(await read(original)).toMatchObject({ state: 'done' });
});

test('where nobody else decides at the office, the one above does', async () => {
  const { id: person } = await resident();
  const form = { what: 'name', newName: '示例上级' };
  const papers = ['identity', 'police'];
  const original = await bring(clerk, { matter: 'change-identity', person, form, papers });
  await act(reviewer, original, 'take');
  await act(reviewer, original, 'refuse', { reason: '证明不清楚' });
  const before = staff;
  staff = (office) => [
    office === COUNTY
      ? { name: 'a.reviewer', displayName: '', role: 'counter-reviewer' }
      : { name: 'high.approver', displayName: '', role: 'counter-approver' },
  ];
  await bring(insured(person), {
    ...{ matter: 'objection', person, form: { case: original, grounds: '已补证明' } },
  });
  staff = before;
  expect(await read(original)).toMatchObject({ state: 'open', office: PREFECTURE });
  await decide(original, [ofPrefecture]);
  expect(await read(original)).toMatchObject({ state: 'done' });
});

test('a tip is read by whoever works on it at the prefecture, and nobody else', async () => {
  const form = { story: '示范线索', unnamed: true };
  const id = await bring(clerk, { matter: 'tip', form });
  expect(await read(id)).toMatchObject({ state: 'open', office: PREFECTURE });
  await refused(act(approver, id, 'take'), 'matters.unknown_case');
  await act(ofPrefecture, id, 'take');
  await act(ofPrefecture, id, 'forward');
  await act(ofPrefecture, id, 'take');
  await act(ofPrefecture, id, 'approve');
  // Without an answer it comes back to the step.
  expect(await read(id)).toMatchObject({ state: 'open', step: 1 });
  await act(ofPrefecture, id, 'take');
  await act(ofPrefecture, id, 'approve', { reason: '已立案' });
  expect(await read(id)).toMatchObject({ state: 'done', result: { reply: '已立案' } });
  const [kept] = await database.asOwner<{ form: string }>(
    'test: form',
    'select form from matter_case where id = $1',
    [id],
  );
  expect(kept?.form).not.toContain('示范线索');
});

test('a transfer is due on the twenty-second working day, counted across National Day', async () => {
  const { id: person } = await resident();
  const form = { toArea: '3101', startsOn: '2025-10-01', pension: 'none' };
  const id = await bring(insured(person), { matter: 'transfer-out', person, form });
  await act(clerk, id, 'take');
  await act(clerk, id, 'accept');
  expect(await read(id)).toMatchObject({ state: 'open', due: '2025-10-21' });
  await decide(id, [reviewer, approver]);
  expect(await read(id)).toMatchObject({ state: 'done', result: { residentMonths: '21' } });
});

test('a refund is decided and booked at once where the records show it, and done with the answer of the bank', async () => {
  const { id: person } = await addInsured({ database }, { id: 'P-REFUND' });
  const account = { holder: '示例人', bank: '示范银行', number: '62000000000001' };
  const matter = 'premium-refund';
  const order = await database.transaction((sql) =>
    orderPremium(
      ...([sql, world.premiums] as const),
      { key: key(), person, scheme: 'resident', year: 2026, repairedYears: 0 },
      { id: 'a.clerk', office: COUNTY },
    ),
  );
  await database.transaction((sql) =>
    payPremium(
      ...([sql, world.premiums] as const),
      { key: key(), order: order.id, by: 'cash', payer: null },
      { id: 'a.clerk', office: COUNTY },
    ),
  );
  const form = { cause: 'double-coverage', year: '2026', account };
  const done = await bring(clerk, { matter, person, form });
  expect(await read(done)).toMatchObject({
    ...{ state: 'paying', result: { amount: '400.00', payable: '400.00' } },
  });
  await database.transaction((sql) => matters.paid(done, sql));
  expect((await read(done)).state).toBe('done');
  await refused(
    bring(clerk, { matter, person, form: { ...form, cause: 'other' } }),
    'transfers.refunded_already',
  );
});

test('a refund that only receipts show takes three working days; refused, objected to and decided anew it is paid', async () => {
  const { id: person } = await resident();
  const account = { holder: '示例人', bank: '示范银行', number: '62000000000001' };
  const twice = { cause: 'paid-twice', year: '2025', amount: '400.00', account };
  const form = { ...twice, firstReceipt: 'A1', secondReceipt: 'A2' };
  const given = { matter: 'premium-refund', person, papers: ['receipts'], form };
  const looked = await bring(clerk, given);
  expect(await read(looked)).toMatchObject({ state: 'open', due: '2025-09-18' });
  await act(reviewer, looked, 'take');
  await act(reviewer, looked, 'forward');
  await act(approver, looked, 'take');
  await act(approver, looked, 'refuse', { reason: '第二张票据不清' });
  const [row] = await database.sql<{ number: string }>(
    'test: its number',
    'select number from matter_case where id = $1',
    [looked],
  );
  const grounds = { case: row?.number, grounds: '两张票据均可核对' };
  await bring(clerk, { matter: 'objection', person, form: grounds });
  expect((await read(looked)).state).toBe('open');
  await decide(looked, [other]);
  expect(await read(looked)).toMatchObject({
    ...{ state: 'paying', result: { payable: '400.00' } },
  });
});

test('an account is withdrawn by two officers, and the case waits for the bank', async () => {
  const { id: person } = await resident();
  await database.sql(
    'test: account with a share',
    'insert into personal_account (person_id, balance) values ($1, 12300)',
    [person],
  );
  const account = { holder: '示例继承人', bank: '示范银行', number: '62000000000002' };
  const id = await bring(clerk, {
    ...{ matter: 'account-withdrawal', person, papers: ['death'], promised: ['heirs'] },
    form: { reason: 'death', diedOn: '2025-09-01', account },
  });
  await decide(id, [reviewer, approver]);
  expect(await read(id)).toMatchObject({
    ...{ state: 'paying', result: { amount: '123.00', on: '2025-09-01' } },
  });
  await database.transaction((sql) => matters.paid(id, sql));
  expect((await read(id)).state).toBe('done');
});

test('a special group is registered by two officers and reviewed by one', async () => {
  const { id: person } = await resident();
  const station = officer('village.clerk', 'counter-clerk', STATION);
  const dates = { startsOn: '2025-01-01', endsOn: '2026-01-01', decidedOn: '2025-09-01' };
  const id = await bring(station, {
    ...{ matter: 'group-register', person, form: { group: 'destitute', ...dates } },
    promised: ['decision'],
  });
  await decide(id, [reviewer, approver]);
  expect(await read(id)).toMatchObject({ state: 'done', result: { corrected: '0' } });
  const review = await bring(clerk, {
    ...{ matter: 'group-review', person, promised: ['review'] },
    form: { group: 'destitute', outcome: 'continues', endsOn: '2027-01-01' },
  });
  await decide(review, [reviewer]);
  expect(await read(review)).toMatchObject({ state: 'done', result: { outcome: 'continues' } });
  await database.asOwner(
    'test: insured for a year',
    `update coverage set ends_on = '2026-01-01' where person_id = $1`,
    [person],
  );
  const aid = await bring(clerk, { matter: 'premium-aid', person, form: { year: '2026' } });
  expect(await read(aid)).toMatchObject({ state: 'done', result: { group: 'destitute' } });
});

test('a provider applies, is looked at in three steps, and has a contract', async () => {
  const form = {
    ...{ providerCode: 'H-TEST-901', name: '示范诊所', kind: 'clinic', level: 'primary' },
    ...{ creditCode: '99532900MA0000901X', county: '532901', startsOn: '2025-12-01' },
  };
  const papers = ['licence', 'credit', 'staff'];
  const id = await bring(clerk, { matter: 'contract-application', form, papers });
  await decide(id, [reviewer, approver, ofPrefecture]);
  const { state, result } = await read(id);
  expect([state, result.provider]).toEqual(['done', 'H-TEST-901']);
});

test('every item that may be delegated and is ours has its matter', () => {
  const { matters: all, delegated } = matterBook();
  const items = new Set(all.flatMap((matter) => matter.delegated ?? []));
  for (const code of 'D01 D15 D16 D17 D18 D19 D20 D21 D22 D23 D24 D25 D26 D27'.split(' ')) {
    expect([code, items.has(code)]).toEqual([code, true]);
    expect(delegated.some((item) => item.code === code)).toBe(true);
  }
});
