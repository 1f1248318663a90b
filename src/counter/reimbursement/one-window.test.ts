import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { bookAnswers } from '../../money/person-payment/book-answers.ts';
import { correctAccount, findPaymentsOfCase } from '../../money/person-payment/index.ts';
import { makeBatch } from '../../money/person-payment/make-batch.ts';
import type { BatchId } from '../../money/person-payment/model.ts';
import { moveOrders } from '../../money/person-payment/move-orders.ts';
import { receive } from '../../money/person-payment/recover.ts';
import { sendBatch, sendFile } from '../../money/person-payment/send-orders.ts';
import { findOrdersOfBatch } from '../../money/person-payment/store/order.ts';
import { testBank } from '../../money/provider-payment/testing.ts';
import type { Caller } from '../../platform/http/route.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { verify } from '../../watch/proof/verify.ts';
import { loadAllowances, maternityEffects } from '../maternity/index.ts';
import {
  type CaseId,
  createMatterShelf,
  createMatters,
  type Effect,
  type Form,
  loadMatters,
  type Matters,
  type PeoplesAct,
  readCase,
} from '../matters/index.ts';
import { addFile, officer } from '../matters/testing.ts';
import { insertOffices, type OfficePath } from '../offices/index.ts';
import { reimbursementEffects } from './effects.ts';
import { reverseClaim } from './reverse-claim.ts';
import { paymentTeller } from './tell-case.ts';
import { addPerson, claimWorld, stayForm } from './testing.ts';
import { tryClaim } from './try-claim.ts';

const COUNTY = '532900/532901' as OfficePath;
const clerk = officer('clerk.a', 'counter-clerk', COUNTY);
const reviewer = officer('reviewer.a', 'counter-reviewer', COUNTY);
const approver = officer('approver.a', 'counter-approver', COUNTY);
const chief = officer('chief.a', 'counter-chief', COUNTY);
const FILE = 'f'.repeat(64);

type Window = Awaited<ReturnType<typeof openWindow>>;
let world: Window;
beforeAll(async () => {
  world = await openWindow();
});

/** The whole way: documents of this program, the engine, both effects, the payments and a bank. */
async function openWindow() {
  const base = await claimWorld();
  const { database, clock, ids } = base;
  const { matters: all, ...book } = loadMatters('matters');
  const allowances = loadAllowances('matters/allowances');
  const effects: Effect[] = [
    ...reimbursementEffects(base),
    ...maternityEffects({ ...base, allowances }),
  ];
  const known = all.filter(({ effect }) => effects.some(({ name }) => name === effect));
  const matters = createMatters({
    ...{ database, clock, ids, ...book, calendar: statutoryCalendar, notify: null },
    ...{ secret: Buffer.alloc(32, 7), colleagues: null },
    shelf: createMatterShelf({ ...book, matters: known }, effects),
  });
  const office = { path: COUNTY, level: 'county' as const, name: '示范县', nameEn: 'Example' };
  const prefecture = { ...office, path: '532900' as OfficePath, level: 'prefecture' as const };
  const rest = { county: '532901', phone: '', address: '', delegated: [] };
  await insertOffices(database.sql, [
    { ...office, ...rest },
    { ...prefecture, ...rest },
  ]);
  await addFile(database, FILE);
  return { ...base, matters, bank: testBank(), paymentMoved: paymentTeller(matters) };
}

let keys = 0;
const nextKey = () => {
  keys += 1;
  return `window-key-${keys}`;
};

function bring({ matters }: { matters: Matters }, matter: string, person: PersonId, form: Form) {
  const { materials } = matters.shelf.get(matter, matters.clock.today()).matter;
  const papers = materials
    .filter(({ fetched, required }) => required && fetched === null)
    .map(({ code }) => ({ material: code, file: FILE, name: `${code}.pdf`, turns: 0 as const }));
  return matters.submit(clerk, {
    ...{ key: nextKey(), matter, person, provider: null, form, papers, promised: [] },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
  });
}

const caseOf = async (id: CaseId) => (await readCase(world.matters, id, chief)).case;
const trace = async (id: CaseId) =>
  (await readCase(world.matters, id, chief)).events.map(({ act }) => act);

async function act(caller: Caller, id: CaseId, what: PeoplesAct, more: object = {}) {
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: what, ...more };
  await world.matters.act({ id, caller, request });
}

/** Reviewed and seen by one officer, seen and approved by another. */
async function decide(id: CaseId, beforeApproval = async () => {}) {
  await act(reviewer, id, 'take');
  await act(reviewer, id, 'forward');
  await act(approver, id, 'take');
  const read = await readCase(world.matters, id, approver);
  if (read.matter.effect === 'reimburse') await tryClaim(world, read, approver.id);
  await beforeApproval();
  await act(approver, id, 'approve');
}

async function order(id: CaseId): Promise<BatchId> {
  const [payment] = await findPaymentsOfCase(world.database.sql, id);
  const payments = payment ? [payment.id] : null;
  const batch = await makeBatch(world, { key: nextKey(), payments, actor: 'maker.a' });
  const move = { batch, orders: null, action: 'approve' as const, detail: '' };
  await moveOrders(world, { ...move, actor: 'checker.a' });
  return batch;
}

const due = async (person: PersonId) =>
  (
    await world.database.sql<{ owed: Money }>(
      'test: due of window',
      'select coalesce(-sum(amount), 0)::bigint as owed from ledger_line where account = $1',
      [`due:${person}`],
    )
  )[0]?.owed;
const sound = async () =>
  (await verify(world)).checks.flatMap(({ name, problems }) =>
    problems.map(({ what, where }) => `${name}: ${what} (${where})`),
  );

test('a paper claim from the counter to the bank, back, paid again, and claimed back', async () => {
  const person = await addPerson(world);
  const id = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '9000.00' }));
  await decide(id);
  const decided = await caseOf(id);
  expect(decided).toMatchObject({ state: 'paying', result: { total: '9000.00' } });
  const payable = yuan(decided.result.payable ?? '0');
  expect(await due(person)).toBe(payable);

  const first = await order(id);
  world.bank.say('returned');
  await sendBatch(world, first, 'checker.a');
  expect((await caseOf(id)).state).toBe('paying');
  const [payment] = await findPaymentsOfCase(world.database.sql, id);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000005678' };
  await world.database.transaction((sql) =>
    correctAccount(sql, world, { payment: payment?.id as never, account, actor: clerk.id }),
  );
  const second = await order(id);
  const file = await sendFile(world, { batch: second, format: 'tab' }, 'checker.a');
  expect(file.text).toContain('6200000000005678');
  const [sent] = await findOrdersOfBatch(world.database.sql, second);
  const answer = { key: sent?.id as never, outcome: 'paid' as const, reference: 'B1', reason: '' };
  await bookAnswers(world, [answer], 'checker.a');
  expect((await caseOf(id)).state).toBe('done');
  expect((await trace(id)).slice(-3)).toEqual(['carry-out', 'payment-returned', 'pay']);
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);

  const back = { key: nextKey(), case: id, reason: '医院已直接结算', actor: 'office.a' };
  const recovery = await reverseClaim(world, back);
  expect(recovery.amount).toBe(payable);
  const receipt = { recovery: recovery.id, amount: payable, reference: 'IN-1' };
  await receive(world, { ...receipt, actor: 'checker.a' });
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test('the amount changes between looking and deciding: back to the officer, who looks again', async () => {
  const person = await addPerson(world);
  const id = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '9000.00' }));
  const meanwhile = async () => {
    await world.database.asOwner(
      'test: a recognition comes in',
      `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
       values (gen_random_uuid(), $1, 'minimum-living', '2025-01-01', '2025-07-01')`,
      [person],
    );
  };
  const failed = await decide(id, meanwhile).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Rejection);
  expect((failed as Rejection).kind.code).toBe('claim.amount_changed');
  expect(await caseOf(id)).toMatchObject({ state: 'open', step: 1, assignee: approver.id });
  await tryClaim(world, await readCase(world.matters, id, approver), approver.id);
  await act(approver, id, 'approve');
  expect((await caseOf(id)).state).toBe('paying');
  expect(await sound()).toEqual([]);
});

test('killed between approval and settlement, and between settlement and payment: one of each', async () => {
  const person = await addPerson(world);
  const id = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '9000.00' }));
  await act(reviewer, id, 'take');
  await act(reviewer, id, 'forward');
  await act(approver, id, 'take');
  await tryClaim(world, await readCase(world.matters, id, approver), approver.id);
  const { settlements } = world;
  const stopped = new Error('stopped');
  const broken = createBroken(stopped);
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: 'approve' as const };
  await expect(broken.act({ id, caller: approver, request })).rejects.toBe(stopped);
  expect((await caseOf(id)).state).toBe('approved');
  expect(await sound()).toEqual([]);
  await Promise.all([world.matters.finishApproved(), world.matters.finishApproved()]);
  expect((await caseOf(id)).state).toBe('paying');
  const rows = await world.database.sql(
    'test: settled once',
    'select 1 from settlement where person_id = $1',
    [person],
  );
  expect(rows).toHaveLength(1);
  expect(await findPaymentsOfCase(world.database.sql, id)).toHaveLength(1);
  expect(settlements).toBe(world.settlements);
  expect(await sound()).toEqual([]);
});

/** The engine of a process that stops right after it settled. */
function createBroken(stopped: Error): Matters {
  const [effect] = reimbursementEffects(world) as [Effect];
  const { matters: all, ...book } = loadMatters('matters');
  const breaking: Effect = {
    ...effect,
    async prepare(facts) {
      await effect.prepare?.(facts);
      throw stopped;
    },
  };
  const matters = all.filter(({ effect: name }) => name === 'reimburse');
  return createMatters({
    ...{ ...world.matters, notify: null, colleagues: null },
    shelf: createMatterShelf({ ...book, matters }, [breaking]),
  });
}

test('an allowance goes the same way, and nothing to pay ends the case at once', async () => {
  const mother = await addPerson(world, { scheme: 'employee' });
  const form = {
    ...{ event: 'delivery', on: '2025-06-01', difficult: false, children: '2' },
    ...{ monthlyWage: '9000.00', payee: 'person' },
    account: { holder: '示例人', bank: '示范银行', number: '6200000000001234' },
  };
  const id = await bring(world, 'maternity-allowance', mother, form);
  await decide(id);
  expect((await caseOf(id)).result).toMatchObject({ payable: '51900.00', days: '173' });
  await sendBatch(world, await order(id), 'checker.a');
  expect((await caseOf(id)).state).toBe('done');

  const person = await addPerson(world);
  const nothing = stayForm({ C: '500.00' });
  const zero = await bring(world, 'reimburse-inpatient', person, nothing);
  await decide(zero);
  expect(await caseOf(zero)).toMatchObject({ state: 'done', result: { fund: '0.00' } });
  expect(await sound()).toEqual([]);
});
